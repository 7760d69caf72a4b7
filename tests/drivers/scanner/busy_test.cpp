// A busy machine: keys wait while the clock goes on.
#include "scans.hpp"

#include <cccd/scanner.hpp>
#include <doctest/doctest.h>
#include <string>

using namespace cccd::scanner;
using namespace std::chrono_literals;
using cccd::SteadyTime;

TEST_CASE("keys that wait behind a late look at the clock come first") {
    Wedge wedge;
    const SteadyTime now = SteadyTime{} + 1h;
    for (const char letter : plain_card.substr(0, 3))
        CHECK(wedge.key({now, Key::text, std::string(1, letter)}).pass_on.empty());
    CHECK(wedge.tick(now + 400ms).pass_on.empty()); // the program hung, and comes to the clock first
    CHECK(wedge.tick(now + 410ms).pass_on.empty()); // then to what was pressed meanwhile
    for (const char letter : plain_card.substr(3))
        CHECK(wedge.key({now + 5ms, Key::text, std::string(1, letter)}).pass_on.empty());
    CHECK_FALSE(wedge.tick(now + 500ms).scan);
    const auto outcome = wedge.key({now + 5ms, Key::enter, ""});
    REQUIRE(outcome.scan);
    CHECK(outcome.scan->text == plain_card);
}

TEST_CASE("silence that is seen twice lets a person's keys pass") {
    Wedge wedge;
    const SteadyTime now = SteadyTime{} + 1h;
    CHECK(wedge.key({now, Key::text, "a"}).pass_on.empty());
    CHECK(wedge.tick(*wedge.deadline()).pass_on.empty());
    CHECK(*wedge.deadline() == now + 80ms);
    CHECK(wedge.tick(*wedge.deadline()).pass_on.size() == 1);
    CHECK_FALSE(wedge.deadline());
}
