#include "support/echo_card.hpp"

#include <array>
#include <cccd/replay.hpp>
#include <doctest/doctest.h>
#include <string>

using namespace cccd::replay;
using cccd::Bytes;
using cccd::ErrorCode;
using cccd::from_hex;

namespace {

cccd::Result<Bytes> ask(cccd::Transport& transport, const Bytes& command) {
    std::array<std::uint8_t, 600> room{};
    auto size = transport.transmit(command, room, {});
    if (!size) return size.error();
    return Bytes(room.begin(), room.begin() + static_cast<std::ptrdiff_t>(*size));
}

const Bytes select_application = from_hex("00A4040C07A0000002471001");
const Bytes challenge = from_hex("0084000008");
const Bytes authenticate = from_hex("008200000800112233445566770A");
const Bytes protected_read = from_hex("0CB081000D9701048E08A1A2A3A4A5A6A7A800");
const Bytes extended = from_hex("0CB000000000059999999999000000");

std::string record(Redaction redaction) {
    support::EchoCard card;
    std::string out;
    Recorder recorder(
        card, [&out](std::string_view line) { (out += line) += '\n'; }, redaction);
    for (const auto& command : {select_application, challenge, authenticate}) REQUIRE(ask(recorder, command));
    REQUIRE(recorder.reset({}));
    for (const auto& command : {protected_read, extended}) REQUIRE(ask(recorder, command));
    CHECK(card.commands.size() == 5);
    CHECK(card.resets == 1);
    return out;
}

bool contains(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a whole transcript plays back octet by octet") {
    auto player = Player::parse(record(Redaction::none));
    REQUIRE(player);
    CHECK_FALSE(player->redacted());
    CHECK(cccd::to_hex(player->atr()) == "3B80800101");
    CHECK(player->limits().max_command == 1000);
    CHECK(player->limits().extended == cccd::ExtendedLength::yes);
    support::EchoCard card;
    for (const auto& command : {select_application, challenge, authenticate})
        CHECK(*ask(*player, command) == *ask(card, command));
    CHECK(player->reset({}));
    CHECK_FALSE(player->finished());
    for (const auto& command : {protected_read, extended}) CHECK(*ask(*player, command) == *ask(card, command));
    CHECK(player->finished());
    CHECK(ask(*player, select_application).error().code == ErrorCode::link_failed);
    CHECK_FALSE(player->finished());
}

TEST_CASE("redacted is the rule: data are gone, headers, lengths and status words stay") {
    const auto text = record(Redaction::data);
    CHECK(contains(text, "00A4040C07A0000002471001"));
    CHECK(contains(text, "\"0082000008----------------0A\""));
    CHECK(contains(text, "\"0CB081000D--------------------------00\""));
    CHECK(contains(text, "\"0CB00000000005----------0000"));
    CHECK(contains(text, "9000"));
    for (const char* gone : {"0011223344", "A1A2A3", "9999999999", "7766554433", "A8A7A6"})
        CHECK_FALSE(contains(text, gone));
}

TEST_CASE("a redacted transcript plays with any data of the same length, and answers zeros") {
    auto player = Player::parse(record(Redaction::data));
    REQUIRE(player);
    CHECK(player->redacted());
    REQUIRE(ask(*player, select_application));
    REQUIRE(ask(*player, challenge));
    const auto other = ask(*player, from_hex("0082000008FFFFFFFFFFFFFFFF0A"));
    REQUIRE(other);
    CHECK(*other == [] {
        Bytes zeros(16, 0);
        zeros[14] = 0x90;
        return zeros;
    }());
}

TEST_CASE("play is strict: another command, order or length leaves the transcript for good") {
    const auto text = record(Redaction::none);
    for (const auto& wrong : {challenge, Bytes(select_application.begin(), select_application.end() - 1),
                              from_hex("00A4040C07A0000002471002")}) {
        auto player = Player::parse(text);
        REQUIRE(player);
        CHECK(ask(*player, wrong).error().code == ErrorCode::link_failed);
        CHECK(ask(*player, select_application).error().code == ErrorCode::link_failed);
        CHECK_FALSE(player->finished());
    }
    auto player = Player::parse(text);
    REQUIRE(player);
    CHECK(player->reset({}).error().code == ErrorCode::link_failed);
}

TEST_CASE("errors are recorded with their number and come again") {
    const std::string text = "{\"cccd_transcript\":1,\"atr\":\"3B00\"}\n"
                             "{\"command\":\"0084000008\",\"error\":301,\"name\":\"card_removed\"}\n"
                             "{\"reset\":true,\"error\":204}\n";
    auto player = Player::parse(text);
    REQUIRE(player);
    CHECK(ask(*player, challenge).error().code == ErrorCode::card_removed);
    CHECK(player->reset({}).error().code == ErrorCode::reader_lost);
    CHECK(player->finished());
    std::string again;
    auto source = Player::parse(text);
    Recorder recorder(*source, [&again](std::string_view line) { (again += line) += '\n'; });
    CHECK_FALSE(ask(recorder, challenge));
    CHECK_FALSE(recorder.reset({}));
    CHECK(contains(again, "\"error\":301,\"name\":\"card_removed\""));
    auto second = Player::parse(again);
    REQUIRE(second);
    CHECK(ask(*second, challenge).error().code == ErrorCode::card_removed);
}

TEST_CASE("what is no transcript is refused") {
    const std::string head = "{\"cccd_transcript\":1,\"atr\":\"3B00\"}\n";
    for (const std::string& text :
         {std::string(), std::string("{}"), std::string("[1]"), std::string("{\"cccd_transcript\":2,\"atr\":\"\"}"),
          std::string("{\"cccd_transcript\":1}"), head + "x", head + "{}", head + "{\"command\":\"00\"}",
          head + "{\"command\":\"0\",\"response\":\"9000\"}", head + "{\"command\":\"0G\",\"response\":\"9000\"}",
          head + "{\"command\":\"00\",\"response\":\"90\"}", head + "{\"command\":\"00\",\"error\":7}"}) {
        CAPTURE(text);
        const auto player = Player::parse(text);
        REQUIRE_FALSE(player);
        CHECK(player.error().code == ErrorCode::data_malformed);
    }
}
