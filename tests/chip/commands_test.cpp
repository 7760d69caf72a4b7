// Commands and answers by hand, from ISO 7816-4 and Doc 9303-10 §3.5 to §3.6.
#include "terminal.hpp"

using namespace chip_test;
using namespace softchip;

namespace {

Profile open_profile() {
    Profile profile = bare_profile();
    profile.master_files[fid::ef_card_access] = unhex("31143012060A04007F0007020204020202010202010D");
    profile.files[0x0102] = Bytes(40'000, 0x5A);
    for (std::size_t i = 0; i < 40'000; ++i) profile.files[0x0102][i] = static_cast<std::uint8_t>(i * 7 + i / 256);
    profile.files[0x0103] = unhex("630100");
    profile.closed = {0x0103};
    return profile;
}

std::string power_and_select(softchip::Chip& chip) {
    chip.power_on();
    return send(chip, select_application);
}

} // namespace

TEST_CASE("power on gives the ATR, and without power there is no answer") {
    softchip::Chip chip(open_profile());
    CHECK(chip.exchange(unhex("00A4000C023F00")).empty());
    CHECK(hex(chip.power_on()) == "3B8980014D4B6A434F532D333712");
    CHECK(send(chip, "00A4000C023F00") == "9000");
    chip.power_off();
    CHECK(chip.exchange(unhex("00A4000C023F00")).empty());
}

TEST_CASE("malformed commands, unknown classes and instructions get their status words") {
    softchip::Chip chip(open_profile());
    chip.power_on();
    CHECK(send(chip, "") == "6700");
    CHECK(send(chip, "00A400") == "6700");
    CHECK(send(chip, "00A4040C07A000") == "6700");
    CHECK(send(chip, "00A4040C07A00000024710010000") == "6700");
    CHECK(send(chip, "00A4040C00000000") == "6700"); // extended Lc of zero
    CHECK(send(chip, "80A4040C07A0000002471001") == "6E00");
    CHECK(send(chip, "00E20000") == "6D00");
    CHECK(send(chip, "0CB0000000") == "6988"); // secure messaging without a channel
}

TEST_CASE("SELECT finds files by identifier, applications by name, and the MF only before the application") {
    softchip::Chip chip(open_profile());
    chip.power_on();
    CHECK(send(chip, "00A4020C02011C") == "9000");
    CHECK(send(chip, "00A4000C023F00") == "9000");
    CHECK(send(chip, "00A4020C02011E") == "6A82"); // EF.COM is not below the MF
    CHECK(send(chip, "00A4040C07A0000002471002") == "6A82");
    CHECK(send(chip, select_application) == "9000");
    CHECK(send(chip, "00A4000C023F00") == "6D00");
    CHECK(send(chip, "00A4020C02011E") == "9000");
    CHECK(send(chip, "00A4020C02010B") == "6A82");
    CHECK(send(chip, "00A4020C020103") == "6982");
    CHECK(send(chip, "00A4090C02011E") == "6A86");
    CHECK(send(chip, "00A4021002011E") == "6A86");

    Profile other = open_profile();
    other.behaviour.select_master_file_after_application = true;
    other.behaviour.select_master_file_status = 0x6A82;
    softchip::Chip without_mf(other);
    power_and_select(without_mf);
    CHECK(send(without_mf, "00A4000C023F00") == "6A82");
}

TEST_CASE("READ BINARY needs a file and an offset inside it") {
    softchip::Chip chip(open_profile());
    power_and_select(chip);
    CHECK(send(chip, "00B0000000") == "6986");
    CHECK(send(chip, "00A4020C02011E") == "9000");
    CHECK(send(chip, "00B0000004") == "60145F019000");
    CHECK(send(chip, "00B0001402") == "61759000");
    CHECK(send(chip, "00B0001500") == "759000");
    CHECK(send(chip, "00B0001600") == "6B00");
    CHECK(send(chip, "00B00000") == "6700");
}

TEST_CASE("a read past the end answers as the chip is told to") {
    Profile profile = open_profile();
    profile.behaviour.warn_at_end = true;
    profile.behaviour.empty_beyond_end = true;
    softchip::Chip warning(profile);
    power_and_select(warning);
    send(warning, "00A4020C02011E");
    CHECK(send(warning, "00B0001410") == "61756282");
    CHECK(send(warning, "00B0001610") == "6282");
    profile.behaviour.exact_le = true;
    softchip::Chip exact(profile);
    power_and_select(exact);
    send(exact, "00A4020C02011E");
    CHECK(send(exact, "00B0001410") == "6C02");
    CHECK(send(exact, "00B0001402") == "61759000");
}

TEST_CASE("short file identifiers select and read in one command") {
    softchip::Chip chip(open_profile());
    chip.power_on();
    CHECK(send(chip, "00B09C0002") == "31149000"); // EF.CardAccess below the MF
    send(chip, select_application);
    CHECK(send(chip, "00B09E0004") == "60145F019000");
    CHECK(send(chip, "00B0000201") == "5F9000"); // and it stays selected
    CHECK(send(chip, "00B0830001") == "6982");
    CHECK(send(chip, "00B08B0001") == "6A82");
    CHECK(send(chip, "00B0FF0001") == "6A86");
    Profile without = open_profile();
    without.behaviour.short_file_identifiers = false;
    softchip::Chip old(without);
    power_and_select(old);
    CHECK(send(old, "00B09E0004") == "6A86");
}

TEST_CASE("odd READ BINARY reaches beyond 32,767 bytes and wraps its data in DO'53'") {
    const Profile profile = open_profile();
    const Bytes& content = profile.files.at(0x0102);
    softchip::Chip chip(profile);
    power_and_select(chip);
    CHECK(send(chip, "00A4020C020102") == "9000");
    const auto expect = [&](std::size_t offset, std::size_t size) {
        return hex(ber::make(0x53, View(content).subspan(offset, size))) + "9000";
    };
    CHECK(send(chip, "00B10000045402900000") == expect(0x9000, 253));
    CHECK(send(chip, "00B1000004540290000A") == expect(0x9000, 8));
    CHECK(send(chip, "00B10002045402000006") == expect(0, 4));        // by short identifier
    CHECK(send(chip, "00B10102045402000106") == expect(1, 4));        // by file identifier
    CHECK(send(chip, "00B1000005540300900006") == expect(0x9000, 4)); // three bytes of offset
    CHECK(send(chip, "00B100000354019006") == expect(0x90, 4));
    CHECK(send(chip, "00B100000454029C4006") == "6B00");
    CHECK(send(chip, "00B1000002510006") == "6A80");
}

TEST_CASE("an Le of zeros asks for 256 bytes in a short command and for 65,536 in an extended one") {
    CHECK(parse_command(unhex("00B0000000"))->le == 256);
    CHECK(parse_command(unhex("00B00000000000"))->le == 65'536);
    CHECK_FALSE(parse_command(unhex("00B000000002AABB0000")));
    CHECK(parse_command(unhex("00B00000000002AABB0000"))->le == 65'536);
    CHECK(parse_command(unhex("00B00000000002AABB0102"))->le == 0x0102);
}

TEST_CASE("extended length carries a whole file, unless the chip has none") {
    Profile profile = open_profile();
    softchip::Chip chip(profile);
    power_and_select(chip);
    send(chip, "00A4020C020102");
    CHECK(chip.exchange(unhex("00B00000007530")).size() == 30'002);
    profile.behaviour.max_response = 1'000;
    softchip::Chip small(profile);
    power_and_select(small);
    send(small, "00A4020C020102");
    CHECK(small.exchange(unhex("00B00000007530")).size() == 1'002);
    profile.behaviour.extended_length = false;
    softchip::Chip old(profile);
    power_and_select(old);
    send(old, "00A4020C020102");
    CHECK(send(old, "00B00000007530") == "6700");
}

TEST_CASE("over T=0 every answer is fetched by GET RESPONSE") {
    Profile profile = open_profile();
    profile.behaviour.get_response_for_all = true;
    softchip::Chip chip(profile);
    power_and_select(chip);
    send(chip, "00A4020C02011E");
    CHECK(send(chip, "00B0000004") == "6104");
    CHECK(send(chip, "00C0000002") == "60146102");
    CHECK(send(chip, "00C0000002") == "5F019000");
    CHECK(send(chip, "00C0000002") == "6985");
    CHECK(send(chip, "00B0000000") == "6116");
    CHECK(send(chip, "00A4020C02011E") == "9000"); // another command drops what was waiting
    CHECK(send(chip, "00C0000016") == "6985");
}

TEST_CASE("before access every file of a PACE chip answers 6982, before BAC too") {
    for (const Access access : {Access::bac, Access::pace, Access::pace_or_bac}) {
        Profile profile = open_profile();
        profile.access = access;
        profile.passwords.mrz_information = mrz;
        softchip::Chip chip(profile);
        power_and_select(chip);
        CHECK(send(chip, "00A4020C02011E") == "6982");
        CHECK(send(chip, "00B09E0004") == "6982");
        CHECK(send(chip, "00A4020C02010B") == "6982");
        CHECK(send(chip, "0088000008000000000000000000") == "6D00"); // no Active Authentication here
    }
}

TEST_CASE("GET CHALLENGE belongs to the application, a challenge is eight new bytes") {
    softchip::Chip chip(open_profile(), 4);
    chip.power_on();
    CHECK(send(chip, "0084000008") == "6985");
    send(chip, select_application);
    const std::string first = send(chip, "0084000008"), second = send(chip, "0084000008");
    CHECK(first.size() == 20);
    CHECK(first != second);
    CHECK(send(chip, "0084000004") == "6700");
    CHECK(send(chip, "0084000108") == "6A86");
    CHECK(send(chip, "0082000028" + std::string(80, '0') + "28") == "6985"); // a chip without BAC
}

TEST_CASE("a card is pulled after the given number of answers and comes back") {
    softchip::Chip chip(open_profile());
    power_and_select(chip);
    chip.remove_after(2);
    CHECK(send(chip, "00A4020C02011E") == "9000");
    CHECK(send(chip, "00B0000004") == "60145F019000");
    CHECK(chip.removed());
    CHECK(chip.exchange(unhex("00B0000004")).empty());
    CHECK(chip.power_on().empty());
    chip.insert();
    CHECK(chip.exchange(unhex("00B0000004")).empty());
    CHECK_FALSE(chip.power_on().empty());
    CHECK(send(chip, "00B0000004") == "6986");
    chip.remove_after(0);
    CHECK(chip.removed());
}

TEST_CASE("random bytes as commands are answered, never with a crash") {
    softchip::Chip chip(open_profile(), 3);
    chip.power_on();
    Random random(17);
    for (int i = 0; i < 20'000; ++i) {
        Bytes command = random.draw(static_cast<std::size_t>(4 + i % 40));
        command[0] = static_cast<std::uint8_t>(command[0] & 0x1C);
        const Bytes answer = chip.exchange(command);
        REQUIRE(answer.size() >= 2);
    }
}
