#include "base/cursor.hpp"

#include <cccd/bytes.hpp>
#include <cccd/error.hpp>
#include <cccd/files.hpp>
#include <cccd/secret.hpp>
#include <doctest/doctest.h>

using namespace cccd;

TEST_CASE("hexadecimal text goes to octets and back") {
    CHECK(to_hex(from_hex("00 ff:1A")) == "00FF1A");
    CHECK(from_hex("0").empty());
    CHECK(from_hex("0g").empty());
}

TEST_CASE("an error is described by numbers and literals") {
    const Error error{ErrorCode::file_not_found, Stage::read_file, 0x6A82, 0, "no such file"};
    CHECK(describe(error) == "E308 file_not_found at read_file: no such file (SW 6A82)");
}

TEST_CASE("a moved-from secret holds zeros") {
    const Bytes four{1, 2, 3, 4};
    Secret<4> first(std::span<const std::uint8_t, 4>(four.data(), 4));
    const Secret<4> second(std::move(first));
    CHECK(to_hex(second.expose()) == "01020304");
    CHECK(to_hex(first.expose()) == "00000000"); // NOLINT: looking at what was moved from is the point
}

TEST_CASE("constant-time equality agrees with equality") {
    const Bytes a{1, 2, 3}, b{1, 2, 3}, c{1, 2, 4};
    CHECK(constant_time_equal(a, b));
    CHECK_FALSE(constant_time_equal(a, c));
    CHECK_FALSE(constant_time_equal(a, ByteView(b).first(2)));
}

TEST_CASE("a cursor refuses to read past the end") {
    const Bytes three{1, 2, 3};
    Cursor cursor(three);
    CHECK(*cursor.number(2) == 0x0102);
    CHECK(cursor.take(2).error().code == ErrorCode::data_truncated);
    CHECK(cursor.remaining() == 1);
}

TEST_CASE("file names go both ways") {
    CHECK(name(File::dg13) == "EF.DG13");
    CHECK(file_from_name("EF.CardAccess") == File::card_access);
    CHECK(name(data_group(16)) == "EF.DG16");
    CHECK_FALSE(file_from_name("EF.DG17").has_value());
}
