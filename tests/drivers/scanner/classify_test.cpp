// What a text from a scanner is.
#include <cccd/scanner.hpp>
#include <doctest/doctest.h>
#include <string>

using namespace cccd::scanner;

namespace {
const std::string card = "001099000001||Nguyen Van Mau|01011999|Nam|Xa A|02022022";
}

TEST_CASE("an AIM identifier and control characters around the data are taken off") {
    CHECK(classify("]Q3" + card + "\r\n").text == card);
    CHECK(classify("\x02" + card + "\x03").text == card);
    CHECK(classify("]Q3" + card).kind == Kind::card_qr);
    CHECK(classify("").kind == Kind::other);
    CHECK(classify("hello world").kind == Kind::other);
    CHECK_FALSE(classify("đường đi").layout_undone);
}
