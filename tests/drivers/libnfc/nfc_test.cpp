#include "fake_nfc.hpp"

#include <array>
#include <cccd/nfc.hpp>
#include <doctest/doctest.h>
#include <thread>

using namespace std::chrono_literals;
using cccd::Bytes;
using cccd::ErrorCode;
using cccd::nfc::Board;
using cccd::nfc::Card;
using fake::world;

namespace {

// ATS of the chip of card.md §1 without its length: T0, TA, TB, TC, "MKjCOS-37".
const std::vector<std::uint8_t> ats{0x78, 0x77, 0x80, 0x02, 0x4D, 0x4B, 0x6A, 0x43, 0x4F, 0x53, 0x2D, 0x33, 0x37};
const Bytes select_file{0x00, 0xA4, 0x02, 0x0C, 0x02, 0x01, 0x1C};

/// Each case begins with a fresh world and ends with nothing left open and no rule broken.
struct Fixture {
    Fixture() { fake::reset(); }
    ~Fixture() {
        CHECK(world().mistakes == std::vector<std::string>{});
        CHECK(world().devices == 0);
        CHECK(world().contexts == 0);
        CHECK_FALSE(world().field);
    }
};

Card card_on(Board& board) {
    auto card = board.wait_for_card(1s);
    REQUIRE(card);
    return *std::move(card);
}

cccd::Result<Bytes> ask(Card& card, const Bytes& command, const cccd::Waiting& waiting = {}) {
    std::array<std::uint8_t, 258> room{};
    auto size = card.transport().transmit(command, room, waiting);
    if (!size) return size.error();
    return Bytes(room.begin(), room.begin() + static_cast<std::ptrdiff_t>(*size));
}

} // namespace

TEST_CASE_FIXTURE(Fixture, "boards are listed, and no board is an empty list") {
    CHECK(*cccd::nfc::list_boards() == std::vector<std::string>{"pn532_uart:/dev/ttyUSB0"});
    world().boards.clear();
    CHECK(cccd::nfc::list_boards()->empty());
    world().starts = false;
    CHECK(cccd::nfc::list_boards().error().code == ErrorCode::service_not_running);
}

TEST_CASE_FIXTURE(Fixture, "what does not open has its own error") {
    world().boards.clear();
    CHECK(Board::open().error().code == ErrorCode::no_reader);
    world().opens = false;
    CHECK(Board::open("pn532_i2c:/dev/i2c-1").error().code == ErrorCode::reader_not_found);
    world().boards = {"pn53x_usb:001:002"};
    CHECK(Board::open().error().code == ErrorCode::reader_busy);
    CHECK(Board::open(std::string(2000, 'x')).error().code == ErrorCode::invalid_argument);
    world().starts = false;
    CHECK(Board::open().error().code == ErrorCode::service_not_running);
}

TEST_CASE_FIXTURE(Fixture, "a board that fails while it is prepared is closed again") {
    world().init_code = NFC_EIO;
    CHECK(Board::open().error().code == ErrorCode::reader_lost);
    CHECK(world().devices == 0);
    world().init_code = 0;
    world().property_code = NFC_EDEVNOTSUPP;
    CHECK(Board::open().error().code == ErrorCode::reader_failed);
}

TEST_CASE_FIXTURE(Fixture, "a card of type A is found with the ATR that PC/SC would give it") {
    world().card = fake::type_a(0x20, ats);
    auto board = Board::open();
    REQUIRE(board);
    CHECK(board->name() == "pn532_uart:/dev/ttyUSB0");
    auto card = card_on(*board);
    CHECK(cccd::to_hex(card.transport().atr()) == "3B8980014D4B6A434F532D333712");
    CHECK(card.transport().limits().extended == cccd::ExtendedLength::no);
    CHECK(card.transport().limits().max_command == 261);
}

TEST_CASE_FIXTURE(Fixture, "a card of type B is found too") {
    world().card = fake::type_b();
    auto board = Board::open();
    REQUIRE(board);
    auto card = card_on(*board);
    CHECK(cccd::to_hex(card.transport().atr()).substr(0, 22) == "3B88800111223344008171");
}

TEST_CASE_FIXTURE(Fixture, "a card that comes later is waited for, one without ISO 14443-4 is passed over") {
    world().card = fake::type_a(0x20, ats);
    world().appears_after = 3;
    auto board = Board::open();
    REQUIRE(board);
    { auto card = card_on(*board); }
    CHECK(world().selections >= 4);
    world().card = fake::type_a(0x08, {});
    CHECK(board->wait_for_card(50ms).error().code == ErrorCode::deadline_passed);
    CHECK(world().deselections >= 1);
}

TEST_CASE_FIXTURE(Fixture, "waiting ends at once when stopped") {
    auto board = Board::open();
    REQUIRE(board);
    std::stop_source stop;
    std::jthread stopper([&] {
        std::this_thread::sleep_for(30ms);
        stop.request_stop();
    });
    const auto begin = std::chrono::steady_clock::now();
    CHECK(board->wait_for_card(60s, stop.get_token()).error().code == ErrorCode::cancelled);
    CHECK(std::chrono::steady_clock::now() - begin < 5s);
}

TEST_CASE_FIXTURE(Fixture, "a board pulled while waiting is told as lost") {
    auto board = Board::open();
    REQUIRE(board);
    for (const int code : {NFC_EIO, NFC_ENOTSUCHDEV}) {
        world().select_code = code;
        CHECK(board->wait_for_card(1s).error().code == ErrorCode::reader_lost);
    }
    for (const int code : {NFC_ETIMEOUT, NFC_ERFTRANS}) { // no card, as some boards say it
        world().select_code = code;
        CHECK(board->wait_for_card(20ms).error().code == ErrorCode::deadline_passed);
    }
}

TEST_CASE_FIXTURE(Fixture, "a command goes to the card as it is, and its answer comes back whole") {
    world().card = fake::type_a(0x20, ats);
    auto board = Board::open();
    auto card = card_on(*board);
    Bytes longest(256, 0xAB);
    longest.insert(longest.end(), {0x90, 0x00});
    world().answers = {{0, {0x90, 0x00}, -1}, {0, longest, -1}};
    CHECK(*ask(card, select_file) == Bytes{0x90, 0x00});
    CHECK(*ask(card, {0x00, 0xB0, 0x9C, 0x00, 0x00}) == longest);
    REQUIRE(world().commands.size() == 2);
    CHECK(world().commands[0] == select_file);
}

TEST_CASE_FIXTURE(Fixture, "the time-out is what the deadline leaves, twenty seconds at most, never for ever") {
    world().card = fake::type_a(0x20, ats);
    auto board = Board::open();
    auto card = card_on(*board);
    world().answers = {{0, {0x90, 0x00}, -1}, {0, {0x90, 0x00}, -1}, {0, {0x90, 0x00}, -1}};
    const auto now = std::chrono::steady_clock::now();
    REQUIRE(ask(card, select_file));
    REQUIRE(ask(card, select_file, {{}, now + 900ms}));
    REQUIRE(ask(card, select_file, {{}, now + 1h}));
    CHECK(world().timeouts[0] == 20000);
    CHECK(world().timeouts[1] <= 900);
    CHECK(world().timeouts[2] == 20000);
    CHECK(ask(card, select_file, {{}, now - 1s}).error().code == ErrorCode::deadline_passed);
    std::stop_source stop;
    stop.request_stop();
    CHECK(ask(card, select_file, {stop.get_token(), {}}).error().code == ErrorCode::cancelled);
    CHECK(world().commands.size() == 3);
}

TEST_CASE_FIXTURE(Fixture, "a wish to stop ends an exchange that waits for the card") {
    world().card = fake::type_a(0x20, ats);
    auto board = Board::open();
    auto card = card_on(*board);
    world().hangs = true;
    std::stop_source stop;
    std::jthread caller([&] {
        fake::hanging.wait(false);
        stop.request_stop();
    });
    CHECK(ask(card, select_file, {stop.get_token(), {}}).error().code == ErrorCode::cancelled);
    CHECK(fake::aborted);
}

TEST_CASE_FIXTURE(Fixture, "a wish to stop that came too late for its exchange cancels nothing that follows") {
    world().card = fake::type_a(0x20, ats);
    world().keeps_aborts = true;
    auto board = Board::open();
    const auto stopped_in_vain = [](Card& card) {
        std::stop_source stop;
        world().during = [&] { stop.request_stop(); };
        world().answers = {{0, {0x90, 0x00}}};
        CHECK(ask(card, select_file, {stop.get_token(), {}})); // the answer was there
        world().during = nullptr;
    };
    {
        auto card = card_on(*board);
        stopped_in_vain(card);
        CHECK(ask(card, select_file).error().code == ErrorCode::link_failed); // and a read goes on after that
        world().answers = {{0, {0x90, 0x00}}};
        CHECK(ask(card, select_file));
        stopped_in_vain(card);
    }
    auto card = card_on(*board); // the next card
    world().answers = {{0, {0x90, 0x00}}};
    CHECK(ask(card, select_file));
}

TEST_CASE_FIXTURE(Fixture, "each failure of libnfc has its meaning") {
    struct Case {
        int code;
        ErrorCode expected;
    };
    for (const auto& one :
         {Case{NFC_EIO, ErrorCode::reader_lost}, Case{NFC_ENOTSUCHDEV, ErrorCode::reader_lost},
          Case{NFC_ETIMEOUT, ErrorCode::card_unresponsive}, Case{NFC_ERFTRANS, ErrorCode::link_failed},
          Case{NFC_EOVFLOW, ErrorCode::response_malformed}, Case{NFC_EOPABORTED, ErrorCode::link_failed},
          Case{NFC_EINVARG, ErrorCode::invalid_argument}, Case{NFC_ECHIP, ErrorCode::reader_failed},
          Case{NFC_ESOFT, ErrorCode::reader_failed}, Case{-4711, ErrorCode::reader_failed},
          Case{NFC_ETGRELEASED, ErrorCode::card_removed}}) {
        fake::reset();
        world().card = fake::type_a(0x20, ats);
        auto board = Board::open();
        auto card = card_on(*board);
        world().answers = {{one.code, {}, -1}};
        const auto answer = ask(card, select_file);
        REQUIRE_FALSE(answer);
        CHECK(answer.error().code == one.expected);
    }
}

TEST_CASE_FIXTURE(Fixture, "a card taken away is told as removed, now and at every further command") {
    world().card = fake::type_a(0x20, ats);
    auto board = Board::open();
    auto card = card_on(*board);
    world().card.reset();
    CHECK(ask(card, select_file).error().code == ErrorCode::card_removed);
    CHECK(ask(card, select_file).error().code == ErrorCode::card_removed);
    CHECK(world().commands.size() == 1);
    CHECK(card.transport().reset({}).error().code == ErrorCode::card_removed);
    world().card = fake::type_a(0x20, ats);
    REQUIRE(card.transport().reset({}));
    world().answers = {{0, {0x90, 0x00}, -1}};
    CHECK(ask(card, select_file));
}

TEST_CASE_FIXTURE(Fixture, "answers of impossible lengths and commands that fit no exchange are refused") {
    world().card = fake::type_a(0x20, ats);
    auto board = Board::open();
    auto card = card_on(*board);
    world().answers = {{0, {0x90}, -1}, {0, {}, -1}, {0, {0x90, 0x00}, 4000}, {0, Bytes(300, 1), -1}};
    for (int i = 0; i < 4; ++i) CHECK(ask(card, select_file).error().code == ErrorCode::response_malformed);
    CHECK(ask(card, Bytes(262, 0)).error().code == ErrorCode::invalid_argument);
    CHECK(ask(card, {0x00, 0xA4}).error().code == ErrorCode::invalid_argument);
    CHECK(world().commands.size() == 4);
}

TEST_CASE_FIXTURE(Fixture, "reset switches the field off and selects anew, so that no session survives") {
    world().card = fake::type_a(0x20, ats);
    auto board = Board::open();
    auto card = card_on(*board);
    const auto before = world().field_off;
    REQUIRE(card.transport().reset({}));
    CHECK(world().field_off == before + 1);
    CHECK(world().deselections >= 1);
    CHECK(world().selected);
}

TEST_CASE_FIXTURE(Fixture, "one card at a time, kept open by itself, deselected when it goes") {
    world().card = fake::type_a(0x20, ats);
    std::optional<Card> kept;
    {
        auto board = Board::open();
        kept.emplace(card_on(*board));
        CHECK(board->wait_for_card(1s).error().code == ErrorCode::reader_busy);
    }
    CHECK(world().devices == 1);
    world().answers = {{0, {0x90, 0x00}, -1}};
    CHECK(ask(*kept, select_file));
    kept.reset();
    CHECK(world().devices == 0);
    CHECK_FALSE(world().selected);
}
