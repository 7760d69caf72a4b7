// What the chip access procedure does with chips of every temper. The chip here is only as clever as each case needs:
// it answers a scripted line, or refuses the token.
#include "access/procedure.hpp"
#include "crypto/group.hpp"
#include "crypto/kdf.hpp"
#include "crypto/mac.hpp"
#include "crypto/padding.hpp"
#include "support/data.hpp"
#include "support/scripted_card.hpp"
#include "tlv/tlv.hpp"

#include <doctest/doctest.h>

using namespace cccd;
using iso7816::CardLink;

namespace {

/// Every try is its own, so that it can not be taken for chance.
class CountingRandom final : public Random {
public:
    Status fill(MutableBytes out) override {
        for (auto& octet : out) octet = static_cast<std::uint8_t>(++state_ * 41);
        return {};
    }

private:
    unsigned state_ = 0;
};

/// A chip with EF.CardAccess that goes along with PACE and then refuses the token, and has BAC that it refuses too.
struct RefusingChip {
    std::string card_access = "3114 3012 060A 04007F00070202040202 020102 02010D"; ///< empty: the file is missing
    std::string on_set_at = "9000";
    std::string on_token = "6300";
    std::string on_bac = "6300";
    std::string on_master_file = "9000";
    std::string on_application = "9000";
    std::string on_com = "6982";
    std::function<void()> on_password_use;
    int set_ats = 0, tokens = 0, bacs = 0;

    Bytes answer(ByteView command) {
        const auto element = crypto::Group::standardized(13)->generator();
        switch (command[1]) {
        case 0xA4:
            if (command[2] == 0x00) return from_hex(on_master_file);
            if (command[2] == 0x04) return from_hex(on_application);
            return from_hex(command[6] == 0x1C ? (card_access.empty() ? "6A82" : "9000") : on_com);
        case 0xB0:
            if (command[2] == 0x9E) return from_hex(on_com);
            if (command[2] == 0x9C && card_access.empty()) return from_hex("6A82");
            return from_hex(card_access + "9000");
        case 0x22:
            ++set_ats;
            return from_hex(on_set_at);
        case 0x84:
            return from_hex("0011223344556677 9000");
        case 0x82:
            ++bacs;
            if (on_password_use) on_password_use();
            return from_hex(on_bac);
        case 0x86:
            break;
        default:
            return from_hex("6D00");
        }
        if (command[4] == 2) return from_hex("7C128010 000102030405060708090A0B0C0D0E0F 9000");
        if (command[7] == 0x85) {
            ++tokens;
            if (on_password_use) on_password_use();
            return from_hex(on_token);
        }
        auto out = tlv::make(0x7C, tlv::make(command[7] + 1u, element));
        out.insert(out.end(), {0x90, 0x00});
        return out;
    }
};

struct Attempt {
    explicit Attempt(RefusingChip& given) : chip(given) {
        card.always([this](ByteView command) { return chip.answer(command); });
        environment.clock = &clock;
    }
    Result<access::OpenedChip> open(const AccessKeys& keys, const AccessPolicy& policy = {}) {
        CardLink link(card, environment);
        return access::open_chip(link, keys, policy, random);
    }
    RefusingChip& chip;
    support::ScriptedCard card;
    support::ManualClock clock;
    Environment environment;
    CountingRandom random;
};

AccessKey can(const char* digits) {
    return *AccessKey::from_can(digits);
}
AccessKey mrz(const char* expiry = "940623") {
    return *AccessKey::from_document("L898902C<", "690806", expiry);
}
AccessKeys keys_of(AccessKey first) {
    AccessKeys keys;
    keys.push_back(std::move(first));
    return keys;
}
AccessKeys keys_of(AccessKey first, AccessKey second) {
    auto keys = keys_of(std::move(first));
    keys.push_back(std::move(second));
    return keys;
}

bool has_finding(const AccessRecord& record, std::string_view id) {
    for (const auto& finding : record.findings)
        if (finding.id.view() == id) return true;
    return false;
}

} // namespace

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

TEST_CASE("a wrong password is named, and by default BAC is not tried where PACE was offered") {
    RefusingChip chip;
    Attempt attempt(chip);
    const auto opened = attempt.open(keys_of(can("123456"), mrz()));
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::access_denied_wrong_key);
    CHECK(opened.error().status_word == 0x6300);
    CHECK(chip.tokens == 2);
    CHECK(chip.bacs == 0);
    for (const auto& command : attempt.card.sent) CHECK(command.substr(0, 8) != "00A4040C");
}

TEST_CASE("BAC after refused PACE is tried only when the policy says so") {
    RefusingChip chip;
    Attempt attempt(chip);
    AccessPolicy policy;
    policy.bac = BacRule::also_after_failed_pace;
    CHECK(attempt.open(keys_of(can("123456"), mrz()), policy).error().code == ErrorCode::access_denied_wrong_key);
    CHECK(chip.tokens == 2);
    CHECK(chip.bacs == 1);
}

TEST_CASE("no password is tried twice and no more than the policy allows in all") {
    RefusingChip chip;
    Attempt attempt(chip);
    AccessKeys keys = keys_of(can("123456"), can("123456"));
    CHECK(attempt.open(keys).error().code == ErrorCode::access_denied_wrong_key);
    CHECK(chip.tokens == 1);

    chip.tokens = 0;
    keys.clear();
    for (const char* each : {"000001", "000002", "000003", "000004", "000005", "000006", "000007", "000008"})
        keys.push_back(can(each));
    CHECK(attempt.open(keys).error().code == ErrorCode::access_tries_exhausted);
    CHECK(chip.tokens == 6);
}

TEST_CASE("a chip that counts down is not tried again") {
    for (const char* status : {"63C1", "63C0"}) {
        RefusingChip chip;
        chip.on_token = status;
        Attempt attempt(chip);
        const auto opened = attempt.open(keys_of(can("123456"), can("654321")));
        CHECK(opened.error().code == ErrorCode::access_tries_exhausted);
        CHECK(iso7816::tries_left(opened.error().status_word).has_value());
        CHECK(chip.tokens == 1);
    }
    RefusingChip chip;
    chip.on_token = "63C5";
    Attempt attempt(chip);
    CHECK(attempt.open(keys_of(can("123456"), can("654321"))).error().code == ErrorCode::access_denied_wrong_key);
    CHECK(chip.tokens == 2);
}

TEST_CASE("a chip that slows down is not tried again") {
    RefusingChip chip;
    Attempt attempt(chip);
    int seconds = 0;
    chip.on_password_use = [&] { attempt.clock.now += std::chrono::seconds(++seconds * 2); };
    AccessKeys keys;
    for (const char* each : {"000001", "000002", "000003", "000004", "000005"}) keys.push_back(can(each));
    CHECK(attempt.open(keys).error().code == ErrorCode::access_tries_exhausted);
    CHECK(chip.tokens == 3); // 2 s, 4 s, and 6 s are more than twice the first and a second
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

TEST_CASE("a blocked password ends the visit at once") {
    RefusingChip chip;
    chip.on_set_at = "63C0";
    Attempt attempt(chip);
    CHECK(attempt.open(keys_of(can("123456"), mrz())).error().code == ErrorCode::access_blocked);
    chip.on_set_at = "9000";
    chip.on_token = "6983";
    CHECK(attempt.open(keys_of(can("123456"), mrz())).error().code == ErrorCode::access_blocked);
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
