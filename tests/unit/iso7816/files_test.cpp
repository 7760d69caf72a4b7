#include "iso7816/files.hpp"
#include "support/scripted_card.hpp"
#include "tlv/tlv.hpp"

#include <doctest/doctest.h>

using namespace cccd;
using iso7816::CardLink;
using iso7816::FileReader;

namespace {

/// Answers READ BINARY out of one file, as a chip does.
Bytes serve(ByteView file, ByteView command) {
    const std::size_t le = command.back() == 0 ? 256 : command.back();
    std::size_t offset = static_cast<std::size_t>(command[2] << 8 | command[3]);
    if ((command[2] & 0x80) != 0) offset = command[3];
    Bytes answer;
    bool odd = false;
    if (command[1] == 0xB1) {
        odd = true;
        offset = 0;
        for (std::size_t i = 7; i < 7u + command[6]; ++i) offset = offset << 8 | command[i];
    } else if (command[1] != 0xB0) {
        return from_hex("9000");
    }
    if (offset >= file.size()) return from_hex("6B00");
    const auto part = file.subspan(offset, std::min(odd ? le - 4 : le, file.size() - offset));
    answer = odd ? tlv::make(0x53, part) : to_bytes(part);
    const bool short_read = part.size() < (odd ? le - 4 : le);
    answer.insert(answer.end(), {static_cast<std::uint8_t>(short_read ? 0x62 : 0x90),
                                 static_cast<std::uint8_t>(short_read ? 0x82 : 0x00)});
    return answer;
}

Bytes file_of(std::size_t size) {
    Bytes value(size);
    for (std::size_t i = 0; i < size; ++i) value[i] = static_cast<std::uint8_t>(i * 7 + (i >> 8));
    return tlv::make(0x75, value);
}

} // namespace

TEST_CASE("files of every size are read whole, by short identifier") {
    for (const std::size_t size : {0u, 1u, 100u, 253u, 254u, 255u, 300u, 1000u, 15000u, 32760u, 40000u, 70000u}) {
        const auto file = file_of(size);
        support::ScriptedCard card;
        card.always([&](ByteView command) { return serve(file, command); });
        CardLink link(card, {});
        FileReader reader(link);
        std::size_t last = 0, total = 0;
        const auto read = reader.read(File::dg2, [&](std::size_t done, std::size_t all) {
            CHECK(done >= last);
            last = done;
            total = all;
        });
        INFO("size " << size);
        REQUIRE(read);
        CHECK(*read == file);
        CHECK(last == file.size());
        CHECK(total == file.size());
        CHECK(card.sent[0] == "00B0820000");
        if (size < 32760) CHECK(card.sent.size() == (file.size() + 255) / 256);
    }
}

TEST_CASE("a chip without short identifiers is read by SELECT, which is remembered") {
    const auto file = file_of(20);
    support::ScriptedCard card;
    card.on("00B0820000", "6A82").on("00A4020C020102", "9000").on("00B0000000", to_hex(file) + "6282");
    card.on("00A4020C020101", "9000").on("00B0000000", to_hex(file) + "6282");
    CardLink link(card, {});
    FileReader reader(link);
    CHECK(*reader.read(File::dg2) == file);
    CHECK(*reader.read(File::dg1) == file);
    CHECK(card.satisfied());
}

TEST_CASE("a missing file, a closed file and a broken file have their own errors") {
    support::ScriptedCard card;
    card.on("*", "6A82").on("00A4020C02010B", "6A82");
    card.on("*", "6982");
    card.on("*", "6A82").on("00A4020C020103", "6982");
    card.on("*", "9000").on("*", "9000").on("*", "9000");
    card.on("*", "7F 9000").on("00A4020C020102", "9000").on("00B0000000", "7F 9000");
    card.on("*", "7505 0102 6282").on("*", "6B00").on("00A4020C020102", "9000").on("*", "6B00");
    CardLink link(card, {});
    link.set_stage(Stage::read_file);
    FileReader missing(link), closed(link), unselectable(link), empty(link), headless(link), torn(link);
    CHECK(missing.read(File::dg11).error().code == ErrorCode::file_not_found);
    CHECK(closed.read(File::dg3).error().code == ErrorCode::file_access_denied);
    CHECK(unselectable.read(File::dg3).error().code == ErrorCode::file_access_denied);
    CHECK(empty.read(File::dg2).error().code == ErrorCode::file_malformed);
    CHECK(headless.read(File::dg2).error().code == ErrorCode::file_malformed);
    CHECK(torn.read(File::dg2).error().code == ErrorCode::file_malformed);
    CHECK(torn.read(File::none).error().code == ErrorCode::invalid_argument);
    CHECK(card.satisfied());
}

TEST_CASE("a file that claims to be huge is refused by its header") {
    support::ScriptedCard card;
    card.on("*", "75 84 40000000 00 9000");
    CardLink link(card, {});
    FileReader reader(link);
    CHECK(reader.read(File::dg2).error().code == ErrorCode::file_too_large);
    CHECK(card.sent.size() == 1);
    support::ScriptedCard one_too_many;
    one_too_many.on("*", "75 82 03E5 00 9000");
    CardLink other(one_too_many, {});
    FileReader limited(other);
    CHECK(limited.read(File::dg2, {}, 1000).error().code == ErrorCode::file_too_large);
}

TEST_CASE("a chip that refuses to be asked for more than it holds is asked for less") {
    const auto file = file_of(20);
    support::ScriptedCard card;
    card.on("00B0820000", "6700").on("00B0820008", to_hex(ByteView(file).first(8)) + "9000");
    card.on("00B000080E", to_hex(ByteView(file).subspan(8)) + "9000");
    // The next file is asked for its header at once.
    card.on("00B0810008", "61027475 9000");
    CardLink link(card, {});
    FileReader reader(link);
    CHECK(*reader.read(File::dg2) == file);
    CHECK(reader.read(File::dg1));
    CHECK(card.satisfied());
}

TEST_CASE("octets behind the data object are left out") {
    support::ScriptedCard card;
    card.on("*", "6003 010203 FFFF 6282");
    CardLink link(card, {});
    FileReader reader(link);
    CHECK(*reader.read(File::com) == from_hex("6003010203"));
}

TEST_CASE("selecting the application tells a chip that wants BAC first from one that is no eMRTD") {
    support::ScriptedCard card;
    card.on("00A4040C07A0000002471001", "9000").on("*", "6982").on("*", "6A82").on("*", "6283");
    CardLink link(card, {});
    CHECK(iso7816::select_application(link));
    CHECK(iso7816::select_application(link).error().code == ErrorCode::file_access_denied);
    CHECK(iso7816::select_application(link).error().code == ErrorCode::not_an_emrtd);
    CHECK(iso7816::select_application(link));
}
