#include "auth/chip_authentication.hpp"
#include "auth/chip_messages.hpp"
#include "auth/chip_suites.hpp"
#include "crypto/group.hpp"
#include "crypto/kdf.hpp"
#include "sm/secure_messaging.hpp"
#include "support/data.hpp"
#include "support/scripted_card.hpp"
#include "tlv/tlv.hpp"

#include <doctest/doctest.h>

using namespace cccd;

namespace {

constexpr const char* static_private = "38BE249EBA505215C3AB8C61559AE243B20043F72C237A984E48C33FD0C62DC0";
constexpr const char* terminal_private = "0DBE249EBA505215C3AB8C61559AE243B20043F72C237A984E48C33FD0C62DC1";

Bytes spki(const crypto::Group& group, ByteView element) {
    auto algorithm = tlv::make(0x06, from_hex("04007F00070102")); // standardizedDomainParameters
    tlv::append(algorithm, 0x02, Bytes{static_cast<std::uint8_t>(group.parameter_id())});
    Bytes bits{0};
    if (group.kind() == crypto::GroupKind::elliptic) {
        bits.insert(bits.end(), element.begin(), element.end());
    } else {
        Bytes integer = to_bytes(element);
        if ((integer.front() & 0x80) != 0) integer.insert(integer.begin(), 0);
        const auto der = tlv::make(0x02, integer);
        bits.insert(bits.end(), der.begin(), der.end());
    }
    auto inside = tlv::make(0x30, algorithm);
    tlv::append(inside, 0x03, bits);
    return tlv::make(0x30, inside);
}

Bytes key_info(const crypto::Group& group, ByteView element, std::optional<int> key_id) {
    auto inside = tlv::make(
        0x06, from_hex(group.kind() == crypto::GroupKind::elliptic ? "04007F000702020102" : "04007F000702020101"));
    const auto info = spki(group, element);
    inside.insert(inside.end(), info.begin(), info.end());
    if (key_id) tlv::append(inside, 0x02, Bytes{static_cast<std::uint8_t>(*key_id)});
    return tlv::make(0x30, inside);
}

Bytes suite_info(const char* arcs, std::optional<int> key_id) {
    auto inside = tlv::make(0x06, from_hex(std::string("04007F0007020203") + arcs));
    tlv::append(inside, 0x02, Bytes{1});
    if (key_id) tlv::append(inside, 0x02, Bytes{static_cast<std::uint8_t>(*key_id)});
    return tlv::make(0x30, inside);
}

lds::SecurityInfos infos_of(std::initializer_list<Bytes> entries) {
    Bytes inside;
    for (const auto& entry : entries) inside.insert(inside.end(), entry.begin(), entry.end());
    auto infos = lds::parse_security_infos(tlv::make(0x31, inside));
    REQUIRE(infos);
    REQUIRE(infos->unknown.empty());
    return std::move(*infos);
}

struct Keys {
    crypto::Group group = *crypto::Group::standardized(13);
    Bytes chip = to_bytes(group.power(group.generator(), from_hex(static_private))->expose());
    Bytes terminal = to_bytes(group.power(group.generator(), from_hex(terminal_private))->expose());
};

std::string object(unsigned tag, ByteView value) {
    return to_hex(tlv::make(tag, value));
}

std::string with_length(const std::string& data) {
    return to_hex(Bytes{static_cast<std::uint8_t>(data.size() / 2)}) + data;
}

/// A run with AES-128 on a curve, over a card that answers the key with `answer`.
Result<auth::ChipAuthenticationResult> run_aes(const Keys& keys, support::ScriptedCard& card, iso7816::CardLink& link,
                                               const char* answer) {
    card.on("002241A40C 800A04007F00070202030202", "9000");
    card.on("00860000" + with_length(object(0x7C, tlv::make(0x80, keys.terminal))) + "00", answer);
    support::PinnedRandom random(terminal_private);
    return auth::agree_with_chip(link, infos_of({suite_info("0202", {}), key_info(keys.group, keys.chip, {})}), random);
}

} // namespace

TEST_CASE("AES runs by MSE:Set AT and GENERAL AUTHENTICATE, and the link goes on under the agreed keys") {
    const Keys keys;
    support::ScriptedCard card;
    iso7816::CardLink link(card, {});
    const auto done = run_aes(keys, card, link, "7C00 9000");
    REQUIRE(done);
    CHECK(card.satisfied());
    CHECK(done->record.suite == "CA-ECDH-AES-CBC-CMAC-128");
    CHECK_FALSE(done->record.key_id.has_value());
    CHECK_FALSE(done->record.proved);
    CHECK(done->record.public_key_info == spki(keys.group, keys.chip));
    CHECK(done->terminal_key == to_bytes(ByteView(keys.terminal).subspan(1, 32)));

    // The chip's keys, from its own private key, start with a counter of zero.
    const auto secret = keys.group.agree(from_hex(static_private), keys.terminal);
    sm::SecureMessaging same(*crypto::derive_session_keys(crypto::Cipher::aes128, secret->expose()));
    const auto expected = same.protect({0x00, 0xB0, 0x00, 0x00, {}, 4});
    card.on(to_hex(expected->encode()), "6988");
    CHECK(link.send({0x00, 0xB0, 0x00, 0x00, {}, 4}).error().code == ErrorCode::secure_messaging_missing);
    CHECK(card.satisfied());
}

TEST_CASE("3DES runs by MSE:Set KAT alone, with the key's number where it has one") {
    const Keys keys;
    support::ScriptedCard card;
    const auto data = object(0x91, keys.terminal) + "840105";
    card.on("002241A6" + with_length(data), "9000");
    support::PinnedRandom random(terminal_private);
    iso7816::CardLink link(card, {});
    const auto done =
        auth::agree_with_chip(link, infos_of({suite_info("0201", 5), key_info(keys.group, keys.chip, 5)}), random);
    REQUIRE(done);
    CHECK(card.satisfied());
    CHECK(done->record.suite == "CA-ECDH-3DES-CBC-CBC");
    CHECK(done->record.key_id == 5u);
}

TEST_CASE("a key without an info stands for 3DES, and MSE:Set AT is not tried then") {
    const Keys keys;
    support::ScriptedCard card;
    card.on("*", "6A80");
    support::PinnedRandom random(terminal_private);
    iso7816::CardLink link(card, {});
    const auto done = auth::agree_with_chip(link, infos_of({key_info(keys.group, keys.chip, {})}), random);
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::chip_authentication_failed);
    CHECK(done.error().status_word == 0x6A80);
    CHECK(card.sent.size() == 1);
    CHECK(card.sent[0].substr(0, 8) == "002241A6");
    CHECK_FALSE(link.secured());
}

TEST_CASE("3DES that the chip announces goes by MSE:Set AT where MSE:Set KAT is refused") {
    const Keys keys;
    support::ScriptedCard card;
    card.on("*", "6D00").on("002241A40C 800A04007F00070202030201", "9000").on("*", "7C00 9000");
    support::PinnedRandom random(terminal_private);
    iso7816::CardLink link(card, {});
    REQUIRE(
        auth::agree_with_chip(link, infos_of({suite_info("0201", {}), key_info(keys.group, keys.chip, {})}), random));
    CHECK(card.satisfied());
    CHECK(card.sent.at(2).substr(0, 8) == "00860000");
    CHECK(link.secured());
}

TEST_CASE("a key of our own that equals the chip's is not sent") {
    const Keys keys;
    support::ScriptedCard card;
    support::PinnedRandom random(static_private);
    iso7816::CardLink link(card, {});
    const auto done =
        auth::agree_with_chip(link, infos_of({suite_info("0202", {}), key_info(keys.group, keys.chip, {})}), random);
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::chip_authentication_failed);
    CHECK(card.sent.empty());
}

TEST_CASE("a key goes with the info of its number, and without a number with the only one there is") {
    const Keys keys;
    const auto choices = [&](std::optional<int> info, std::optional<int> key) {
        return auth::chip_choices(infos_of({suite_info("0202", info), key_info(keys.group, keys.chip, key)})).size();
    };
    CHECK(choices(7, 7) == 1);
    CHECK(choices({}, 7) == 1);
    CHECK(choices(7, {}) == 1);
    CHECK(choices(7, 8) == 0);
}

TEST_CASE("with several keys the strongest suite is tried first, with its own key's number, then the next") {
    const Keys keys;
    const auto small = *crypto::Group::standardized(12);
    const auto small_key = to_bytes(small.power(small.generator(), from_hex(static_private))->expose());
    const auto infos = infos_of({suite_info("0201", 1), suite_info("0204", 2), key_info(small, small_key, 1),
                                 key_info(keys.group, keys.chip, 2)});
    const auto choices = auth::chip_choices(infos);
    REQUIRE(choices.size() == 2);
    CHECK(choices[0].suite->name == "CA-ECDH-AES-CBC-CMAC-256");
    CHECK(choices[0].key_id == 2u);
    CHECK(choices[0].group.parameter_id() == 13);
    CHECK(choices[1].suite->name == "CA-ECDH-3DES-CBC-CBC");
    CHECK(choices[1].group.parameter_id() == 12);

    support::ScriptedCard card;
    card.on("002241A40F 800A04007F00070202030204 840102", "6A88");
    card.on("*", "9000");
    support::PinnedRandom random(std::string(terminal_private) + terminal_private);
    iso7816::CardLink link(card, {});
    const auto done = auth::agree_with_chip(link, infos, random);
    REQUIRE(done);
    CHECK(done->record.key_id == 1u);
    CHECK(card.sent[1].substr(0, 8) == "002241A6");
}

TEST_CASE("Diffie-Hellman keys go without leading zeros and in one long command where the reader can") {
    const auto group = *crypto::Group::standardized(2);
    const auto chip = to_bytes(group.power(group.generator(), from_hex(static_private))->expose());
    support::ScriptedCard card;
    card.reader = {ExtendedLength::yes, 2048, 2048};
    card.on("*", "9000").on("*", "7C00 9000");
    support::PinnedRandom random(terminal_private);
    iso7816::CardLink link(card, {});
    const auto done =
        auth::agree_with_chip(link, infos_of({suite_info("0103", {}), key_info(group, chip, {})}), random);
    REQUIRE(done);
    CHECK(done->record.suite == "CA-DH-AES-CBC-CMAC-192");
    CHECK(done->terminal_key.size() == 20); // SHA-1 of the public value (§7.1.4.1.3)
    REQUIRE(card.sent.size() == 2);
    CHECK(card.sent[1].substr(0, 14) == "00860000000108");
}

TEST_CASE("what DG14 offers and nobody knows is no Chip Authentication") {
    const Keys keys;
    const auto odd_key = infos_of({suite_info("0202", {}), key_info(*crypto::Group::standardized(0),
                                                                    crypto::Group::standardized(0)->generator(), {})});
    CHECK(auth::chip_choices(odd_key).empty()); // a suite for curves and a key for a field
    CHECK(auth::chip_choices(infos_of({suite_info("0209", {}), key_info(keys.group, keys.chip, {})})).empty());
    auto off_curve = keys.chip;
    off_curve.back() ^= 1;
    CHECK(auth::chip_choices(infos_of({suite_info("0202", {}), key_info(keys.group, off_curve, {})})).empty());
    support::ScriptedCard card;
    support::PinnedRandom random;
    iso7816::CardLink link(card, {});
    CHECK(auth::agree_with_chip(link, odd_key, random).error().code == ErrorCode::access_suite_unknown);
    CHECK(card.sent.empty());
}

TEST_CASE("an answer that is no empty template fails") {
    CHECK(auth::parse_chip_general_authenticate({}));
    CHECK(auth::parse_chip_general_authenticate(from_hex("7C00")));
    CHECK_FALSE(auth::parse_chip_general_authenticate(from_hex("7C028100")));
    CHECK_FALSE(auth::parse_chip_general_authenticate(from_hex("7C0000")));
    CHECK_FALSE(auth::parse_chip_general_authenticate(from_hex("8000")));
    const Keys keys;
    support::ScriptedCard card;
    iso7816::CardLink link(card, {});
    const auto done = run_aes(keys, card, link, "7C028100 9000");
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::chip_authentication_failed);
}

TEST_CASE("the shared secret of the BSI worked example for Chip Authentication is agreed") {
    for (const char* file :
         {"vectors/bsi_tr03110_eac2_worked_example_ecdh.json", "vectors/bsi_tr03110_eac2_worked_example_dh.json"}) {
        if (!support::have_independent(file)) continue;
        INFO(std::string(file));
        const auto data = support::independent_json(file);
        const auto hex = [&](const char* name) { return from_hex(data[name].get<std::string>()); };
        const bool curve = std::string(file).find("ecdh") != std::string::npos;
        const auto group = *crypto::Group::standardized(curve ? 13 : 0);
        const auto chip = group.from_wire(hex("ca_picc_pub_key"));
        REQUIRE(chip);
        const auto secret = group.agree(hex("ca_pcd_priv_key"), *chip);
        REQUIRE(secret);
        CHECK(equal(secret->expose(), hex("ca_shared_secret_k")));
    }
}
