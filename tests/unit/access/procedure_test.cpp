// What the chip access procedure does with chips of every temper.
#include "crypto/kdf.hpp"
#include "crypto/mac.hpp"
#include "crypto/padding.hpp"
#include "refusing_chip.hpp"
#include "support/data.hpp"

#include <doctest/doctest.h>

using namespace refusing;
using iso7816::CardLink;

TEST_CASE("PACE of G.1 opens a chip: EF.CardAccess first, the application after, both named in the record") {
    if (!support::have_independent("vectors/icao9303-11_appG1_pace_ecdh_gm_aes128.json")) return;
    const auto data = support::independent_json("vectors/icao9303-11_appG1_pace_ecdh_gm_aes128.json");
    const auto text = [&](const char* name) { return data[name].get<std::string>(); };
    support::ScriptedCard card;
    card.on("00B09C0000", text("EF_CardAccess") + "6282");
    card.on("0022C1A40F800A04007F00070202040202830101", "9000");
    card.on("10860000027C0000", data["apdu"]["ga1_rsp"]);
    card.on("*", data["apdu"]["ga2_rsp"]).on("*", data["apdu"]["ga3_rsp"]).on("*", data["apdu"]["ga4_rsp"]);
    // SELECT of the application: the chip's counter is 2, the answer a status alone.
    Bytes message(16);
    message.back() = 2;
    const auto status = from_hex("99029000");
    message.insert(message.end(), status.begin(), status.end());
    const auto mac = *crypto::mac(crypto::Cipher::aes128, from_hex(text("KSMAC")), crypto::pad(message, 16));
    card.on("*", "99029000 8E08" + to_hex(mac) + "9000");
    support::PinnedRandom random(text("map_sk_IFD") + text("sk_IFD"));
    CardLink link(card, {});
    const auto key = AccessKey::from_document("T22000129", "640812", "101031");
    REQUIRE(key);
    const auto opened = access::open_chip(link, keys_of(key->clone()), {}, random);
    REQUIRE(opened);
    CHECK(card.satisfied());
    CHECK(card.sent.back().substr(0, 8) == "0CA4040C");
    CHECK(opened->record.method == AccessMethod::pace);
    CHECK(opened->record.password == PasswordKind::mrz);
    CHECK(opened->record.suite == "PACE-ECDH-GM-AES-CBC-CMAC-128 brainpoolP256r1");
    CHECK(opened->record.strongest_offered == opened->record.suite);
    CHECK_FALSE(opened->record.assumed);
    CHECK(opened->record.findings.empty());
    CHECK(opened->record.commands == 7);
    CHECK(opened->card_access == from_hex(text("EF_CardAccess")));
    CHECK(to_hex(opened->chip_identity) == text("pk_IC").substr(0, 64));
}

TEST_CASE("without EF.CardAccess the constant is tried, then BAC; the passwords stay apart from the suites") {
    RefusingChip chip;
    chip.card_access.clear();
    chip.on_master_file = "6D00";
    chip.on_set_at = "6A80";
    Attempt attempt(chip);
    CHECK(attempt.open(keys_of(can("123456"), mrz())).error().code == ErrorCode::access_denied_wrong_key);
    CHECK(chip.set_ats == 2); // with and without tag 84, for one password only
    CHECK(chip.tokens == 0);
    CHECK(chip.bacs == 1);

    RefusingChip never = chip;
    never.set_ats = never.bacs = 0;
    Attempt second(never);
    AccessPolicy policy;
    policy.assume_card_access = false;
    policy.bac = BacRule::never;
    CHECK(second.open(keys_of(can("123456"), mrz()), policy).error().code == ErrorCode::access_not_offered);
    CHECK(never.set_ats == 0);
    CHECK(never.bacs == 0);
}

TEST_CASE("a chip without access control is read in plain, and says so, unless the policy forbids it") {
    RefusingChip chip;
    chip.card_access.clear();
    chip.on_set_at = "6D00";
    chip.on_com = "6003 010203 9000";
    Attempt attempt(chip);
    const auto opened = attempt.open({});
    REQUIRE(opened);
    CHECK(opened->record.method == AccessMethod::plain);
    CHECK(has_finding(opened->record, "access.plain"));
    AccessPolicy policy;
    policy.plain = false;
    CHECK(attempt.open({}, policy).error().code == ErrorCode::access_not_offered);
}

TEST_CASE("a closed chip without a password, and a card that is no eMRTD, are each told apart") {
    RefusingChip chip;
    Attempt attempt(chip);
    CHECK(attempt.open({}).error().code == ErrorCode::no_access_key);
    chip.card_access.clear();
    CHECK(attempt.open({}).error().code == ErrorCode::no_access_key);
    chip.on_set_at = "6D00";
    chip.on_application = "6A82";
    CHECK(attempt.open(keys_of(can("123456"))).error().code == ErrorCode::not_an_emrtd);
}

TEST_CASE("a card lost in the middle of PACE is no wrong password") {
    RefusingChip chip;
    support::ScriptedCard card;
    card.on("*", chip.card_access + "9000").on("*", "9000").fail("*", ErrorCode::card_removed);
    CardLink link(card, {});
    CountingRandom random;
    const auto opened = access::open_chip(link, keys_of(can("123456"), mrz()), {}, random);
    CHECK(opened.error().code == ErrorCode::card_removed);
    CHECK(opened.error().stage == Stage::pace);
    CHECK(card.satisfied());
}

TEST_CASE("a chip left in secure messaging by another program is reset once") {
    RefusingChip chip;
    support::ScriptedCard card;
    card.on("00B09C0000", "6987");
    card.always([&](ByteView command) { return chip.answer(command); });
    CardLink link(card, {});
    CountingRandom random;
    CHECK(access::open_chip(link, keys_of(can("123456")), {}, random).error().code ==
          ErrorCode::access_denied_wrong_key);
    CHECK(card.resets == 1);
}

TEST_CASE("PACE that only unknown suites or parameters would allow is refused by name") {
    RefusingChip chip;
    chip.card_access = "3114 3012 060A 04007F00070202040209 020102 02010D"; // no such suite
    Attempt attempt(chip);
    CHECK(attempt.open(keys_of(can("123456"))).error().code == ErrorCode::access_suite_unknown);
    chip.card_access = "3114 3012 060A 04007F00070202040202 020102 020107"; // reserved parameters
    CHECK(attempt.open(keys_of(can("123456"))).error().code == ErrorCode::access_parameters_refused);
    CHECK(chip.set_ats == 0);
}

TEST_CASE("extended length is used only with the buffer sizes that EF.ATR/INFO states and the reader passes") {
    const auto sizes_after = [](const char* atr_info, TransportLimits reader, AccessPolicy policy = {}) {
        RefusingChip chip;
        support::ScriptedCard card;
        card.reader = reader;
        card.on("00B09C0000", chip.card_access + "9000");
        if (*atr_info != '\0')
            card.on(policy.extended == ExtendedRule::try_first ? "00B09C00000101" : "00B0810000", atr_info);
        card.always([&](ByteView command) { return chip.answer(command); });
        CardLink link(card, {});
        CountingRandom random;
        CHECK_FALSE(access::open_chip(link, keys_of(can("123456")), policy, random));
        CHECK(card.unexpected.empty());
        return link.sizes();
    };
    const TransportLimits large{ExtendedLength::yes, 1500, 4000};
    const auto stated = sizes_after("4301BE 7F6608 02020400 02020800 9000", large);
    CHECK(stated.extended);
    CHECK(stated.command == 1024);
    CHECK(stated.response == 2048);
    const auto wide = sizes_after("7F660A 0203010000 0203010000 6282", large);
    CHECK(wide.command == 1500);
    CHECK(wide.response == 4000);
    CHECK_FALSE(sizes_after("4301BE 9000", large).extended);
    CHECK_FALSE(sizes_after("6A82", large).extended);
    CHECK_FALSE(sizes_after("7F6606 020164 020164 9000", large).extended);
    CHECK_FALSE(sizes_after("", {ExtendedLength::no, 261, 258}).extended);
    CHECK_FALSE(sizes_after("", {ExtendedLength::unknown, 261, 258}).extended);
    AccessPolicy never, first;
    never.extended = ExtendedRule::never;
    first.extended = ExtendedRule::try_first;
    CHECK_FALSE(sizes_after("", large, never).extended);
    CHECK(sizes_after("3100 6282", large, first).extended);
    CHECK_FALSE(sizes_after("6700", large, first).extended);
}
