// BSI TR-03105 part 5.1, unit ISO7816_D (Chip Authentication). Known by title only: the tests say what the titles say.
#include "auth/chip_authentication.hpp"
#include "lds/dg14.hpp"
#include "rig.hpp"
#include "support/scripted_card.hpp"

using namespace conformance;

namespace {

constexpr auto check_id = CheckId::chip_authentication;

Outcome inspect(const softchip::ProfileBuilder& chip, TransportLimits limits = demo::ChipTransport::short_reader()) {
    Inspection inspection{built(chip), small_request()};
    inspection.limits = limits;
    return inspection.run();
}

void check_passed(const Outcome& outcome) {
    REQUIRE_MESSAGE(outcome.evidence, outcome.text);
    CHECK_MESSAGE(outcome.verdict(check_id) == Verdict::passed, outcome.reason(check_id));
    CHECK(outcome.text == "genuine");
}

/// DG14 of the chip with what `change` does to it, signed again by EF.SOD.
Outcome with_changed_dg14(const softchip::ProfileBuilder& chip, const std::function<void(Bytes&)>& change) {
    auto dg14 = built(chip).files.at(softchip::fid::data_group(14));
    change(dg14);
    auto changed = chip;
    return inspect(changed.group(14, dg14));
}

std::size_t place_of(const Bytes& where, const Bytes& what) {
    const auto found = std::search(where.begin(), where.end(), what.begin(), what.end());
    REQUIRE(found != where.end());
    return static_cast<std::size_t>(found - where.begin());
}

void check_not_run(const Outcome& outcome) {
    REQUIRE_MESSAGE(outcome.evidence, outcome.text);
    CHECK_FALSE(outcome.evidence->chip_authentication.has_value());
    CHECK(outcome.verdict(check_id) != Verdict::passed);
    CHECK_FALSE(outcome.verified->report.acceptable({}));
}

/// The static EC key on brainpoolP256r1, with its number.
softchip::ProfileBuilder ec_chip(KeyForm form = KeyForm::named) {
    auto chip = pace_builder();
    chip.chip_key(Agreement::ecdh, Cipher::aes128, 13, 7, form);
    return chip;
}

softchip::ProfileBuilder dh_chip(KeyForm form = KeyForm::named) {
    auto chip = pace_builder();
    chip.chip_key(Agreement::dh, Cipher::aes128, 2, 7, form);
    return chip;
}

lds::SecurityInfos infos_of(const softchip::ProfileBuilder& chip) {
    const auto file = built(chip).files.at(softchip::fid::data_group(14));
    return *lds::parse_security_infos(lds::parse_dg14(file)->security_infos);
}

} // namespace

TEST_CASE("ISO7816_D_01 Chip Authentication with DH passes") {
    const auto extended = demo::ChipTransport::extended_reader();
    for (const auto cipher : {Cipher::des3, Cipher::aes128, Cipher::aes192, Cipher::aes256}) {
        check_passed(inspect(pace_builder().chip_key(Agreement::dh, cipher, 0, {}, KeyForm::named)));
        check_passed(inspect(pace_builder().chip_key(Agreement::dh, cipher, 1, {}, KeyForm::named), extended));
    }
    // §9.3: 2048 bits need extended length. A reader without says so and does not accuse the chip.
    const auto too_long = inspect(pace_builder().chip_key(Agreement::dh, Cipher::aes128, 1, {}, KeyForm::named));
    REQUIRE_MESSAGE(too_long.evidence, too_long.text);
    CHECK(too_long.verdict(check_id) == Verdict::not_attempted);
    CHECK(too_long.reason(check_id) == "reader_too_short");
    CHECK(too_long.text == "cannot_tell");
}

TEST_CASE("ISO7816_D_02 Chip Authentication with ECDH passes") {
    for (const auto cipher : {Cipher::des3, Cipher::aes128, Cipher::aes192, Cipher::aes256})
        check_passed(inspect(pace_builder().chip_key(Agreement::ecdh, cipher, 12)));
}

TEST_CASE("ISO7816_D_03 one key with a reference is used") {
    check_passed(inspect(ec_chip()));
}

TEST_CASE("ISO7816_D_04 of two keys with references one is used by its reference") {
    check_passed(inspect(ec_chip().chip_key(Agreement::ecdh, Cipher::aes256, 15, 8)));
}

TEST_CASE("ISO7816_D_05 of three keys with references one is used by its reference") {
    check_passed(inspect(ec_chip()
                             .chip_key(Agreement::ecdh, Cipher::aes256, 15, 8)
                             .chip_key(Agreement::dh, Cipher::des3, 1, 9, KeyForm::named)));
}

TEST_CASE("ISO7816_D_06 a key reference that the chip does not know fails") {
    Inspection inspection{built(ec_chip()), small_request()};
    inspection.chip.chip_keys.at(0).id = 99;
    const auto outcome = inspection.run();
    check_not_run(outcome);
    CHECK(outcome.verdict(check_id) == Verdict::failed);
    CHECK(outcome.reason(check_id) == "refused_by_chip");
}

TEST_CASE("ISO7816_D_07 a DH public key outside its subgroup is not agreed with") {
    const auto outcome = with_changed_dg14(dh_chip(), [](Bytes& dg14) { dg14.at(dg14.size() - 40) ^= 1; });
    check_not_run(outcome);
}

TEST_CASE("ISO7816_D_08 an EC public key off its curve is not agreed with") {
    const auto outcome = with_changed_dg14(ec_chip(), [](Bytes& dg14) {
        const auto point = place_of(dg14, from_hex("03420004"));
        dg14.at(point + 60) ^= 1;
    });
    check_not_run(outcome);
}

TEST_CASE("ISO7816_D_09 a chip that goes on under the old session keys is told apart") {
    for (const auto cipher : {Cipher::des3, Cipher::aes128}) {
        Inspection inspection{built(pace_builder().chip_key(Agreement::ecdh, cipher, 13)), small_request()};
        inspection.chip.hostile.keep_old_keys = true;
        CHECK(inspection.run().text == "chip_authentication_failed");
    }
}

TEST_CASE("ISO7816_D_10 an ephemeral key serves one Chip Authentication") {
    support::ScriptedCard card;
    card.always([](ByteView) { return from_hex("9000"); });
    const auto infos = infos_of(pace_builder().chip_key(Agreement::ecdh, Cipher::des3, 13));
    std::vector<Bytes> keys;
    for (int i = 0; i < 3; ++i) {
        iso7816::CardLink link(card, {});
        const auto done = auth::agree_with_chip(link, infos, system_random());
        REQUIRE(done);
        CHECK(std::find(keys.begin(), keys.end(), done->terminal_key) == keys.end());
        keys.push_back(done->terminal_key);
    }
    CHECK(card.sent.at(0) != card.sent.at(1));
    CHECK(card.sent.at(1) != card.sent.at(2));
}

TEST_CASE("ISO7816_D_11 DH domain parameters of no known group are refused") {
    const auto outcome = with_changed_dg14(dh_chip(KeyForm::explicit_parameters), [](Bytes& dg14) {
        const auto prime = place_of(dg14, from_hex("87A8E61DB4B6663CFFBBD19C65195999")); // RFC 5114 §2.3
        dg14.at(prime + 200) ^= 2;
    });
    check_not_run(outcome);
}

TEST_CASE("ISO7816_D_12 EC domain parameters of no known curve are refused") {
    const auto outcome = with_changed_dg14(ec_chip(KeyForm::explicit_parameters), [](Bytes& dg14) {
        const auto b = place_of(dg14, from_hex("26DC5C6CE94A4B44F330B5D9BBD77CBF"));
        dg14.at(b + 20) ^= 1;
    });
    check_not_run(outcome);
}

TEST_CASE("ISO7816_D_13 a public key whose reference no ChipAuthenticationInfo has is not used") {
    const auto outcome = with_changed_dg14(ec_chip(), [](Bytes& dg14) {
        // ChipAuthenticationInfo: AES-128, version 1, key 7 becomes key 9.
        const auto info = place_of(dg14, from_hex("060A04007F00070202030202020101020107"));
        dg14.at(info + 17) = 9;
    });
    check_not_run(outcome);
    CHECK(outcome.count(0x22) == 1); // of PACE
}

TEST_CASE("ISO7816_D_14 a long key goes in one extended command, or in a chain where the reader has none") {
    const auto chip = pace_builder().chip_key(Agreement::dh, Cipher::des3, 2, {}, KeyForm::named);
    const auto longest = [](const Outcome& outcome) {
        std::size_t most = 0;
        for (const auto& command : outcome.commands)
            if (command.at(1) == 0x22) most = std::max(most, command.size());
        return most;
    };
    const auto extended = inspect(chip, demo::ChipTransport::extended_reader());
    check_passed(extended);
    CHECK(longest(extended) > 280);
    const auto chained = inspect(chip);
    check_passed(chained);
    CHECK(longest(chained) <= 261);
}

TEST_CASE("ISO7816_D_15 whatever status word refuses a key reference, Chip Authentication fails with it") {
    const auto infos = infos_of(ec_chip());
    for (const auto* status : {"6A80", "6A88", "6984", "6A86", "6300", "6F00"}) {
        CAPTURE(std::string(status));
        support::ScriptedCard card;
        card.on("*", status);
        iso7816::CardLink link(card, {});
        const auto done = auth::agree_with_chip(link, infos, system_random());
        REQUIRE_FALSE(done);
        CHECK(done.error().code == ErrorCode::chip_authentication_failed);
        CHECK(to_hex(Bytes{static_cast<std::uint8_t>(done.error().status_word >> 8),
                           static_cast<std::uint8_t>(done.error().status_word)}) == status);
        CHECK(card.satisfied());
    }
}
