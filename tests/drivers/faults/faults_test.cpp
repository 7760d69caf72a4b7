#include "support/echo_card.hpp"

#include <array>
#include <cccd/faults.hpp>
#include <doctest/doctest.h>

using namespace cccd::faults;
using namespace std::chrono_literals;
using cccd::Bytes;
using cccd::ErrorCode;

namespace {

const Bytes command{0x00, 0xB0, 0x81, 0x00, 0x08};
const Bytes answer{0x08, 0x00, 0x81, 0xB0, 0x00, 0x90, 0x00};

/// A desk with one card and a link that fails.
struct Link {
    support::EchoCard card;
    FaultyTransport transport;
    std::chrono::milliseconds slept{0};

    explicit Link(std::vector<Fault> faults)
        : transport(card, std::move(faults), [this](std::chrono::milliseconds time) { slept += time; }) {}

    cccd::Result<Bytes> ask(const cccd::Waiting& waiting = {}) {
        std::array<std::uint8_t, 64> room{};
        auto size = transport.transmit(command, room, waiting);
        if (!size) return size.error();
        return Bytes(room.begin(), room.begin() + static_cast<std::ptrdiff_t>(*size));
    }
};

Fault at(std::size_t exchange, Kind kind, std::size_t amount = 0, std::size_t repeat = 1) {
    Fault fault;
    fault.exchange = exchange;
    fault.kind = kind;
    fault.amount = amount;
    fault.repeat = repeat;
    return fault;
}

} // namespace

TEST_CASE("without a fault everything passes, counted") {
    Link link({});
    for (int i = 0; i < 3; ++i) CHECK(*link.ask() == answer);
    CHECK(link.transport.exchanges() == 3);
    CHECK(link.transport.happened() == 0);
    CHECK(link.transport.reset({}));
    CHECK(link.card.resets == 1);
    CHECK(link.transport.atr().size() == 5);
    CHECK(link.transport.limits().max_command == 1000);
}

TEST_CASE("a lost command does not reach the chip, a lost answer does") {
    Link link({at(1, Kind::lose_command), at(3, Kind::lose_answer)});
    CHECK(link.ask().error().code == ErrorCode::link_failed);
    CHECK(link.card.commands.empty());
    CHECK(*link.ask() == answer);
    CHECK(link.ask().error().code == ErrorCode::link_failed);
    CHECK(link.card.commands.size() == 2);
    CHECK(*link.ask() == answer);
    CHECK(link.transport.happened() == 2);
}

TEST_CASE("each bit of an answer can be flipped, and only that one") {
    for (std::size_t bit = 0; bit < answer.size() * 8; ++bit) {
        Link link({at(1, Kind::flip, bit)});
        const auto found = link.ask();
        REQUIRE(found);
        auto expected = answer;
        expected[bit / 8] = static_cast<std::uint8_t>(expected[bit / 8] ^ (0x80 >> bit % 8));
        CHECK(*found == expected);
    }
    auto last = at(1, Kind::flip, 1);
    last.from_end = true;
    Link link({last});
    CHECK(link.ask()->back() == 0x01);
    link.transport.heal();
    CHECK(*link.ask() == answer);
}

TEST_CASE("a cut answer is shorter, and under two octets an error as a reader gives it") {
    for (std::size_t missing = 0; missing <= answer.size() + 1; ++missing) {
        Link link({at(1, Kind::truncate, missing)});
        const auto found = link.ask();
        if (missing + 2 <= answer.size()) {
            REQUIRE(found);
            CHECK(*found == Bytes(answer.begin(), answer.end() - static_cast<std::ptrdiff_t>(missing)));
        } else {
            CHECK(found.error().code == ErrorCode::response_malformed);
        }
    }
}

TEST_CASE("a storm of 61 or 6C goes on as long as it was told to, and the chip is not asked") {
    Link link({at(2, Kind::storm_61, 0, 3), at(5, Kind::storm_6c)});
    CHECK(*link.ask() == answer);
    for (int i = 0; i < 3; ++i) CHECK(*link.ask() == Bytes{0x61, 0xFF});
    CHECK(*link.ask() == Bytes{0x6C, 0x01});
    CHECK(*link.ask() == answer);
    CHECK(link.card.commands.size() == 2);
}

TEST_CASE("a card taken away stays away until it is put back") {
    Link link({at(2, Kind::removal)});
    CHECK(*link.ask() == answer);
    for (int i = 0; i < 3; ++i) CHECK(link.ask().error().code == ErrorCode::card_removed);
    CHECK(link.transport.reset({}).error().code == ErrorCode::card_removed);
    link.transport.put_back();
    CHECK(link.transport.reset({}));
    CHECK(*link.ask() == answer);
}

TEST_CASE("a late answer comes, or the deadline or the stop comes first") {
    auto late = at(1, Kind::delay, 0, 9);
    late.time = 250ms;
    Link link({late});
    CHECK(*link.ask() == answer);
    CHECK(link.slept == 250ms);
    CHECK(link.ask({{}, std::chrono::steady_clock::now() - 1ms}).error().code == ErrorCode::deadline_passed);
    std::stop_source stop;
    stop.request_stop();
    CHECK(link.ask({stop.get_token(), {}}).error().code == ErrorCode::cancelled);
    CHECK(link.slept == 250ms);
}

TEST_CASE("any error can be given instead of an answer") {
    auto fault = at(1, Kind::fail);
    fault.error = {ErrorCode::reader_lost, cccd::Stage::reader, 0, 7, "gone"};
    Link link({fault});
    const auto found = link.ask();
    REQUIRE_FALSE(found);
    CHECK(found.error().code == ErrorCode::reader_lost);
    CHECK(found.error().os_code == 7);
    CHECK(*link.ask() == answer);
}
