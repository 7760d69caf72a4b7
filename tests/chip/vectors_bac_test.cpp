#include "chip_test.hpp"
#include "protocols/key_derivation.hpp"

using namespace chip_test;

namespace {

const char* const vector_file = "vectors/icao9303-11_appD_bac_sm_3des.json";

softchip::Profile profile_of_appendix_d(const nlohmann::json& data) {
    softchip::Profile profile = bare_profile();
    profile.access = softchip::Access::bac;
    profile.passwords.mrz_information = data["mrz_information"];
    return profile;
}

} // namespace

TEST_CASE("the basic access keys are those of Appendix D.2") {
    if (!support::have_independent(vector_file)) return;
    const auto data = support::independent_json(vector_file);
    const Bytes seed = softchip::bac_key_seed(data["mrz_information"]);
    CHECK(hex(seed) == data["Kseed"]);
    const auto keys = softchip::derive_session_keys(seed, softchip::Cipher::des3);
    CHECK(hex(keys.encryption) == data["kdf"]["KEnc"]);
    CHECK(hex(keys.mac) == data["kdf"]["KMAC"]);
}

TEST_CASE("the chip of Appendix D answers the printed commands with the printed responses") {
    if (!support::have_independent(vector_file)) return;
    const auto data = support::independent_json(vector_file);
    softchip::Chip chip(profile_of_appendix_d(data));
    chip.power_on();
    CHECK(send(chip, select_application) == "9000");
    chip.pin_random(unhex(data["bac"]["RND_IC"]));
    chip.pin_random(unhex(data["bac"]["K_IC"]));
    CHECK(send(chip, data["bac"]["get_challenge_cmd"]) == data["bac"]["RND_IC"].get<std::string>() + "9000");
    CHECK(send(chip, data["bac"]["external_authenticate_cmd"]) == data["bac"]["response"]);
    CHECK(chip.status().access == "BAC");
    for (const auto& step : data["secure_messaging"]) {
        CAPTURE(step["name"].get<std::string>());
        CHECK(send(chip, step["command"]["protected_APDU"]) == step["response"]["response"]);
    }
}

TEST_CASE("a changed cryptogram of Appendix D is refused and nothing opens") {
    if (!support::have_independent(vector_file)) return;
    const auto data = support::independent_json(vector_file);
    softchip::Chip chip(profile_of_appendix_d(data));
    chip.power_on();
    send(chip, select_application);
    chip.pin_random(unhex(data["bac"]["RND_IC"]));
    send(chip, data["bac"]["get_challenge_cmd"]);
    std::string command = data["bac"]["external_authenticate_cmd"];
    command[20] = command[20] == '0' ? '1' : '0';
    CHECK(send(chip, command) == "6300");
    CHECK(chip.status().access == "none");
    CHECK(send(chip, data["bac"]["external_authenticate_cmd"]) == "6985"); // the challenge served once
}
