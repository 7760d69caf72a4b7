#include "iso7816/buffer_sizes.hpp"
#include "iso7816/command.hpp"

#include <doctest/doctest.h>

using namespace cccd;
using iso7816::Command;
using iso7816::Form;

TEST_CASE("the four cases of a short command are encoded") {
    CHECK(Command{0x00, 0xA4, 0x00, 0x0C}.encode() == from_hex("00A4000C"));
    CHECK(Command{0x00, 0xB0, 0x00, 0x00, {}, 4}.encode() == from_hex("00B0000004"));
    CHECK(Command{0x00, 0xB0, 0x00, 0x00, {}, 256}.encode() == from_hex("00B0000000"));
    CHECK(Command{0x00, 0xA4, 0x02, 0x0C, from_hex("011E")}.encode() == from_hex("00A4020C02011E"));
    CHECK(Command{0x00, 0x86, 0x00, 0x00, from_hex("7C00"), 256}.encode() == from_hex("00860000027C0000"));
}

TEST_CASE("the cases of an extended command are encoded, and taken where short fields do not do") {
    CHECK(Command{0x00, 0xB0, 0x00, 0x00, {}, 65536}.encode() == from_hex("00B00000000000"));
    CHECK(Command{0x00, 0xB0, 0x00, 0x00, {}, 257}.encode() == from_hex("00B00000000101"));
    CHECK(Command{0x00, 0xA4, 0x02, 0x0C, from_hex("011E")}.encode(Form::extended) == from_hex("00A4020C000002011E"));
    CHECK(Command{0x00, 0xA4, 0x02, 0x0C, from_hex("011E"), 256}.encode(Form::extended) ==
          from_hex("00A4020C000002011E0100"));
    CHECK(Command{0x00, 0xA4, 0x02, 0x0C}.encode(Form::extended) == from_hex("00A4020C"));
    const auto longer = Command{0x00, 0x22, 0x41, 0xA6, Bytes(256, 7), 0}.encode();
    CHECK(longer.size() == 4 + 3 + 256);
    CHECK(equal(ByteView(longer).first(7), from_hex("002241A6000100")));
}

TEST_CASE("a response of fewer than two octets is none") {
    CHECK_FALSE(iso7816::parse_response({}));
    CHECK_FALSE(iso7816::parse_response(from_hex("90")));
    const auto response = iso7816::parse_response(from_hex("01029000"));
    REQUIRE(response);
    CHECK(response->data == from_hex("0102"));
    CHECK(response->ok());
    CHECK(iso7816::tries_left(0x63C2) == 2u);
    CHECK_FALSE(iso7816::tries_left(0x6300).has_value());
}

TEST_CASE("the buffer sizes of EF.ATR/INFO are read") {
    const auto sizes = iso7816::parse_buffer_sizes(from_hex("4301BE 7F6608 02020400 02020800"));
    REQUIRE(sizes);
    REQUIRE(sizes->has_value());
    CHECK((*sizes)->command == 1024);
    CHECK((*sizes)->response == 2048);
    CHECK_FALSE(iso7816::parse_buffer_sizes(from_hex("4301BE"))->has_value());
    CHECK_FALSE(iso7816::parse_buffer_sizes(from_hex("7F660402020400")));
    CHECK_FALSE(iso7816::parse_buffer_sizes(from_hex("7F66")));
}

TEST_CASE("extended length is announced by the card capabilities of the ATR and by nothing else") {
    // 3B 8n 80 01, category indicator 80, compact TLV 73 with three octets: the third has bit 7 for extended length
    CHECK(iso7816::announces_extended_length(from_hex("3B858001 80 73 0021C0 00")));
    CHECK_FALSE(iso7816::announces_extended_length(from_hex("3B858001 80 73 002180 00")));
    CHECK(iso7816::announces_extended_length(from_hex("3B888001 80 3142 80 730021C0")));
    CHECK(iso7816::announces_extended_length(from_hex("3B878001 80 3142 730021C0 00")));
    // the two cards of card.md
    CHECK_FALSE(iso7816::announces_extended_length(from_hex("3B8980014D4B6A434F532D333712")));
    CHECK_FALSE(iso7816::announces_extended_length(from_hex("3B9F96C00A31FE45754A6176656C696E2D4F5320312E3051")));
    CHECK_FALSE(iso7816::announces_extended_length({}));
    CHECK_FALSE(iso7816::announces_extended_length(from_hex("3BFF")));
}
