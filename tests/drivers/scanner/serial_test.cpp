#include "scans.hpp"

#include <cccd/qr.hpp>
#include <cccd/scanner.hpp>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <string>
#include <thread>
#include <unistd.h>

using namespace cccd::scanner;
using namespace std::chrono_literals;
using cccd::ErrorCode;

namespace {

/// The far end of a pseudo-terminal plays the scanner.
class FarEnd {
public:
    FarEnd() : descriptor_(::posix_openpt(O_RDWR | O_NOCTTY)) {
        REQUIRE(descriptor_ >= 0);
        REQUIRE(::grantpt(descriptor_) == 0);
        REQUIRE(::unlockpt(descriptor_) == 0);
        char name[128] = {};
        REQUIRE(::ptsname_r(descriptor_, name, sizeof name) == 0);
        path_ = name;
    }
    FarEnd(const FarEnd&) = delete;
    FarEnd& operator=(const FarEnd&) = delete;
    ~FarEnd() { unplug(); }

    void send(const std::string& text) const {
        REQUIRE(::write(descriptor_, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
    }
    void unplug() {
        if (descriptor_ >= 0) ::close(descriptor_);
        descriptor_ = -1;
    }
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    int descriptor_;
    std::string path_;
};

cccd::Waiting within(std::chrono::milliseconds time) {
    return {{}, std::chrono::steady_clock::now() + time};
}

cccd::SteadyTime at(int milliseconds) {
    return cccd::SteadyTime{} + 1h + std::chrono::milliseconds(milliseconds);
}

} // namespace

TEST_CASE("a scan comes out of a serial port, with accents, once for each suffix") {
    const FarEnd far;
    auto scanner = SerialScanner::open(far.path());
    REQUIRE(scanner);
    far.send(card + "\r\n" + card + "\r");
    for (int i = 0; i < 2; ++i) {
        const auto scan = scanner->wait(within(5s));
        REQUIRE(scan);
        CHECK(scan->text == card);
        CHECK(scan->kind == Kind::card_qr);
    }
    const auto none = scanner->wait(within(150ms));
    REQUIRE_FALSE(none);
    CHECK(none.error().code == ErrorCode::deadline_passed);
}

TEST_CASE("a scan in pieces, without a suffix, ends with silence") {
    const FarEnd far;
    auto scanner = SerialScanner::open(far.path(), {115200, Parity::none, 8, {}});
    REQUIRE(scanner);
    far.send(card.substr(0, 20));
    far.send(card.substr(20));
    const auto scan = scanner->wait(within(5s));
    REQUIRE(scan);
    CHECK(scan->text == card);
}

TEST_CASE("octets of Windows-1258 go to the library as they came") {
    const FarEnd far;
    auto scanner = SerialScanner::open(far.path());
    REQUIRE(scanner);
    far.send("001099000001||Nguy\xEA\xDEn V\xE3n M\xE2\xDEu|01011999|Nam|Xa\xDE An|02022022\r");
    const auto scan = scanner->wait(within(5s));
    REQUIRE(scan);
    const auto read = cccd::qr::parse(scan->text);
    REQUIRE(read);
    CHECK(read->full_name == "Nguyễn Văn Mẫu");
    CHECK(read->text_repaired);
}

TEST_CASE("waiting is cancelled from another thread within a tenth of a second") {
    const FarEnd far;
    auto scanner = SerialScanner::open(far.path());
    REQUIRE(scanner);
    std::stop_source stop;
    std::jthread canceller([&] {
        std::this_thread::sleep_for(60ms);
        stop.request_stop();
    });
    const auto begin = std::chrono::steady_clock::now();
    const auto scan = scanner->wait({stop.get_token(), std::nullopt});
    REQUIRE_FALSE(scan);
    CHECK(scan.error().code == ErrorCode::cancelled);
    CHECK(std::chrono::steady_clock::now() - begin < 2s);
}

TEST_CASE("a port that is unplugged is told as lost") {
    FarEnd far;
    auto scanner = SerialScanner::open(far.path());
    REQUIRE(scanner);
    far.unplug();
    const auto scan = scanner->wait(within(5s));
    REQUIRE_FALSE(scan);
    CHECK(scan.error().code == ErrorCode::reader_lost);
}

TEST_CASE("what can not be opened has its own error") {
    CHECK(SerialScanner::open("/dev/ttyNOWHERE").error().code == ErrorCode::reader_not_found);
    CHECK(SerialScanner::open("/dev/null").error().code == ErrorCode::invalid_argument);
    const FarEnd far;
    CHECK(SerialScanner::open(far.path(), {12345, Parity::none, 8, {}}).error().code == ErrorCode::invalid_argument);
    CHECK(SerialScanner::open(far.path(), {9600, Parity::none, 5, {}}).error().code == ErrorCode::invalid_argument);
}

TEST_CASE("a moved scanner goes on reading, and the moved-from one closes nothing") {
    const FarEnd far;
    auto first = SerialScanner::open(far.path());
    REQUIRE(first);
    SerialScanner second = *std::move(first);
    far.send("001099000001\n");
    const auto scan = second.wait(within(5s));
    REQUIRE(scan);
    CHECK(scan->kind == Kind::personal_number);
}

TEST_CASE("the framer keeps the lines of a zone together and nothing else") {
    SerialFramer framer;
    auto scans = framer.feed(cccd::as_bytes(zone.substr(0, 40)), at(0));
    CHECK(scans.empty());
    scans = framer.feed(cccd::as_bytes(zone.substr(40) + "\r\n" + card + "\r\n"), at(10));
    REQUIRE(scans.size() == 2);
    CHECK(scans[0].kind == Kind::mrz);
    CHECK(scans[0].text == zone);
    CHECK(scans[1].text == card);
    CHECK_FALSE(framer.deadline());
}

TEST_CASE("a half zone does not swallow the scan that follows after silence") {
    SerialFramer framer;
    CHECK(framer.feed(cccd::as_bytes(zone.substr(0, 31)), at(0)).empty());
    auto scans = framer.tick(at(200));
    REQUIRE(scans.size() == 1);
    CHECK(scans[0].kind == Kind::other);
    scans = framer.feed(cccd::as_bytes(card + "\r"), at(500));
    REQUIRE(scans.size() == 1);
    CHECK(scans[0].kind == Kind::card_qr);
}

TEST_CASE("a scan stays one when a busy program fetches its second half late") {
    SerialFramer framer;
    CHECK(framer.feed(cccd::as_bytes(card.substr(0, 40)), at(0)).empty());
    const auto scans = framer.feed(cccd::as_bytes(card.substr(40) + "\r"), at(700));
    REQUIRE(scans.size() == 1);
    CHECK(scans[0].text == card);
}

TEST_CASE("prefix and suffix that the scanner was set to send are taken off") {
    SerialFramer framer({std::chrono::milliseconds(120), "~", "#"});
    auto scans = framer.feed(cccd::as_bytes("~" + card + "#\r\n~" + zone + "#\r\n"), at(0));
    REQUIRE(scans.size() == 2);
    CHECK(scans[0].text == card);
    CHECK(scans[1].text == zone);
}

TEST_CASE("noise without an end is bounded and thrown away") {
    SerialFramer framer;
    for (int i = 0; i < 50; ++i) CHECK(framer.feed(cccd::as_bytes(std::string(1000, 'x')), at(i)).empty());
    CHECK(framer.feed(cccd::as_bytes("\r"), at(60)).empty());
    const auto scans = framer.feed(cccd::as_bytes(card + "\r"), at(70));
    REQUIRE(scans.size() == 1);
    CHECK(scans[0].text == card);
}
