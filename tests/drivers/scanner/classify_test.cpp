// What a text from a scanner is.
#include "scans.hpp"

#include <cccd/scanner.hpp>
#include <doctest/doctest.h>
#include <string>

using namespace cccd::scanner;

TEST_CASE("an AIM identifier and control characters around the data are taken off") {
    CHECK(classify("]Q3" + plain_card + "\r\n").text == plain_card);
    CHECK(classify("\x02" + plain_card + "\x03").text == plain_card);
    CHECK(classify("]Q3" + plain_card).kind == Kind::card_qr);
    CHECK(classify("").kind == Kind::other);
    CHECK(classify("hello world").kind == Kind::other);
    CHECK_FALSE(classify("đường đi").layout_undone);
}
