// How often a card is tried, with which passwords, and when it is left alone.
#include "refusing_chip.hpp"

#include <doctest/doctest.h>
#include <utility>

using namespace refusing;

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

TEST_CASE("a key given twice costs a chip that refuses every suite no second round") {
    RefusingChip chip;
    chip.on_set_at = "6A80";
    Attempt attempt(chip);
    CHECK(attempt.open(keys_of(can("123456"))).error().code == ErrorCode::access_not_offered);
    const int once = std::exchange(chip.set_ats, 0);
    CHECK(once > 0);
    CHECK(attempt.open(keys_of(can("123456"), can("123456"))).error().code == ErrorCode::access_not_offered);
    CHECK(chip.set_ats == once);
}

TEST_CASE(
    "a password that the card refused is not sent to it by a later opening either, and all tries count together") {
    RefusingChip chip;
    Attempt attempt(chip);
    access::Attempts attempts;
    AccessPolicy policy;
    policy.bac = BacRule::also_after_failed_pace;
    const auto keys = keys_of(can("123456"), mrz());
    for (int times = 0; times < 3; ++times) {
        const auto opened = attempt.open(keys, policy, &attempts);
        CHECK(opened.error().code == ErrorCode::access_denied_wrong_key);
        CHECK(chip.tokens == 2);
        CHECK(chip.bacs == 1);
    }
    CHECK(attempt.open(keys_of(can("123456"), mrz("950623")), policy, &attempts).error().code ==
          ErrorCode::access_denied_wrong_key);
    CHECK(chip.tokens == 3);
    CHECK(chip.bacs == 2);
    CHECK(attempt.open(keys_of(can("000001"), can("000002")), policy, &attempts).error().code ==
          ErrorCode::access_tries_exhausted);
    CHECK(chip.tokens == 4);
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

TEST_CASE("a blocked password ends the visit at once") {
    RefusingChip chip;
    Attempt attempt(chip);
    for (const char* status : {"63C0", "6983"}) {
        chip.on_set_at = status;
        CHECK(attempt.open(keys_of(can("123456"), mrz())).error().code == ErrorCode::access_blocked);
    }
    chip.on_set_at = "9000";
    chip.on_token = "6983";
    CHECK(attempt.open(keys_of(can("123456"), mrz())).error().code == ErrorCode::access_blocked);
}
