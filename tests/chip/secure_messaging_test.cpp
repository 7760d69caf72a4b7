// The channel's rules (Doc 9303-11 §9.8), and the ways in which a chip can be told to break them.
#include "terminal.hpp"

#include <softchip/profile_builder.hpp>

using namespace chip_test;
using namespace softchip;

namespace {

Profile locked_profile() {
    Profile profile = bare_profile();
    profile.access = Access::pace_or_bac;
    profile.passwords.mrz_information = mrz;
    profile.passwords.can = "246802";
    profile.pace = {PaceSuite{}};
    profile.files[0x0102] = Bytes(3'000, 0x11);
    profile.files[0x0102][0] = 0x75;
    profile.files[0x0102][1] = 0x82;
    profile.files[0x0102][2] = 0x0B;
    profile.files[0x0102][3] = 0xB4;
    return profile;
}

void open_by_pace(Terminal& terminal) {
    REQUIRE(terminal.pace(PaceSuite{}, 2, "246802") == 0x9000);
    REQUIRE(terminal.select_application() == 0x9000); // the first protected answer
    REQUIRE(terminal.select(0x011E) == 0x9000);       // the second
}

Answer third_answer(const Hostile& hostile) {
    Profile profile = locked_profile();
    profile.hostile = hostile;
    softchip::Chip chip(profile, 9);
    Terminal terminal(chip);
    open_by_pace(terminal);
    return terminal.send(0xB0, 0, {}, 4);
}

} // namespace

TEST_CASE("a plain command ends the channel and takes the rights away") {
    for (const bool by_bac : {false, true}) {
        softchip::Chip chip(locked_profile(), 9);
        Terminal terminal(chip);
        if (by_bac) {
            terminal.select_application();
            REQUIRE(terminal.bac(mrz) == 0x9000);
            REQUIRE(terminal.select(0x011E) == 0x9000);
        } else {
            open_by_pace(terminal);
        }
        CHECK(terminal.plain("00B0000004").status == 0x6986);
        CHECK_FALSE(chip.status().secure_messaging);
        CHECK(chip.status().access == "none");
        CHECK(terminal.plain("00A4020C02011E").status == 0x6982);
        CHECK(terminal.send(0xB0, 0, {}, 4).status == 0x6988); // the old channel is gone
    }
}

TEST_CASE("missing and wrong objects end the channel with plain 6987 and 6988") {
    const auto after = [](const std::string& command) {
        softchip::Chip chip(locked_profile(), 9);
        Terminal terminal(chip);
        open_by_pace(terminal);
        const std::string answer = send(chip, command);
        CHECK_FALSE(chip.status().secure_messaging);
        return answer;
    };
    CHECK(after("0CB000000397010400") == "6987");                     // no DO'8E'
    CHECK(after("0CB000000D9701048E08000000000000000000") == "6988"); // wrong DO'8E'
    CHECK(after("0CB0000006870200008E00") == "6988");                 // DO'87' without its 01
    CHECK(after("0CB000000397FF0400") == "6988");                     // not TLV
    CHECK(after("0CB0000000") == "6987");
}

TEST_CASE("a repeated command is refused, because the counter moved on") {
    softchip::Chip chip(locked_profile(), 9);
    Terminal terminal(chip);
    open_by_pace(terminal);
    // The same bytes twice: the terminal's own counter is put back by opening the channel on a copy.
    Terminal copy = terminal;
    CHECK(terminal.send(0xB0, 0, {}, 4).status == 0x9000);
    CHECK(copy.send(0xB0, 0, {}, 4).status == 0x6988);
}

TEST_CASE("errors inside the channel come protected, or plain on a chip that does so") {
    Profile profile = locked_profile();
    softchip::Chip chip(profile, 9);
    Terminal terminal(chip);
    open_by_pace(terminal);
    const Answer missing = terminal.send(0xA4, 0x020C, unhex("010B"));
    CHECK(missing.status == 0x6A82);
    CHECK(missing.authentic);
    CHECK(terminal.send(0xB0, 0, {}, 4).status == 0x9000); // the channel goes on
    profile.behaviour.errors_plain = true;
    softchip::Chip other(profile, 9);
    Terminal second(other);
    open_by_pace(second);
    CHECK(second.send(0xA4, 0x020C, unhex("010B")).status == 0x6A82);
    CHECK_FALSE(other.status().secure_messaging);
}

TEST_CASE("odd READ BINARY inside the channel uses DO'85' both ways") {
    softchip::Chip chip(locked_profile(), 9);
    Terminal terminal(chip);
    open_by_pace(terminal);
    const Answer answer = terminal.send(0xB1, 0x0000, unhex("54020001"), 5);
    CHECK(answer.authentic);
    CHECK(hex(answer.data) == "5303145F01");
}

TEST_CASE("a protected answer of more than 256 bytes is fetched by GET RESPONSE, with extended length at once") {
    softchip::Chip chip(locked_profile(), 9);
    Terminal terminal(chip);
    open_by_pace(terminal);
    REQUIRE(terminal.select(0x0102) == 0x9000);
    const Answer chained = terminal.send(0xB0, 0, {}, 256);
    CHECK(chained.authentic);
    CHECK(chained.data.size() == 256);
    const Answer extended = terminal.send(0xB0, 0, {}, 2'000);
    CHECK(extended.authentic);
    CHECK(extended.data.size() == 2'000);
    CHECK(terminal.read(0x0102, 223).size() == 3'000);
}

TEST_CASE("command chaining collects data over several protected commands") {
    softchip::Chip chip(locked_profile(), 9);
    Terminal terminal(chip);
    open_by_pace(terminal);
    CHECK(terminal.send(0xA4, 0x020C, unhex("01"), {}, 0x10).status == 0x9000);
    CHECK(terminal.send(0xA4, 0x020C, unhex("1E")).status == 0x9000);
    CHECK(terminal.send(0xB0, 0, {}, 4).status == 0x9000);
}

TEST_CASE("a reset forgets the session") {
    softchip::Chip chip(locked_profile(), 9);
    Terminal terminal(chip);
    open_by_pace(terminal);
    chip.power_on();
    CHECK(terminal.send(0xB0, 0, {}, 4).status == 0x6988);
    CHECK(chip.status().access == "none");
}

TEST_CASE("each hostile switch spoils the answer that it names and no other") {
    Hostile hostile;
    CHECK(third_answer(hostile).authentic);
    hostile.wrong_mac_at = 3;
    CHECK_FALSE(third_answer(hostile).authentic);
    hostile = {};
    hostile.wrong_ssc_at = 3;
    CHECK_FALSE(third_answer(hostile).authentic);
    hostile = {};
    hostile.drop_status_at = 3;
    CHECK_FALSE(third_answer(hostile).authentic);
    hostile = {};
    hostile.wrong_status_at = 3;
    CHECK_FALSE(third_answer(hostile).authentic);
    hostile = {};
    hostile.bad_padding_at = 3;
    CHECK_FALSE(third_answer(hostile).authentic);
    hostile = {};
    hostile.replay_at = 3;
    CHECK_FALSE(third_answer(hostile).authentic);
    hostile = {};
    hostile.plain_at = 3;
    CHECK_FALSE(third_answer(hostile).authentic);
    hostile = {};
    hostile.wrong_mac_at = 4;
    CHECK(third_answer(hostile).authentic);
}

TEST_CASE("truncated and oversize answers are cut and blown up") {
    Hostile hostile;
    hostile.truncate_at = 3;
    const Answer cut = third_answer(hostile);
    CHECK_FALSE(cut.authentic);
    CHECK(cut.data.size() < 8);
    hostile = {};
    hostile.oversize_at = 3;
    const Answer blown = third_answer(hostile);
    CHECK_FALSE(blown.authentic);
}

TEST_CASE("a chip can send a wrong token, the terminal's own key, points off the curve and at infinity") {
    const auto with = [](void (*change)(Hostile&)) {
        Profile profile = locked_profile();
        change(profile.hostile);
        softchip::Chip chip(profile, 9);
        Terminal terminal(chip);
        const auto status = terminal.pace(PaceSuite{}, 2, "246802");
        return std::pair{status, terminal.chip_token_good};
    };
    CHECK(with([](Hostile&) {}) == std::pair{std::uint16_t{0x9000}, true});
    CHECK(with([](Hostile& h) { h.wrong_pace_token = true; }) == std::pair{std::uint16_t{0x9000}, false});
    CHECK(with([](Hostile& h) { h.token_length = 4; }) == std::pair{std::uint16_t{0x9000}, false});
    CHECK(with([](Hostile& h) { h.off_curve_point = true; }).first == 1); // the terminal refuses
    CHECK(with([](Hostile& h) { h.infinity_point = true; }).first == 1);
    CHECK(with([](Hostile& h) { h.equal_public_key = true; }).first == 0x6300);
}

TEST_CASE("endless 61xx and 6Cxx never end, and a header can lie about the length") {
    Profile profile = locked_profile();
    profile.access = Access::none;
    profile.hostile.endless_61 = true;
    softchip::Chip endless(profile);
    endless.power_on();
    send(endless, select_application);
    for (int i = 0; i < 50; ++i) CHECK(send(endless, "00C0000010").substr(32) == "6110");
    profile.hostile = {};
    profile.hostile.endless_6c = true;
    softchip::Chip wrong(profile);
    wrong.power_on();
    CHECK(send(wrong, "00B0000004") == "6C05");
    CHECK(send(wrong, "00B0000005") == "6C06");
    profile.hostile = {};
    profile.hostile.lying_header[0x011E] = unhex("6083FFFFFF");
    softchip::Chip liar(profile);
    liar.power_on();
    send(liar, select_application);
    send(liar, "00A4020C02011E");
    CHECK(send(liar, "00B0000006") == "6083FFFFFF309000");
}
