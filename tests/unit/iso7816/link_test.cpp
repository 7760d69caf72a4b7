#include "iso7816/link.hpp"
#include "support/scripted_card.hpp"

#include <doctest/doctest.h>

using namespace cccd;
using iso7816::CardLink;

TEST_CASE("announced data is fetched with GET RESPONSE until the chip is done") {
    support::ScriptedCard card;
    card.on("00880000080102030405060708 00", "AA 6102").on("00C0000002", "BBCC 6100").on("00C0000000", "DD 9000");
    CardLink link(card, {});
    const auto response = link.send({0x00, 0x88, 0x00, 0x00, from_hex("0102030405060708"), 256});
    REQUIRE(response);
    CHECK(response->data == from_hex("AABBCCDD"));
    CHECK(response->ok());
    CHECK(card.satisfied());
    CHECK(link.commands() == 3);
}

TEST_CASE("a chip that announces data without end is left") {
    support::ScriptedCard card;
    card.always([](ByteView) { return from_hex("6110"); });
    CardLink link(card, {});
    const auto response = link.send({0x00, 0xB0, 0x00, 0x00, {}, 4});
    REQUIRE_FALSE(response);
    CHECK(response.error().code == ErrorCode::response_endless);
    CHECK(card.sent.size() < 400);
    support::ScriptedCard flood;
    flood.always([](ByteView) {
        Bytes answer(255, 0x55);
        answer.insert(answer.end(), {0x61, 0xFF});
        return answer;
    });
    CardLink other(flood, {});
    CHECK(other.send({0x00, 0xB0, 0x00, 0x00, {}, 4}).error().code == ErrorCode::response_endless);
}

TEST_CASE("a wrong Le is put right once") {
    support::ScriptedCard card;
    card.on("00B0000004", "6C02").on("00B0000002", "0102 9000");
    CardLink link(card, {});
    CHECK(link.send({0x00, 0xB0, 0x00, 0x00, {}, 4})->data == from_hex("0102"));
    support::ScriptedCard all;
    all.on("00B0000004", "6C00").on("00B0000000", "0102 9000"); // 256 octets
    CardLink third(all, {});
    CHECK(third.send({0x00, 0xB0, 0x00, 0x00, {}, 4})->data == from_hex("0102"));
    support::ScriptedCard stubborn;
    stubborn.on("00B0000004", "6C02").on("00B0000002", "6C01");
    CardLink other(stubborn, {});
    CHECK(other.send({0x00, 0xB0, 0x00, 0x00, {}, 4})->status == 0x6C01);
    CHECK(stubborn.satisfied());
}

TEST_CASE("long data goes in a chain of short commands, and stops at the first refusal") {
    support::ScriptedCard card;
    const std::string part(510, 'A');
    card.on("102A00BEFF" + part, "9000").on("002A00BE02AAAA", "9000");
    CardLink link(card, {});
    CHECK(link.send({0x00, 0x2A, 0x00, 0xBE, Bytes(257, 0xAA), 0})->ok());
    CHECK(card.satisfied());
    support::ScriptedCard refusing;
    refusing.on("*", "6883");
    CardLink other(refusing, {});
    CHECK(other.send({0x00, 0x2A, 0x00, 0xBE, Bytes(600, 0xAA), 0})->status == 0x6883);
    CHECK(refusing.sent.size() == 1);
}

TEST_CASE("extended length is used where chip and reader are known to pass it, and never more is sent than fits") {
    support::ScriptedCard card;
    card.reader = {ExtendedLength::yes, 1000, 1000};
    card.on("*", "9000").on("*", "9000");
    CardLink link(card, {});
    link.set_sizes({true, 300, 300});
    CHECK(link.send({0x00, 0x2A, 0x00, 0xBE, Bytes(257, 0xAA), 0})->ok());
    REQUIRE(card.sent.size() == 1);
    CHECK(card.sent[0].substr(0, 14) == "002A00BE000101");
    CHECK(link.read_capacity() == 298);
    card.on("*", "9000");
    CHECK(link.send({0x00, 0x2A, 0x00, 0xBE, Bytes(400, 0xAA), 0})->ok());
    CHECK(card.sent.size() == 3); // a chain, because 400 octets do not fit into 300
}

TEST_CASE("GENERAL AUTHENTICATE may be long without announcement, unless the reader can not") {
    support::ScriptedCard card;
    card.reader = {ExtendedLength::yes, 2048, 2048};
    card.on("*", "9000");
    CardLink link(card, {});
    CHECK(link.send_long({0x10, 0x86, 0x00, 0x00, Bytes(264, 1), 65536})->ok());
    CHECK(card.sent[0].substr(0, 14) == "10860000000108");
    CHECK_FALSE(link.sizes().extended);
    support::ScriptedCard small;
    small.reader = {ExtendedLength::no, 261, 258};
    small.on("*", "9000").on("*", "9000");
    CardLink other(small, {});
    CHECK(other.send_long({0x00, 0x86, 0x00, 0x00, Bytes(264, 1), 65536})->ok());
    CHECK(small.sent[0].substr(0, 10) == "10860000FF");
    CHECK(small.sent[1].substr(small.sent[1].size() - 2) == "00");
}

TEST_CASE("the caller's stop and deadline are looked at before each command") {
    support::ScriptedCard card;
    card.on("*", "9000");
    support::ManualClock clock;
    Environment environment;
    environment.clock = &clock;
    std::stop_source source;
    CardLink link(card, environment, {source.get_token(), clock.now + std::chrono::seconds(1)});
    CHECK(link.send({0x00, 0xB0, 0x00, 0x00, {}, 1}));
    clock.now += std::chrono::seconds(1);
    CHECK(link.send({0x00, 0xB0, 0x00, 0x00, {}, 1}).error().code == ErrorCode::deadline_passed);
    source.request_stop();
    CHECK(link.send({0x00, 0xB0, 0x00, 0x00, {}, 1}).error().code == ErrorCode::cancelled);
    CHECK(card.sent.size() == 1);
}

TEST_CASE("errors of the transport keep their code and get the stage") {
    support::ScriptedCard card;
    card.fail("*", ErrorCode::card_removed).on("*", "90");
    CardLink link(card, {});
    link.set_stage(Stage::read_file);
    const auto gone = link.send({0x00, 0xB0, 0x00, 0x00, {}, 1});
    CHECK(gone.error().code == ErrorCode::card_removed);
    CHECK(gone.error().stage == Stage::read_file);
    CHECK(link.send({0x00, 0xB0, 0x00, 0x00, {}, 1}).error().code == ErrorCode::response_malformed);
}

TEST_CASE("the log holds names, status words and lengths") {
    support::ScriptedCard card;
    card.on("*", "010203 6282");
    support::KeptLog log;
    Environment environment;
    environment.log = &log;
    CardLink link(card, environment);
    link.set_stage(Stage::read_file);
    REQUIRE(link.send({0x00, 0xB0, 0x00, 0x00, {}, 4}));
    REQUIRE(log.events.size() == 1);
    CHECK(log.events[0].what.view() == "READ BINARY");
    CHECK(log.events[0].status_word == 0x6282);
    CHECK(log.events[0].sent == 5);
    CHECK(log.events[0].received == 5);
    CHECK(log.events[0].stage == Stage::read_file);
}
