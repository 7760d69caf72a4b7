#include "chip_test.hpp"
#include "primitives/cipher.hpp"
#include "protocols/key_derivation.hpp"
#include "protocols/pace_mapping.hpp"
#include "protocols/pace_suites.hpp"

using namespace chip_test;
using softchip::Agreement;
using softchip::Cipher;
using softchip::Domain;
using softchip::Mapping;
using Json = nlohmann::json;

namespace {

softchip::Profile pace_profile(Mapping mapping, Agreement agreement, int parameter_id) {
    softchip::Profile profile = bare_profile();
    profile.access = softchip::Access::pace;
    profile.pace = {{mapping, agreement, Cipher::aes128, parameter_id}};
    return profile;
}

std::string point(const Json& value) {
    return "04" + value.get<std::string>();
}

std::string token_object(const std::string& tag, const std::string& token) {
    return "7C0A" + tag + "08" + token;
}

} // namespace

TEST_CASE("the chip of Appendix G.1 answers the printed commands with the printed responses") {
    const char* const file = "vectors/icao9303-11_appG1_pace_ecdh_gm_aes128.json";
    if (!support::have_independent(file)) return;
    const Json data = support::independent_json(file);
    auto profile = pace_profile(Mapping::generic, Agreement::ecdh, 13);
    profile.passwords.mrz_information = data["mrz_information"];
    for (const char* set_at : {"mse_set_at", "mse_set_at_with_param"}) {
        softchip::Chip chip(profile);
        chip.power_on();
        for (const char* draw : {"nonce_s", "map_sk_IC", "sk_IC"}) chip.pin_random(unhex(data[draw]));
        CHECK(send(chip, data["apdu"][set_at]) == "9000");
        for (const std::string step : {"ga1", "ga2", "ga3", "ga4"}) {
            CAPTURE(step);
            CHECK(send(chip, data["apdu"][step]) == data["apdu"][step + "_rsp"]);
        }
        CHECK(chip.status().access == "PACE");
    }
}

TEST_CASE("the chip of Appendix G.2 answers the printed commands with the printed responses") {
    const char* const file = "vectors/icao9303-11_appG2_pace_dh_gm_aes128.json";
    if (!support::have_independent(file)) return;
    const Json data = support::independent_json(file);
    auto profile = pace_profile(Mapping::generic, Agreement::dh, 0);
    profile.passwords.mrz_information = data["mrz_information"];
    softchip::Chip chip(profile);
    chip.power_on();
    for (const char* draw : {"nonce_s", "map_sk_IC", "sk_IC"}) chip.pin_random(unhex(data[draw]));
    CHECK(send(chip, data["apdu"]["mse_set_at"]) == "9000");
    CHECK(send(chip, "10860000027C0000") == data["apdu"]["ga1_rsp"]);
    CHECK(send(chip, data["apdu"]["ga2"]) == data["apdu"]["ga2_rsp"]);
    CHECK(send(chip, data["apdu"]["ga3"]) == "7C8183848180" + data["pk_IC"].get<std::string>() + "9000");
    CHECK(send(chip, "008600000C" + token_object("85", data["T_IFD"]) + "00") ==
          token_object("86", data["T_IC"]) + "9000");
}

TEST_CASE("the chip of Appendix H.1 maps the nonces to the printed generator and gives the printed token") {
    const char* const file = "vectors/icao9303-11_appH1_pace_ecdh_im_aes128.json";
    if (!support::have_independent(file)) return;
    const Json data = support::independent_json(file);
    const Domain domain = *Domain::standardised(Agreement::ecdh, 13);
    const auto generator = map_integrated(domain, Cipher::aes128, unhex(data["nonce_s"]), unhex(data["nonce_t"]));
    REQUIRE(generator);
    CHECK(hex(*generator) == point(data["mapped_generator"]));

    auto profile = pace_profile(Mapping::integrated, Agreement::ecdh, 13);
    profile.passwords.can = data["password"];
    softchip::Chip chip(profile);
    chip.power_on();
    for (const char* draw : {"nonce_s", "sk_IC"}) chip.pin_random(unhex(data[draw]));
    CHECK(send(chip, "0022C1A40F800A04007F00070202040402830102") == "9000");
    CHECK(send(chip, "10860000027C0000") == data["apdu"]["ga1_rsp"]);
    CHECK(send(chip, data["apdu"]["ga2"]) == "7C0282009000");
    CHECK(send(chip, data["apdu"]["ga3"]) == data["apdu"]["ga3_rsp"]);
    CHECK(send(chip, data["apdu"]["ga4"]) == data["apdu"]["ga4_rsp"]);
}

TEST_CASE("the integrated mapping of Appendix H.2 gives the printed numbers") {
    const char* const file = "vectors/icao9303-11_appH2_pace_dh_im_aes128.json";
    if (!support::have_independent(file)) return;
    const Json data = support::independent_json(file);
    Domain domain = *Domain::standardised(Agreement::dh, 0);
    CHECK(hex(domain.modp()->p) == data["p"]);
    CHECK(hex(domain.modp()->q) == data["q"]);
    CHECK(hex(domain.modp()->g) == data["g"]);
    CHECK(hex(softchip::pseudo_random_number(Cipher::aes128, unhex(data["nonce_s"]), unhex(data["nonce_t"]),
                                             domain.modp()->p)) == data["Rp"]);
    const auto generator = map_integrated(domain, Cipher::aes128, unhex(data["nonce_s"]), unhex(data["nonce_t"]));
    REQUIRE(generator);
    CHECK(hex(*generator) == data["mapped_generator"]);
    domain.set_generator(*generator);
    CHECK(hex(domain.public_key(unhex(data["sk_IFD"]))) == data["pk_IFD"]);
    const auto shared = domain.agree(unhex(data["sk_IFD"]), unhex(data["pk_IC"]));
    REQUIRE(shared);
    CHECK(hex(*shared) == data["shared_secret_K"]);
    const auto keys = softchip::derive_session_keys(domain.shared_secret(*shared), Cipher::aes128);
    CHECK(hex(keys.encryption) == data["KSEnc"]);
    CHECK(hex(keys.mac) == data["KSMAC"]);
    const Bytes oid = softchip::pace_oid({Mapping::integrated, Agreement::dh, Cipher::aes128, 0});
    const Bytes input = domain.public_key_object(oid, unhex(data["pk_IFD"]));
    CHECK(hex(input) == data["token_input_IC"]);
    CHECK(hex(softchip::primitives::mac(Cipher::aes128, keys.mac, input)) == data["T_IC"]);
}

TEST_CASE("the encrypted nonce of Appendix H.2 comes from the CAN") {
    const char* const file = "vectors/icao9303-11_appH2_pace_dh_im_aes128.json";
    if (!support::have_independent(file)) return;
    const Json data = support::independent_json(file);
    auto profile = pace_profile(Mapping::integrated, Agreement::dh, 0);
    profile.passwords.can = data["password"];
    softchip::Chip chip(profile);
    chip.power_on();
    chip.pin_random(unhex(data["nonce_s"]));
    CHECK(send(chip, "0022C1A40F800A04007F00070202040302830102") == "9000");
    CHECK(send(chip, "10860000027C0000") == "7C128010" + data["encrypted_nonce_z"].get<std::string>() + "9000");
    CHECK(send(chip, "10860000147C128110" + data["nonce_t"].get<std::string>() + "00") == "7C0282009000");
}

TEST_CASE("the chip authentication data of Appendix I.1 are the printed ones") {
    const char* const file = "vectors/icao9303-11_appI1_pace_ecdh_cam_aes128.json";
    if (!support::have_independent(file)) return;
    const Json data = support::independent_json(file);
    const Domain domain = *Domain::standardised(Agreement::ecdh, 13);
    CHECK(hex(domain.public_key(unhex(data["static_sk_IC_derived"]))) == point(data["static_PK_IC"]));
    const Bytes ca_ic =
        softchip::primitives::divide_mod(unhex(data["map_sk_IC"]), unhex(data["static_sk_IC_derived"]), domain.order());
    CHECK(hex(ca_ic) == data["CA_IC"]);

    // The example prints no private key for step 3; every printed message up to it must come out.
    auto profile = pace_profile(Mapping::chip_authentication, Agreement::ecdh, 13);
    profile.passwords.mrz_information = data["mrz_information"];
    profile.chip_keys = {{13, Agreement::ecdh, Cipher::aes128, 13, unhex(data["static_sk_IC_derived"])}};
    softchip::Chip chip(profile);
    chip.power_on();
    for (const char* draw : {"nonce_s", "map_sk_IC"}) chip.pin_random(unhex(data[draw]));
    CHECK(send(chip, data["apdu"]["mse_set_at"]) == "9000");
    CHECK(send(chip, "10860000027C0000") == data["apdu"]["ga1_rsp"]);
    CHECK(send(chip, data["apdu"]["ga2"]) == data["apdu"]["ga2_rsp"]);
}

TEST_CASE("the encryption of the chip authentication data follows Appendix I.1") {
    const char* const file = "vectors/icao9303-11_appI1_pace_ecdh_cam_aes128.json";
    if (!support::have_independent(file)) return;
    const Json data = support::independent_json(file);
    using namespace softchip::primitives;
    const Bytes key = unhex(data["KSEnc"]);
    const Bytes iv = encrypt_block(Cipher::aes128, key, Bytes(16, 0xFF));
    CHECK(hex(iv) == data["iv"]);
    const Bytes padded = pad(unhex(data["CA_IC"]), 16);
    CHECK(hex(padded) == data["CA_IC_padded"]);
    CHECK(hex(cbc_encrypt(Cipher::aes128, key, iv, padded)) == data["encrypted_chip_auth_data_8A"]);
}

TEST_CASE("the PACE runs of the BSI worked examples come out on the chip's side") {
    struct Example {
        const char* file;
        Agreement agreement;
        int parameter_id;
        const char* oid_arc;
    };
    for (const Example& example : {Example{"ecdh", Agreement::ecdh, 13, "02"}, Example{"dh", Agreement::dh, 0, "01"}}) {
        const std::string file = std::string("vectors/bsi_tr03110_eac2_worked_example_") + example.file + ".json";
        if (!support::have_independent(file)) return;
        const Json data = support::independent_json(file);
        auto profile = pace_profile(Mapping::generic, example.agreement, example.parameter_id);
        profile.passwords.pin = "123456";
        softchip::Chip chip(profile);
        chip.power_on();
        for (const char* draw : {"nonce", "map_picc_priv_key", "picc_priv_key"}) chip.pin_random(unhex(data[draw]));
        CHECK(send(chip, std::string("0022C1A40F800A04007F0007020204") + example.oid_arc + "02830103") == "9000");
        CHECK(send(chip, "10860000027C0000") == "7C128010" + data["nonce_enc"].get<std::string>() + "9000");
        const auto exchange = [&](std::uint32_t out_tag, const char* out, std::uint32_t in_tag, const char* in) {
            using softchip::ber::make;
            const Bytes body = make(0x7C, make(out_tag, unhex(data[out])));
            const Bytes command =
                softchip::join({unhex("10860000"), Bytes{static_cast<std::uint8_t>(body.size())}, body});
            CHECK(hex(chip.exchange(softchip::join({command, Bytes{0x00}}))) ==
                  hex(make(0x7C, make(in_tag, unhex(data[in])))) + "9000");
        };
        exchange(0x81, "map_pcd_pub_key", 0x82, "map_picc_pub_key");
        exchange(0x83, "pcd_pub_key", 0x84, "picc_pub_key");
        CHECK(send(chip, "008600000C" + token_object("85", data["authentication_token_pcd"]) + "00") ==
              token_object("86", data["authentication_token_picc"]) + "9000");
    }
}
