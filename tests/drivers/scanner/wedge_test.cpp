#include "scans.hpp"

#include <cccd/mrz_scan.hpp>
#include <cccd/qr.hpp>
#include <cccd/scanner.hpp>
#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace cccd::scanner;
using namespace std::chrono_literals;
using cccd::SteadyTime;

namespace {

/// Letters of UTF-8 text.
std::vector<std::string> letters(const std::string& text) {
    std::vector<std::string> out;
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80 || out.empty()) out.emplace_back();
        out.back() += c;
    }
    return out;
}

/// Types into a wedge and keeps what comes out.
struct Desk {
    Wedge wedge;
    SteadyTime now{};
    std::string typed; ///< what a focused field would hold; Enter as '\n'
    std::vector<Scan> scans;
    bool busy = false; ///< the program comes to the keys, and not to the clock

    explicit Desk(WedgeSettings settings = {}) {
        settings.look_again = 0ms;
        wedge = Wedge(std::move(settings));
        now += 1h;
    }

    void take(WedgeOutcome outcome) {
        for (const auto& event : outcome.pass_on)
            typed += event.key == Key::text ? event.text : event.key == Key::enter ? "\n" : "";
        if (outcome.scan) scans.push_back(*std::move(outcome.scan));
    }
    void press(Key key, const std::string& text, std::chrono::milliseconds after, bool composed = false) {
        if (busy)
            now += after;
        else
            wait(after);
        take(wedge.key({now, key, text, composed}));
    }
    void type(const std::string& text, std::chrono::milliseconds gap) {
        for (const auto& letter : letters(text)) press(Key::text, letter, gap);
    }
    void enter(std::chrono::milliseconds gap = 5ms) { press(Key::enter, "", gap); }
    /// Nothing is pressed meanwhile.
    void wait(std::chrono::milliseconds time) {
        now += time;
        take(wedge.tick(now));
    }
};

} // namespace

TEST_CASE("a QR code typed by a scanner is one scan, and no key of it reaches a field") {
    Desk desk;
    desk.type(card, 5ms);
    CHECK(desk.scans.empty());
    desk.enter();
    REQUIRE(desk.scans.size() == 1);
    CHECK(desk.scans[0].text == card);
    CHECK(desk.scans[0].kind == Kind::card_qr);
    CHECK_FALSE(desk.scans[0].input_method);
    CHECK(desk.typed.empty());
    CHECK_FALSE(desk.wedge.deadline());
}

TEST_CASE("what a person types goes on to the field, in order, and late by a key gap at most") {
    Desk desk;
    for (const auto& letter : letters("Nguyễn Văn")) {
        desk.press(Key::text, letter, 120ms);
        const auto due = desk.wedge.deadline();
        REQUIRE(due);
        CHECK(*due - desk.now <= 50ms);
        desk.wait(50ms);
    }
    desk.enter(120ms);
    CHECK(desk.typed == "Nguyễn Văn\n");
    CHECK(desk.scans.empty());
}

TEST_CASE("two keys pressed at once by a person, and a short fast word, are a person's") {
    Desk desk;
    desk.type("ab", 4ms);
    desk.wait(60ms);
    desk.type("abc", 20ms);
    desk.enter(20ms);
    CHECK(desk.typed == "ababc\n");
    CHECK(desk.scans.empty());
}

TEST_CASE("a person's keys right before a scan are not part of it") {
    Desk desk;
    desk.type("xy", 100ms);
    desk.wait(100ms);
    desk.type(card, 5ms);
    desk.enter();
    CHECK(desk.typed == "xy");
    REQUIRE(desk.scans.size() == 1);
    CHECK(desk.scans[0].text == card);
}

TEST_CASE("a scan without suffix ends after silence; one with Tab ends at once") {
    Desk desk;
    desk.type(card, 5ms);
    desk.wait(200ms);
    CHECK(desk.scans.empty());
    desk.wait(50ms);
    REQUIRE(desk.scans.size() == 1);
    desk.type(card, 5ms);
    desk.press(Key::tab, "", 5ms);
    REQUIRE(desk.scans.size() == 2);
    CHECK(desk.scans[1].text == card);
}

TEST_CASE("three lines, each with Enter, are one machine readable zone") {
    Desk desk;
    for (const auto& line : zone_lines) {
        desk.type(line, 3ms);
        desk.enter(3ms);
    }
    REQUIRE(desk.scans.size() == 1);
    CHECK(desk.scans[0].kind == Kind::mrz);
    CHECK(desk.scans[0].text == zone);
    CHECK(cccd::mrz::parse_scanned(desk.scans[0].text)->changes.empty());
    CHECK(desk.typed.empty());
}

TEST_CASE("a zone that breaks off is given as it is after silence") {
    Desk desk;
    desk.type(zone_lines[0], 3ms);
    desk.enter(3ms);
    CHECK(desk.scans.empty());
    desk.wait(250ms);
    REQUIRE(desk.scans.size() == 1);
    CHECK(desk.scans[0].kind == Kind::other);
}

TEST_CASE("two scans one after the other stay two") {
    Desk desk;
    desk.type(card, 5ms);
    desk.enter();
    desk.type("001099000001", 5ms);
    desk.enter();
    REQUIRE(desk.scans.size() == 2);
    CHECK(desk.scans[1].kind == Kind::personal_number);
}

TEST_CASE("an input method that rewrites letters is noticed and the number holds") {
    Desk desk;
    desk.type("001099000001||Nguye", 5ms);
    desk.press(Key::backspace, "", 1ms); // Telex: "ee" becomes "ê"
    desk.press(Key::text, "ê", 1ms, true);
    desk.type("n Van Mau|01011999|Nam|Xa A|02022022", 5ms);
    desk.enter();
    REQUIRE(desk.scans.size() == 1);
    CHECK(desk.scans[0].input_method);
    CHECK(desk.scans[0].text.find("Nguyên Van Mau") != std::string::npos);
    CHECK(desk.scans[0].kind == Kind::card_qr);
    CHECK(cccd::qr::parse(desk.scans[0].text)->personal_number == "001099000001");
}

TEST_CASE("a text that the input method commits at once is a scan of one event with its burst") {
    WedgeSettings settings;
    settings.prefix = "\x02";
    Desk desk(settings);
    desk.press(Key::text, "\x02" + card, 100ms, true);
    desk.enter();
    REQUIRE(desk.scans.size() == 1);
    CHECK(desk.scans[0].text == card);
    CHECK(desk.scans[0].input_method);
}

TEST_CASE("a prefix begins a scan at the first key, however slow the scanner types") {
    WedgeSettings settings;
    settings.prefix = "~";
    Desk desk(settings);
    desk.type("~" + card, 120ms);
    desk.enter(120ms);
    REQUIRE(desk.scans.size() == 1);
    CHECK(desk.scans[0].text == card);
    CHECK(desk.typed.empty());
}

TEST_CASE("the digits of the Vietnamese keyboard layout are digits again") {
    const std::vector<std::string> keys{"đ",        "ă",        "â",        "ê",        "ô",
                                        "\xCC\x80", "\xCC\x89", "\xCC\x83", "\xCC\x81", "\xCC\xA3"};
    Desk desk;
    for (const char c : std::string("001099000001||Nguyen Van Mau|01011999|Nam|Xa A|02022022"))
        desk.press(Key::text, c >= '0' && c <= '9' ? keys[static_cast<std::size_t>(c - '0')] : std::string(1, c), 4ms);
    desk.enter();
    REQUIRE(desk.scans.size() == 1);
    CHECK(desk.scans[0].layout_undone);
    CHECK(desk.scans[0].kind == Kind::card_qr);
    CHECK(cccd::qr::parse(desk.scans[0].text)->personal_number == "001099000001");
}

TEST_CASE("Shift, as scanners press it, passes by and disturbs no scan") {
    Desk desk;
    for (const auto& letter : letters(card)) {
        desk.press(Key::modifier, "", 1ms);
        desk.press(Key::text, letter, 3ms);
    }
    desk.enter();
    REQUIRE(desk.scans.size() == 1);
    CHECK(desk.scans[0].text == card);
    desk.enter(500ms);
    CHECK(desk.typed == "\n");
}

TEST_CASE("another key passes behind the letters that were held, in the order of the person") {
    Wedge wedge;
    const SteadyTime now = SteadyTime{} + 1h;
    CHECK(wedge.key({now, Key::text, "a", false, 1}).pass_on.empty());
    const auto outcome = wedge.key({now + 10ms, Key::other, "", false, 2}); // the cursor moves
    REQUIRE(outcome.pass_on.size() == 2);
    CHECK(outcome.pass_on[0].tag == 1);
    CHECK(outcome.pass_on[1].tag == 2);
    CHECK_FALSE(wedge.deadline());
}

TEST_CASE("a pause that a busy program did not see parts no scan, and slow keys stay a person's") {
    Desk desk;
    desk.busy = true;
    desk.type(card.substr(0, 2), 5ms);
    desk.now += 70ms;
    desk.type(card.substr(2), 5ms);
    desk.enter();
    REQUIRE(desk.scans.size() == 1);
    CHECK(desk.scans[0].text == card);
    desk.type("Nguyen Van", 120ms);
    desk.wait(50ms);
    CHECK(desk.typed == "Nguyen Van");
    CHECK(desk.scans.size() == 1);
}

TEST_CASE("what surely is a scan may pause longer than a key gap") {
    Desk desk;
    for (std::size_t i = 0; i < card.size(); i += 10) {
        if (i > 0) desk.wait(200ms);
        for (const char c : card.substr(i, 10)) desk.press(Key::text, std::string(1, c), 5ms);
    }
    desk.enter();
    REQUIRE(desk.scans.size() == 1);
    CHECK(desk.scans[0].text == card);
    CHECK(desk.typed.empty());
}

TEST_CASE("the second key of CR LF reaches no button, a person's Enter after a scan does") {
    Desk desk;
    desk.type(card, 5ms);
    desk.enter();
    desk.enter();
    CHECK(desk.typed.empty());
    desk.type(card, 5ms);
    desk.enter();
    desk.enter(100ms);
    CHECK(desk.typed == "\n");
    CHECK(desk.scans.size() == 2);
}

TEST_CASE("prefix and suffix of the scanner are taken off, around a zone too") {
    WedgeSettings settings;
    settings.prefix = "~";
    settings.suffix = "#";
    Desk desk(settings);
    desk.type("~" + card + "#", 5ms);
    desk.enter();
    desk.type("~" + card + "#", 5ms);
    desk.wait(250ms);
    for (std::size_t i = 0; i < zone_lines.size(); ++i) {
        desk.type((i == 0 ? "~" : "") + zone_lines[i] + (i == 2 ? "#" : ""), 5ms);
        desk.enter();
    }
    REQUIRE(desk.scans.size() == 3);
    CHECK(desk.scans[0].text == card);
    CHECK(desk.scans[1].text == card);
    CHECK(desk.scans[2].kind == Kind::mrz);
    CHECK(desk.typed.empty());
}

TEST_CASE("a damaged charset is handed to the library, which undoes it") {
    // UTF-8 taken for Latin-1.
    std::string damaged;
    for (const char c : card) {
        const auto octet = static_cast<unsigned char>(c);
        if (octet < 0x80) damaged += c;
        if (octet >= 0x80)
            (damaged += static_cast<char>(0xC0 | octet >> 6)) += static_cast<char>(0x80 | (octet & 0x3F));
    }
    Desk desk;
    desk.type(damaged, 5ms);
    desk.enter();
    REQUIRE(desk.scans.size() == 1);
    const auto read = cccd::qr::parse(desk.scans[0].text);
    REQUIRE(read);
    CHECK(read->text_repaired);
    CHECK(read->full_name == "Nguyễn Văn Mẫu");
}

TEST_CASE("a stuck key does not fill the memory, and the next scan works") {
    WedgeSettings settings;
    settings.longest = 500;
    Desk desk(settings);
    desk.type(std::string(5000, 'a'), 5ms);
    desk.wait(300ms);
    CHECK(desk.scans.empty());
    desk.type(card, 5ms);
    desk.enter();
    REQUIRE(desk.scans.size() == 1);
}

TEST_CASE("leaving a screen throws a half scan away") {
    Desk desk;
    desk.type("0010990", 5ms);
    desk.wedge.reset();
    CHECK_FALSE(desk.wedge.deadline());
    desk.wait(500ms);
    CHECK(desk.scans.empty());
    CHECK(desk.typed.empty());
}

TEST_CASE("any gap up to 45 ms between a scanner's keys gives the same scan") {
    for (int gap = 0; gap <= 45; gap += 3) {
        Desk desk;
        desk.type(card, std::chrono::milliseconds(gap));
        desk.enter(std::chrono::milliseconds(gap));
        REQUIRE(desk.scans.size() == 1);
        CHECK(desk.scans[0].text == card);
        CHECK(desk.typed.empty());
    }
}
