#include "primitives/cipher.hpp"
#include "protocols/pace_suites.hpp"
#include "terminal.hpp"

#include <softchip/profile_builder.hpp>

using namespace chip_test;
using namespace softchip;

namespace {

std::vector<PaceSuite> all_suites() {
    std::vector<PaceSuite> suites;
    const Cipher ciphers[] = {Cipher::des3, Cipher::aes128, Cipher::aes192, Cipher::aes256};
    for (const Cipher cipher : ciphers) {
        for (int id = 8; id <= 18; ++id) {
            suites.push_back({Mapping::generic, Agreement::ecdh, cipher, id});
            // Appendix B needs p = 3 mod 4, which secp224r1 (10) is not.
            if (id != 10) suites.push_back({Mapping::integrated, Agreement::ecdh, cipher, id});
            if (cipher != Cipher::des3) suites.push_back({Mapping::chip_authentication, Agreement::ecdh, cipher, id});
        }
        for (int id = 0; id <= 2; ++id) {
            suites.push_back({Mapping::generic, Agreement::dh, cipher, id});
            suites.push_back({Mapping::integrated, Agreement::dh, cipher, id});
        }
    }
    return suites;
}

Profile can_profile(std::vector<PaceSuite> suites) {
    Profile profile = bare_profile();
    profile.access = Access::pace;
    profile.passwords.can = "135790";
    profile.pace = std::move(suites);
    return profile;
}

} // namespace

TEST_CASE("PACE runs with every mapping, agreement, cipher and parameter set of the standard") {
    Random random(4);
    for (const PaceSuite& suite : all_suites()) {
        CAPTURE(hex(pace_oid(suite)));
        CAPTURE(suite.parameter_id);
        Profile profile = can_profile({suite});
        const Domain domain = *Domain::standardised(suite.agreement, suite.parameter_id);
        const Bytes static_key = random.scalar(domain.order());
        if (suite.mapping == Mapping::chip_authentication)
            profile.chip_keys = {{1, Agreement::ecdh, suite.cipher, suite.parameter_id, static_key}};
        softchip::Chip chip(profile, 11);
        Terminal terminal(chip);
        REQUIRE(terminal.pace(suite, 2, "135790") == 0x9000);
        CHECK(terminal.chip_token_good);
        CHECK(terminal.select_application() == 0x9000);
        CHECK(terminal.read(0x011E) == profile.files.at(0x011E));
    }
}

TEST_CASE("PACE with chip authentication mapping sends data that prove the static key") {
    for (const Cipher cipher : {Cipher::aes128, Cipher::aes256}) {
        const PaceSuite suite{Mapping::chip_authentication, Agreement::ecdh, cipher, 13};
        auto built =
            ProfileBuilder(profiles).access(Access::pace).pace(suite).chip_key(Agreement::ecdh, cipher, 13, 7).build();
        REQUIRE_MESSAGE(built.profile.has_value(), built.error);
        softchip::Chip chip(*built.profile, 11);
        Terminal terminal(chip);
        REQUIRE(terminal.pace(suite, 2, built.profile->passwords.can) == 0x9000);
        CHECK(chip.status().chip_authenticated);
        const auto encrypted = ber::find(terminal.last_step_four, 0x8A);
        REQUIRE(encrypted);
        CHECK(encrypted->size() == 48);
        // §4.4.3.5.2: CA_IC times the static key is the key of the mapping.
        const Domain domain = *Domain::standardised(Agreement::ecdh, 13);
        const Bytes static_key = domain.public_key(built.profile->chip_keys.at(0).private_scalar);
        const auto proved = domain.agree(terminal.chip_authentication_data, static_key);
        REQUIRE(proved);
        CHECK(hex(*proved) == hex(terminal.last_mapping_key));
    }
}

TEST_CASE("five hundred PACE sessions and as many BAC sessions agree on their keys") {
    Profile profile = can_profile({PaceSuite{Mapping::generic, Agreement::ecdh, Cipher::aes128, 12}});
    profile.access = Access::pace_or_bac;
    profile.passwords.mrz_information = mrz;
    int failures = 0;
    for (std::uint64_t seed = 1; seed <= 500; ++seed) {
        softchip::Chip chip(profile, seed);
        Terminal terminal(chip);
        terminal.random = Random(seed + 1'000);
        if (terminal.pace(profile.pace[0], 2, "135790") != 0x9000 || !terminal.chip_token_good) ++failures;
        Terminal second(chip);
        second.random = Random(seed + 2'000);
        second.select_application();
        if (second.bac(mrz) != 0x9000 || second.read(0x011E).empty()) ++failures;
    }
    CHECK(failures == 0);
}

TEST_CASE("a wrong CAN fails at the fourth step with 6300 and opens nothing") {
    softchip::Chip chip(can_profile({PaceSuite{}}), 2);
    Terminal terminal(chip);
    CHECK(terminal.pace(PaceSuite{}, 2, "135791") == 0x6300);
    CHECK(chip.status().access == "none");
    CHECK(chip.status().password_failures == 1);
    terminal.select_application();
    CHECK(terminal.select(0x011E) == 0x6982);
    CHECK(terminal.pace(PaceSuite{}, 2, "135790") == 0x9000);
}

TEST_CASE("MSE:Set AT says what it misses") {
    softchip::Chip chip(can_profile({PaceSuite{}, PaceSuite{Mapping::generic, Agreement::ecdh, Cipher::aes128, 12}}),
                        2);
    chip.power_on();
    const std::string oid = "800A04007F00070202040202";
    CHECK(send(chip, "0022C1A40F" + oid + "830102") == "6A88"); // two parameter sets share the OID
    CHECK(send(chip, "0022C1A412" + oid + "83010284010D") == "9000");
    CHECK(send(chip, "0022C1A412" + oid + "83010284010C") == "9000");
    CHECK(send(chip, "0022C1A412" + oid + "83010284010E") == "6A88");        // no such parameters here
    CHECK(send(chip, "0022C1A412" + oid + "83010184010D") == "6A88");        // no MRZ password on this chip
    CHECK(send(chip, "0022C1A40F800A04007F00070202040204830102") == "6A80"); // AES-256 is not offered
    CHECK(send(chip, "0022C1A403830102") == "6A80");
    CHECK(send(chip, "0022C1A412800A04007F0007020204020283010284010D00") == "6700"); // Le on MSE
}

TEST_CASE("GENERAL AUTHENTICATE without MSE:Set AT, out of order or unlinked is refused") {
    softchip::Chip chip(can_profile({PaceSuite{}}), 2);
    chip.power_on();
    CHECK(send(chip, "10860000027C0000") == "6985");
    const std::string set_at = "0022C1A40F800A04007F00070202040202830102";
    CHECK(send(chip, set_at) == "9000");
    CHECK(send(chip, "00860000027C0000") == "6883"); // the first three steps are linked by CLA 10
    CHECK(send(chip, set_at) == "9000");
    CHECK(send(chip, "10860000027C0000").substr(0, 8) == "7C128010");
    CHECK(send(chip, "10860000047C02830000") == "6A80"); // step 2 wants DO'81'
    CHECK(send(chip, "10860000027C0000") == "6985");     // and that ended the run
}

TEST_CASE("points that are not on the curve or at infinity, and the chip's own key, are refused by the chip") {
    softchip::Chip chip(can_profile({PaceSuite{}}), 2);
    const Bytes generator = Domain::standardised(Agreement::ecdh, 13)->generator();
    const auto second_step = [&](Bytes point) {
        chip.power_on();
        send(chip, "0022C1A40F800A04007F00070202040202830102");
        send(chip, "10860000027C0000");
        const Bytes body = ber::make(0x7C, ber::make(0x81, point));
        return hex(
            chip.exchange(join({unhex("10860000"), Bytes{static_cast<std::uint8_t>(body.size())}, body, Bytes{0}})));
    };
    Bytes off = generator;
    off[40] ^= 1;
    CHECK(second_step(off) == "6A80");
    CHECK(second_step({0x00}) == "6A80");
    CHECK(second_step(Bytes(generator.begin(), generator.end() - 1)) == "6A80");
    CHECK(second_step(generator).substr(0, 4) == "7C43");
}

TEST_CASE("a PIN counts down, is suspended before its last try until the CAN is given, and the PUK opens it again") {
    Profile profile = can_profile({PaceSuite{}});
    profile.passwords.pin = "111222";
    profile.passwords.puk = "9876543210";
    softchip::Chip chip(profile, 2);
    CHECK(Terminal(chip).pace(PaceSuite{}, 3, "000000") == 0x63C2);
    CHECK(Terminal(chip).pace(PaceSuite{}, 3, "000000") == 0x63C1);
    CHECK(Terminal(chip).pace(PaceSuite{}, 3, "111222") == 0x6985); // suspended
    {
        Terminal terminal(chip);
        REQUIRE(terminal.pace(PaceSuite{}, 2, "135790") == 0x9000);
        CHECK(terminal.pace(PaceSuite{}, 3, "000000") == 0x63C0);
    }
    {
        Terminal terminal(chip);
        REQUIRE(terminal.pace(PaceSuite{}, 2, "135790") == 0x9000);
        CHECK(terminal.pace(PaceSuite{}, 3, "111222") == 0x6983); // blocked
    }
    CHECK(Terminal(chip).pace(PaceSuite{}, 4, "9876543210") == 0x9000);
    CHECK(Terminal(chip).pace(PaceSuite{}, 3, "111222") == 0x9000);
}

TEST_CASE("the keys of a seeded chip are the same every time, those of an unseeded one are not") {
    const auto nonce = [](std::uint64_t seed) {
        softchip::Chip chip(can_profile({PaceSuite{}}), seed);
        chip.power_on();
        send(chip, "0022C1A40F800A04007F00070202040202830102");
        return send(chip, "10860000027C0000");
    };
    CHECK(nonce(5) == nonce(5));
    CHECK(nonce(5) != nonce(6));
    CHECK(nonce(0) != nonce(0));
}
