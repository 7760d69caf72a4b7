// Readers that hang, other programs in the way: whoever waits is answered in time, and the reader is marked.
#include "desk.hpp"

#include <cccd/session.hpp>
#include <thread>

using namespace cccd;
using namespace desk;

namespace {

void let_go(const char* function) {
    fake::change([function](fake::Service& service) { service.hangs.erase(function); });
}

/// Connects with little patience, then makes this function hang.
struct Hanging {
    explicit Hanging(const char* function, std::chrono::milliseconds exchange = 150ms) {
        service_with({slot_with_card()});
        readers.emplace(*pcsc::Readers::open(impatient(exchange)));
        card.emplace(*readers->wait_for_card(1s));
        fake::change([function](fake::Service& service) { service.hangs.insert(function); });
    }
    std::optional<pcsc::Readers> readers;
    std::optional<pcsc::Card> card;
};

} // namespace

TEST_CASE("a stop is answered within a tenth of a second while a command is under way") {
    Hanging desk("SCardTransmit", 20s);
    auto quickest = 10s + 0ms;
    for (int tries = 0; tries < 5 && quickest >= 100ms; ++tries) { // a busy machine may be late by itself
        std::stop_source stop;
        std::chrono::steady_clock::time_point asked;
        std::jthread stopper([&] {
            std::this_thread::sleep_for(50ms);
            asked = std::chrono::steady_clock::now();
            stop.request_stop();
        });
        const auto answer = send(*desk.card, select_mf, {stop.get_token(), {}});
        const auto answered = std::chrono::steady_clock::now();
        stopper.join();
        CHECK(answer.error().code == ErrorCode::cancelled);
        quickest = std::min(quickest, std::chrono::duration_cast<std::chrono::milliseconds>(answered - asked));
    }
    CHECK(quickest < 100ms);
    let_go("SCardTransmit");
    CHECK(send(*desk.card, select_mf)); // the next command waits for the one before, and the connection is good
    desk.card.reset();
    desk.readers.reset();
    check_all_closed();
}

TEST_CASE("a command that outlives the caller's deadline is answered at the deadline") {
    Hanging desk("SCardTransmit", 20s);
    std::optional<Error> error;
    const auto took = time_of([&] { error = send(*desk.card, select_mf, within(80ms)).error(); });
    CHECK(error->code == ErrorCode::deadline_passed);
    CHECK(took >= 75ms);
    CHECK(took < 500ms);
    CHECK(desk.card->transport().reset(within(50ms)).error().code == ErrorCode::deadline_passed);
    let_go("SCardTransmit");
    CHECK(desk.card->transport().reset({}));
    desk.card.reset();
    desk.readers.reset();
    check_all_closed();
}

TEST_CASE("a command that never comes back is left to its thread and the reader is marked lost") {
    Hanging desk("SCardTransmit");
    CHECK(send(*desk.card, select_mf).error().code == ErrorCode::reader_lost);
    CHECK(time_of([&] { CHECK(send(*desk.card, select_mf).error().code == ErrorCode::reader_lost); }) < 100ms);
    CHECK(desk.readers->list()->at(0).lost);
    CHECK(time_of([&] { desk.card.reset(); }) < 1s);
    CHECK(desk.readers->list()->at(0).lost);
    // Nobody else is sent to hang beside it.
    const auto calls = fake::service().calls.size();
    CHECK(desk.readers->wait_for_card(50ms).error().code == ErrorCode::reader_lost);
    CHECK(desk.readers->inspect("Reader of nobody 00 00").error().code == ErrorCode::reader_lost);
    CHECK(fake::service().calls.size() == calls);
    // Unplugged and plugged in again: the call comes back with an error, and the reader is good.
    fake::change([](fake::Service& service) {
        service.failures["SCardTransmit"] = SCARD_E_READER_UNAVAILABLE;
        service.hangs.clear();
    });
    CHECK(fake::comes_true([](fake::Service& service) { return service.connections == 0; }));
    fake::change([](fake::Service& service) { service.failures.clear(); });
    {
        auto card = desk.readers->wait_for_card(2s);
        REQUIRE(card);
        CHECK(send(*card, select_mf));
        CHECK_FALSE(desk.readers->list()->at(0).lost);
    }
    desk.readers.reset();
    check_all_closed();
}

TEST_CASE("another reader is used while one hangs") {
    service_with({slot_with_card("Hanging 00 00"), slot_with_card("Sound 00 00")});
    auto readers = pcsc::Readers::open(impatient());
    std::optional<pcsc::Card> card(*readers->wait_for_card(1s, {}, "Hanging"));
    fake::change([](fake::Service& service) { service.hangs.insert("SCardTransmit"); });
    CHECK(send(*card, select_mf).error().code == ErrorCode::reader_lost);
    card.reset();
    CHECK(readers->wait_for_card(1s)->reader() == "Sound 00 00");
    let_go("SCardTransmit");
    check_all_closed_but(*readers);
}

TEST_CASE("a reader that hangs while a card is connected or a card is closed does not hold the program") {
    for (const char* function : {"SCardConnect", "SCardControl", "SCardStatus"}) {
        CAPTURE(function);
        service_with({slot_with_card()}).hangs.insert(function);
        auto readers = pcsc::Readers::open(impatient());
        std::optional<Error> error;
        CHECK(time_of([&] { error = readers->wait_for_card(200ms).error(); }) < 2s);
        CHECK(error->code == ErrorCode::reader_lost);
        let_go(function);
        CHECK(readers->wait_for_card(2s));
        check_all_closed_but(*readers);
    }
}

TEST_CASE("a card in another program's transaction is busy, not lost, and is used once it is free") {
    auto& service = service_with({slot_with_card()});
    service.slots[0].held = true;
    auto readers = pcsc::Readers::open(impatient());
    CHECK(readers->wait_for_card(300ms).error().code == ErrorCode::reader_busy);
    CHECK_FALSE(readers->list()->at(0).lost);
    std::jthread other([] {
        std::this_thread::sleep_for(100ms);
        fake::change([](fake::Service& changed) { changed.slots[0].held = false; });
    });
    auto card = readers->wait_for_card(5s);
    REQUIRE(card);
    CHECK(send(*card, select_mf));
}

TEST_CASE("a stop ends the connection to a card that another program holds") {
    auto& service = service_with({slot_with_card()});
    service.slots[0].held = true;
    auto readers = pcsc::Readers::open();
    std::stop_source stop;
    std::jthread stopper([&] {
        std::this_thread::sleep_for(50ms);
        stop.request_stop();
    });
    std::optional<Error> error;
    CHECK(time_of([&] { error = readers->wait_for_card(20s, stop.get_token()).error(); }) < 1s);
    CHECK(error->code == ErrorCode::cancelled);
    fake::change([](fake::Service& changed) { changed.slots[0].held = false; });
    check_all_closed_but(*readers);
}

TEST_CASE("a transaction is kept alive where the service ends idle ones") {
    for (const bool kept : {false, true}) {
        service_with({slot_with_card()}).transaction_limit = 150ms;
        pcsc::Settings settings;
        if (kept) settings.patience.keep_alive = 40ms;
        auto readers = pcsc::Readers::open(settings);
        auto card = readers->wait_for_card(1s);
        REQUIRE(card);
        CHECK(send(*card, select_mf));
        std::this_thread::sleep_for(400ms);
        const auto answer = send(*card, select_mf);
        CHECK(answer.has_value() == kept);
        if (!answer) CHECK(answer.error().code == ErrorCode::card_reset);
    }
}

TEST_CASE("6987 or 6988 to the first command is met with one reset and one more try") {
    for (const int lasting : {1, 99}) {
        for (const std::uint8_t sw2 : {std::uint8_t{0x87}, std::uint8_t{0x88}}) {
            auto slot = slot_with_card();
            int refused = 0;
            slot.card_answers = [&refused, lasting, sw2](const Octets&) {
                return ++refused <= lasting ? Octets{0x69, sw2} : Octets{0x6D, 0x00};
            };
            service_with({slot});
            auto readers = pcsc::Readers::open();
            auto card = readers->wait_for_card(1s);
            REQUIRE(card);
            CHECK(fake::service().slots[0].resets == 1);
            Session session(card->transport());
            AccessKeys keys;
            keys.push_back(*AccessKey::from_can("123456"));
            CHECK_FALSE(session.unlock(keys));
            CHECK(fake::service().slots[0].resets == 2);
        }
    }
}
