#include "access/bac.hpp"
#include "access/bac_messages.hpp"
#include "access/password.hpp"
#include "iso7816/files.hpp"
#include "support/data.hpp"
#include "support/scripted_card.hpp"

#include <doctest/doctest.h>

using namespace cccd;

namespace {

AccessKey appendix_d_key() {
    return *AccessKey::from_document("L898902C<", "690806", "940623");
}

} // namespace

TEST_CASE("BAC of Appendix D runs from the challenge to reading EF.COM, byte for byte") {
    if (!support::have_independent("vectors/icao9303-11_appD_bac_sm_3des.json")) return;
    const auto data = support::independent_json("vectors/icao9303-11_appD_bac_sm_3des.json");
    const auto& bac = data["bac"];
    support::ScriptedCard card;
    card.on(bac["get_challenge_cmd"], bac["RND_IC"].get<std::string>() + "9000");
    card.on(bac["external_authenticate_cmd"], bac["response"]);
    for (const auto& exchange : data["secure_messaging"])
        card.on(exchange["command"]["protected_APDU"], exchange["response"]["response"]);
    support::PinnedRandom random(bac["RND_IFD"].get<std::string>() + bac["K_IFD"].get<std::string>());

    iso7816::CardLink link(card, {});
    const auto opened = access::run_bac(link, appendix_d_key(), random);
    REQUIRE(opened);
    CHECK(link.secured());
    CHECK(random.used_up());
    CHECK(iso7816::select_file(link, 0x011E));
    const auto head = link.send({0x00, 0xB0, 0x00, 0x00, {}, 4});
    REQUIRE(head);
    const auto rest = link.send({0x00, 0xB0, 0x00, 0x04, {}, 18});
    REQUIRE(rest);
    Bytes com = head->data;
    com.insert(com.end(), rest->data.begin(), rest->data.end());
    CHECK(com == from_hex(data["read_back_EF_COM"].get<std::string>()));
    CHECK(card.satisfied());
}

TEST_CASE("each way in which a chip refuses BAC has its own error") {
    struct Case {
        const char* challenge;
        const char* answer;
        ErrorCode code;
    };
    for (const Case& each : {Case{"6D00", "", ErrorCode::access_not_offered},
                             Case{"00112233445566779000", "6300", ErrorCode::access_denied_wrong_key},
                             Case{"00112233445566779000", "63C2", ErrorCode::access_denied_wrong_key},
                             Case{"00112233445566779000", "6982", ErrorCode::access_denied_wrong_key},
                             Case{"00112233445566779000", "6983", ErrorCode::access_blocked},
                             Case{"00112233445566779000", "9000", ErrorCode::access_protocol_failed},
                             Case{"001122334455669000", "", ErrorCode::access_protocol_failed}}) {
        INFO(std::string(each.challenge) << " " << std::string(each.answer));
        support::ScriptedCard card;
        card.on("0084000008", each.challenge);
        if (*each.answer != '\0') card.on("*", each.answer);
        support::PinnedRandom random(std::string(48, '5'));
        iso7816::CardLink link(card, {});
        const auto opened = access::run_bac(link, appendix_d_key(), random);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == each.code);
        CHECK(opened.error().stage == Stage::bac);
        CHECK_FALSE(link.secured());
        CHECK(card.satisfied());
    }
}

TEST_CASE("a lost card is not taken for a wrong password") {
    support::ScriptedCard card;
    card.on("0084000008", "00112233445566779000").fail("*", ErrorCode::card_removed);
    support::PinnedRandom random(std::string(48, '5'));
    iso7816::CardLink link(card, {});
    const auto opened = access::run_bac(link, appendix_d_key(), random);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::card_removed);
}

TEST_CASE("an answer with a right checksum over another challenge is refused") {
    const auto keys = *access::document_basic_access_keys(appendix_d_key());
    const access::BacNonce ours{1, 2, 3}, theirs{4, 5, 6}, replayed{9};
    access::BacKeyMaterial k;
    // The chip's R has the layout of the terminal's S with the nonces changed over.
    const auto right = access::make_mutual_authenticate(keys, theirs, ours, k);
    const auto wrong = access::make_mutual_authenticate(keys, theirs, replayed, k);
    REQUIRE(right);
    REQUIRE(wrong);
    CHECK(access::parse_mutual_authenticate(right->data, keys, ours, theirs));
    CHECK_FALSE(access::parse_mutual_authenticate(wrong->data, keys, ours, theirs));
    const auto old = access::make_mutual_authenticate(keys, replayed, ours, k);
    REQUIRE(old);
    CHECK_FALSE(access::parse_mutual_authenticate(old->data, keys, ours, theirs));
    auto altered = right->data;
    altered.back() ^= 1;
    CHECK_FALSE(access::parse_mutual_authenticate(altered, keys, ours, theirs));
    altered.pop_back();
    CHECK_FALSE(access::parse_mutual_authenticate(altered, keys, ours, theirs));
}
