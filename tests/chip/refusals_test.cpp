// Refusals that only a wrong chip would skip: each needs a command that is right in all but one thing.
#include "primitives/cipher.hpp"
#include "protocols/bac_card.hpp"
#include "protocols/secure_messaging.hpp"
#include "protocols/terminal_authentication_card.hpp"
#include "terminal.hpp"

#include <softchip/cv_maker.hpp>

using namespace chip_test;
using namespace softchip;

namespace {

// E_IFD || M_IFD for a challenge.
Bytes answer_to(View rnd_ic) {
    const auto keys = derive_session_keys(bac_key_seed(mrz), Cipher::des3);
    const Bytes s = join({Bytes(8, 0x11), rnd_ic, Bytes(16, 0x22)});
    const Bytes e_ifd = primitives::cbc_encrypt(Cipher::des3, keys.encryption, Bytes(8, 0), s);
    return join({e_ifd, primitives::mac(Cipher::des3, keys.mac, primitives::pad(e_ifd, 8))});
}

} // namespace

TEST_CASE("an answer to another challenge is refused although its MAC holds") {
    Random random(1);
    const Bytes rnd_ic = unhex("4608F91988702212"), other = unhex("4608F91988702213");
    CHECK(authenticate_bac(mrz, rnd_ic, answer_to(rnd_ic), random).has_value());
    CHECK_FALSE(authenticate_bac(mrz, rnd_ic, answer_to(other), random).has_value());
}

TEST_CASE("a cryptogram with another padding indicator is refused although its checksum holds") {
    const SessionKeys keys{Bytes(16, 0x31), Bytes(16, 0x32)};
    for (const std::uint8_t indicator : {std::uint8_t{0x01}, std::uint8_t{0x02}}) {
        SecureMessaging channel(Cipher::aes128, keys);
        Bytes ssc(16, 0);
        ssc[15] = 1;
        const Bytes iv = primitives::encrypt_block(Cipher::aes128, keys.encryption, ssc);
        const Bytes secret =
            primitives::cbc_encrypt(Cipher::aes128, keys.encryption, iv, primitives::pad(unhex("011E"), 16));
        const Bytes object = ber::make(0x87, join({Bytes{indicator}, secret}));
        const Bytes input = join({ssc, primitives::pad(unhex("0CA4020C"), 16), primitives::pad(object, 16)});
        Command command;
        command.cla = 0x0C;
        command.ins = 0xA4;
        command.p1 = 0x02;
        command.p2 = 0x0C;
        command.data = join({object, ber::make(0x8E, primitives::mac(Cipher::aes128, keys.mac, input))});
        const auto opened = channel.open(command);
        if (indicator == 0x01) {
            REQUIRE(std::holds_alternative<Command>(opened));
            CHECK(hex(std::get<Command>(opened).data) == "011E");
        } else {
            REQUIRE(std::holds_alternative<std::uint16_t>(opened));
            CHECK(std::get<std::uint16_t>(opened) == 0x6988);
        }
    }
}

TEST_CASE("the chip refuses its own ephemeral key as the terminal's") {
    const char* const file = "vectors/icao9303-11_appG1_pace_ecdh_gm_aes128.json";
    if (!support::have_independent(file)) return;
    const auto data = support::independent_json(file);
    Profile profile = bare_profile();
    profile.access = Access::pace;
    profile.pace = {PaceSuite{}};
    profile.passwords.mrz_information = data["mrz_information"];
    softchip::Chip chip(profile);
    chip.power_on();
    for (const char* draw : {"nonce_s", "map_sk_IC", "sk_IC"}) chip.pin_random(unhex(data[draw]));
    for (const char* step : {"mse_set_at", "ga1", "ga2"}) send(chip, data["apdu"][step]);
    CHECK(send(chip, "10860000457C43834104" + data["pk_IC"].get<std::string>() + "00") == "6300");
}

TEST_CASE("the integrated mapping wants a nonce as long as the key") {
    Profile profile = bare_profile();
    profile.access = Access::pace;
    profile.pace = {{Mapping::integrated, Agreement::ecdh, Cipher::aes128, 13}};
    profile.passwords.can = "123456";
    for (const std::size_t size : {std::size_t{8}, std::size_t{16}, std::size_t{32}}) {
        softchip::Chip chip(profile, 3);
        chip.power_on();
        CHECK(send(chip, "0022C1A40F800A04007F00070202040402830102") == "9000");
        send(chip, "10860000027C0000");
        const Bytes body = ber::make(0x7C, ber::make(0x81, Bytes(size, 0x44)));
        const Bytes command = join({unhex("10860000"), Bytes{static_cast<std::uint8_t>(body.size())}, body, Bytes{0}});
        CHECK(hex(chip.exchange(command)) == (size == 16 ? "7C0282009000" : "6A80"));
    }
}

TEST_CASE("a number with leading zeros goes out without them and is as long as p again when it comes back") {
    const Domain domain = *Domain::standardised(Agreement::dh, 0);
    Bytes element;
    for (std::uint16_t i = 1; element.empty() || element[0] != 0; ++i) {
        element = domain.public_key(Bytes{static_cast<std::uint8_t>(i >> 8), static_cast<std::uint8_t>(i)});
        REQUIRE(i < 5'000);
    }
    const Bytes encoded = domain.encode(element);
    CHECK(encoded.size() < 128);
    CHECK(encoded[0] != 0);
    const auto accepted = domain.accept(encoded);
    REQUIRE(accepted);
    CHECK(hex(*accepted) == hex(element));
    CHECK(domain.accept(element) == element);
}

TEST_CASE("numbers outside the subgroup, 1 and p - 1 are refused") {
    const Domain domain = *Domain::standardised(Agreement::dh, 0);
    Bytes p_minus_1 = domain.modp()->p;
    p_minus_1.back() -= 1;
    CHECK_FALSE(domain.accept(Bytes{0x01}));
    CHECK_FALSE(domain.accept(Bytes{0x02}));
    CHECK_FALSE(domain.accept(p_minus_1));
    CHECK_FALSE(domain.accept(domain.modp()->p));
    CHECK(domain.accept(domain.generator()));
}

TEST_CASE("an authority's signature under a terminal certificate does not make a terminal") {
    const CvKey authority = *CvKey::elliptic(13, Hash::sha256), terminal = *CvKey::elliptic(13, Hash::sha256);
    const Bytes root = make_cv_certificate(
        {"VNCVCA00001", "VNCVCA00001", CvRole::authority, 3, "240101", "340101", true}, authority, authority);
    const Bytes leaf = make_cv_certificate(
        {"VNCVCA00001", "VNISDEMO001", CvRole::terminal, 3, "240101", "340101", true}, terminal, authority);
    const Bytes verifier = make_cv_certificate(
        {"VNCVCA00001", "VNDVDEMO001", CvRole::domestic_verifier, 3, "240101", "340101", true}, terminal, authority);
    TrustPoints trust(TerminalAuthentication{{root}, "250101"});
    TerminalAuthenticationCard card;
    REQUIRE(card.select_key(trust, "VNCVCA00001"));
    CHECK_FALSE(card.import(trust, *ber::find(leaf, 0x7F21)));
    CHECK(card.import(trust, *ber::find(verifier, 0x7F21)));
}
