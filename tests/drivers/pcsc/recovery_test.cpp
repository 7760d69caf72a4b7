// The service is restarted, readers come and go, the service refuses.
#include "desk.hpp"
#include "socket_access.hpp"

#include <cstdlib>
#include <filesystem>
#include <sys/fsuid.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

using namespace cccd;
using namespace desk;

TEST_CASE("a service that was restarted is found again, and the card of before is told as lost with it") {
    service_with({slot_with_card()});
    auto readers = pcsc::Readers::open();
    std::optional<pcsc::Card> card(*readers->wait_for_card(1s));
    REQUIRE(send(*card, select_mf));
    fake::restart();
    CHECK(send(*card, select_mf).error().code == ErrorCode::service_lost);
    card.reset();
    auto again = readers->wait_for_card(1s);
    REQUIRE(again);
    CHECK(send(*again, select_mf));
    CHECK(readers->list()->size() == 1);
}

TEST_CASE("a command that is under way when the service ends is told as the service's loss") {
    service_with({slot_with_card()});
    auto readers = pcsc::Readers::open();
    auto card = readers->wait_for_card(1s);
    REQUIRE(card);
    fake::change([](fake::Service& service) { service.hangs.insert("SCardTransmit"); });
    std::jthread killer([] {
        std::this_thread::sleep_for(50ms);
        fake::change([](fake::Service& service) {
            service.down = true;
            service.hangs.clear();
        });
    });
    CHECK(send(*card, select_mf).error().code == ErrorCode::service_lost);
}

TEST_CASE("waiting outlives a service that is down for a while") {
    service_with({slot_with_card()});
    auto readers = pcsc::Readers::open();
    fake::change([](fake::Service& service) { service.down = true; });
    CHECK(readers->list().error().code == ErrorCode::service_not_running);
    CHECK(readers->wait_for_card(50ms).error().code == ErrorCode::service_not_running);
    CHECK(readers->wait_for_removal("Reader of nobody 00 00", 50ms).error().code == ErrorCode::service_not_running);
    CHECK(readers->wait_for_change(50ms).error().code == ErrorCode::service_not_running);
    std::jthread starter([] {
        std::this_thread::sleep_for(100ms);
        fake::restart();
    });
    CHECK(readers->wait_for_card(5s));
    std::stop_source stop;
    stop.request_stop();
    fake::change([](fake::Service& service) { service.down = true; });
    CHECK(readers->wait_for_card(5s, stop.get_token()).error().code == ErrorCode::cancelled);
    fake::change([](fake::Service& service) { service.down = false; });
}

TEST_CASE("the end of the service wakes whoever waits for a change") {
    service_with({empty_slot()});
    auto readers = pcsc::Readers::open();
    std::jthread ender([] {
        std::this_thread::sleep_for(50ms);
        fake::restart();
    });
    CHECK(readers->wait_for_change(5s));
}

TEST_CASE("a reader that is pulled during a read is lost, and found when it is back") {
    service_with({slot_with_card()});
    auto readers = pcsc::Readers::open();
    std::optional<pcsc::Card> card(*readers->wait_for_card(1s));
    fake::change([](fake::Service& service) { service.slots.clear(); });
    CHECK(send(*card, select_mf).error().code == ErrorCode::reader_lost);
    card.reset();
    CHECK(readers->wait_for_card(50ms).error().code == ErrorCode::no_reader);
    std::jthread plugger([] {
        std::this_thread::sleep_for(100ms);
        fake::change([](fake::Service& service) { service.slots = {slot_with_card()}; });
    });
    auto again = readers->wait_for_card(5s);
    REQUIRE(again);
    CHECK(send(*again, select_mf));
    CHECK(fake::service().mistakes.empty());
}

TEST_CASE("a reader that goes while the list is made does not fail the list") {
    service_with({slot_with_card(), empty_slot("Second 00 00")}).reader_goes_between = true;
    auto readers = pcsc::Readers::open();
    const auto list = readers->list();
    REQUIRE(list);
    CHECK(list->size() == 1);
}

TEST_CASE("no reader first, then one without a card: what is told is the state at the end") {
    service_with({});
    auto readers = pcsc::Readers::open();
    std::jthread plugger([] {
        std::this_thread::sleep_for(60ms);
        fake::change([](fake::Service& service) { service.slots = {empty_slot()}; });
    });
    CHECK(readers->wait_for_card(400ms).error().code == ErrorCode::deadline_passed);
}

TEST_CASE("a refusal of the card alone, as polkit can, is told as a refusal") {
    service_with({slot_with_card()}).failures["SCardConnect"] = SCARD_W_SECURITY_VIOLATION;
    auto readers = pcsc::Readers::open();
    CHECK(readers->wait_for_card(50ms).error().code == ErrorCode::service_access_denied);
}

TEST_CASE("a service's socket that is closed to this user is a refusal, not a missing service") {
    if (::geteuid() != 0) return; // only root can become somebody else
    std::string folder = (std::filesystem::temp_directory_path() / "socket-XXXXXX").string();
    REQUIRE(::mkdtemp(folder.data()) != nullptr);
    ::chmod(folder.c_str(), 0755);
    const std::string path = folder + "/pcscd.comm";
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    REQUIRE(::listen(socket, 1) == 0);
    ::chmod(path.c_str(), 0600);
    ::setenv("PCSCLITE_CSOCK_NAME", path.c_str(), 1);
    service_with({}).failures["SCardEstablishContext"] = SCARD_E_NO_SERVICE;
    CHECK(pcsc::Readers::open().error().code == ErrorCode::service_not_running);
    std::optional<ErrorCode> code;
    std::jthread([&code] {
        ::setfsuid(65534); // of this thread alone
        code = pcsc::Readers::open().error().code;
    }).join();
    CHECK(code == ErrorCode::service_access_denied);
    ::unsetenv("PCSCLITE_CSOCK_NAME");
    ::close(socket);
    std::filesystem::remove_all(folder);
}
