#include "desk.hpp"
#include "reader_features.hpp"

#include <thread>

using namespace cccd;
using namespace desk;

TEST_CASE("a card is connected after a reset, used inside a transaction and reset again when closed") {
    auto& service = service_with({slot_with_card()});
    {
        auto readers = pcsc::Readers::open();
        REQUIRE(readers);
        auto card = readers->wait_for_card(1s);
        REQUIRE(card);
        CHECK(card->reader() == "Reader of nobody 00 00");
        CHECK(to_hex(card->transport().atr()) == "3B800101");
        CHECK(*send(*card, select_mf) == 2);
    }
    const std::vector<std::string> expected{"SCardConnect",  "SCardReconnect reset",      "SCardBeginTransaction",
                                            "SCardTransmit", "SCardEndTransaction reset", "SCardDisconnect reset"};
    CHECK(service.calls == expected);
    CHECK(service.mistakes.empty());
    CHECK(service.contexts == 0);
    CHECK(service.connections == 0);
}

TEST_CASE("a service that does not run, refuses the user, or broke is told apart") {
    const std::pair<LONG, ErrorCode> table[] = {{SCARD_E_NO_SERVICE, ErrorCode::service_not_running},
                                                {SCARD_W_SECURITY_VIOLATION, ErrorCode::service_access_denied},
                                                {SCARD_F_COMM_ERROR, ErrorCode::service_lost},
                                                {SCARD_F_INTERNAL_ERROR, ErrorCode::reader_failed}};
    for (const auto& [code, expected] : table) {
        service_with({}).failures["SCardEstablishContext"] = code;
        const auto readers = pcsc::Readers::open();
        REQUIRE_FALSE(readers);
        CHECK(readers.error().code == expected);
        CHECK(static_cast<std::uint32_t>(readers.error().os_code) == static_cast<std::uint32_t>(code));
    }
}

TEST_CASE("no reader at all, no reader of that name, and no card in time are three errors") {
    service_with({});
    auto readers = pcsc::Readers::open();
    REQUIRE(readers);
    CHECK(readers->list()->empty());
    CHECK(readers->wait_for_card(10ms).error().code == ErrorCode::no_reader);
    auto empty = slot_with_card();
    empty.card = false;
    fake::service().slots = {empty};
    CHECK(readers->wait_for_card(10ms).error().code == ErrorCode::deadline_passed);
    CHECK(readers->wait_for_card(10ms, {}, "Feitian").error().code == ErrorCode::reader_not_found);
}

TEST_CASE("each failure of an exchange has its own error") {
    const std::pair<LONG, ErrorCode> table[] = {{SCARD_W_REMOVED_CARD, ErrorCode::card_removed},
                                                {SCARD_E_NO_SMARTCARD, ErrorCode::card_removed},
                                                {SCARD_W_RESET_CARD, ErrorCode::card_reset},
                                                {SCARD_E_READER_UNAVAILABLE, ErrorCode::reader_lost},
                                                {SCARD_E_NOT_TRANSACTED, ErrorCode::link_failed},
                                                {SCARD_E_INVALID_HANDLE, ErrorCode::service_lost},
                                                {SCARD_E_NO_SERVICE, ErrorCode::service_lost},
                                                {SCARD_W_SECURITY_VIOLATION, ErrorCode::service_lost},
                                                {SCARD_E_INSUFFICIENT_BUFFER, ErrorCode::response_malformed}};
    for (const auto& [code, expected] : table) {
        auto& service = service_with({slot_with_card()});
        auto readers = pcsc::Readers::open();
        auto card = readers->wait_for_card(1s);
        REQUIRE(card);
        service.failures["SCardTransmit"] = code;
        CHECK(send(*card, select_mf).error().code == expected);
    }
}

TEST_CASE("an exchange that broke because the card was pulled is a removed card") {
    auto& service = service_with({slot_with_card()});
    auto readers = pcsc::Readers::open();
    auto card = readers->wait_for_card(1s);
    REQUIRE(card);
    service.failures["SCardTransmit"] = SCARD_E_NOT_TRANSACTED;
    service.slots[0].card = false;
    CHECK(send(*card, select_mf).error().code == ErrorCode::card_removed);
}

TEST_CASE("a card held by another program and a mute card are named when the time is over") {
    service_with({slot_with_card()}).failures["SCardConnect"] = SCARD_E_SHARING_VIOLATION;
    auto readers = pcsc::Readers::open();
    CHECK(readers->wait_for_card(10ms).error().code == ErrorCode::reader_busy);
    fake::service().failures.clear();
    fake::service().slots[0].mute = true;
    CHECK(readers->wait_for_card(10ms).error().code == ErrorCode::card_unresponsive);
}

TEST_CASE("a stop request ends the wait for a card and the next exchange") {
    auto empty = slot_with_card();
    empty.card = false;
    service_with({empty});
    auto readers = pcsc::Readers::open();
    std::stop_source source;
    std::jthread stopper([&] {
        std::this_thread::sleep_for(30ms);
        source.request_stop();
    });
    CHECK(readers->wait_for_card(20s, source.get_token()).error().code == ErrorCode::cancelled);

    service_with({slot_with_card()});
    auto again = pcsc::Readers::open();
    auto card = again->wait_for_card(1s);
    REQUIRE(card);
    Waiting stopped;
    stopped.stop = source.get_token();
    CHECK(send(*card, select_mf, stopped).error().code == ErrorCode::cancelled);
    Waiting late;
    late.deadline = std::chrono::steady_clock::now() - 1s;
    CHECK(send(*card, select_mf, late).error().code == ErrorCode::deadline_passed);
}

TEST_CASE("a card that arrives while waiting is found") {
    auto slot = slot_with_card();
    slot.card = false;
    auto& service = service_with({slot});
    service.failures["SCardConnect"] = SCARD_W_UNPOWERED_CARD; // as while a card is being put down
    auto readers = pcsc::Readers::open();
    service.slots[0].card = true;
    CHECK(readers->wait_for_card(10ms).error().code == ErrorCode::card_unresponsive);
    service.failures.clear();
    CHECK(readers->wait_for_card(1s));
}

TEST_CASE("over T=0 the Le of a command with data is left out") {
    auto slot = slot_with_card();
    slot.protocol = SCARD_PROTOCOL_T0;
    Octets seen;
    slot.card_answers = [&](const Octets& command) {
        seen = command;
        return Octets{0x61, 0x10};
    };
    service_with({slot});
    auto readers = pcsc::Readers::open();
    auto card = readers->wait_for_card(1s);
    REQUIRE(card);
    const Octets case_4{0x00, 0xA4, 0x04, 0x0C, 0x02, 0xAA, 0xBB, 0x00};
    CHECK(send(*card, case_4));
    CHECK(seen == Octets{0x00, 0xA4, 0x04, 0x0C, 0x02, 0xAA, 0xBB});
    const Octets case_2{0x00, 0xB0, 0x00, 0x00, 0x08};
    CHECK(send(*card, case_2));
    CHECK(seen == case_2);
}

TEST_CASE("over T=0 there is no extended length, whatever the reader passes to other cards") {
    auto slot = slot_with_card();
    slot.protocol = SCARD_PROTOCOL_T0;
    slot.tlv_properties = {0x0A, 0x04, 0x00, 0x10, 0x00, 0x00}; // dwMaxAPDUDataSize 4096
    service_with({slot});
    auto readers = pcsc::Readers::open();
    auto card = readers->wait_for_card(1s);
    REQUIRE(card);
    CHECK(card->transport().limits().extended == ExtendedLength::no);
    CHECK(card->transport().limits().max_command == 261);
    CHECK(card->transport().limits().max_response == 258);
}

TEST_CASE("a reader's own APDU limit is read from its TLV properties") {
    auto slot = slot_with_card();
    slot.tlv_properties = {0x0A, 0x04, 0x00, 0x10, 0x00, 0x00}; // dwMaxAPDUDataSize 4096
    service_with({slot});
    auto readers = pcsc::Readers::open();
    auto card = readers->wait_for_card(1s);
    REQUIRE(card);
    CHECK(card->transport().limits().extended == ExtendedLength::yes);
    CHECK(card->transport().limits().max_command == 4096);
    CHECK(pcsc::announced_in(from_hex("0A0400000000")).limits.extended == ExtendedLength::no);
    CHECK(pcsc::announced_in(from_hex("0A04000000")).limits.extended == ExtendedLength::unknown); // torn
    CHECK(pcsc::announced_in({}).limits.max_response == 258);
    CHECK(pcsc::announced_in(from_hex("0B022F070C020022")).usb == pcsc::UsbId{0x072F, 0x2200});
    CHECK_FALSE(pcsc::announced_in(from_hex("0B022F07")).usb);
    CHECK(fake::service().mistakes.empty());
}

TEST_CASE("SAM slots are not waited on unless they are named") {
    auto sam = slot_with_card("ACS ACR1252 1S CL Reader [SAM Interface] 00 01");
    service_with({sam, slot_with_card("ACS ACR1252 1S CL Reader [PICC] 00 00")});
    auto readers = pcsc::Readers::open();
    REQUIRE(readers);
    CHECK(readers->wait_for_card(1s)->reader() == "ACS ACR1252 1S CL Reader [PICC] 00 00");
    CHECK(readers->wait_for_card(1s, {}, "SAM")->reader() == sam.name);
    CHECK(readers->wait_for_card(1s, {}, "0")->reader() == sam.name);
}

TEST_CASE("the removal of a card is seen") {
    auto& service = service_with({slot_with_card()});
    auto readers = pcsc::Readers::open();
    CHECK(readers->wait_for_removal("Reader of nobody 00 00", 10ms).error().code == ErrorCode::deadline_passed);
    service.slots[0].card = false;
    CHECK(readers->wait_for_removal("Reader of nobody 00 00", 1s));
    service.slots.clear();
    CHECK(readers->wait_for_removal("Reader of nobody 00 00", 1s));
}
