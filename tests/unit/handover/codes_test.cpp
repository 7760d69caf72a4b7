// Texts of QR codes: made, scanned in any order, damaged, mixed.
#include "handover/base45.hpp"
#include "handover/packing.hpp"

#include <cccd/handover.hpp>
#include <doctest/doctest.h>
#include <random>

using namespace cccd;

namespace {

std::string base45(std::string_view text) {
    return handover::base45_encode(as_bytes(text));
}

/// Text that does not compress, so that several codes are needed.
std::string noise(std::size_t size) {
    std::mt19937 random(7); // NOLINT: the same every time
    std::string text;
    while (text.size() < size) text += static_cast<char>('!' + random() % 90);
    return text;
}

std::vector<std::string> codes_of(std::string_view json) {
    const auto codes = handover_codes(as_bytes(json));
    REQUIRE(codes.has_value());
    return *codes;
}

} // namespace

TEST_CASE("base45 gives the examples of RFC 9285 and takes them back") {
    CHECK(base45("AB") == "BB8");
    CHECK(base45("Hello!!") == "%69 VD92EX0");
    CHECK(base45("base-45") == "UJCLQE7W581");
    CHECK(as_text(*handover::base45_decode("QED8WEX0")) == "ietf!");
    for (const auto* wrong : {"GGW", "A", "ab8", ":::", "::",
                              "\xC4\x90"
                              "00"})
        CHECK_MESSAGE(!handover::base45_decode(wrong).has_value(), wrong);
}

TEST_CASE("codes come together in any order, some scanned twice, with line ends and with Caps Lock on") {
    const std::string json = noise(7000);
    auto codes = codes_of(json);
    REQUIRE(codes.size() > 3);
    HandoverCodes scanned;
    CHECK(scanned.count() == 0);
    CHECK_FALSE(scanned.complete());
    CHECK(scanned.add(codes[2] + "\r\n"));
    CHECK(scanned.count() == codes.size());
    CHECK(scanned.missing().front() == 1);
    for (auto code = codes.rbegin(); code != codes.rend(); ++code) {
        for (char& c : *code)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        CHECK(scanned.add("  " + *code));
    }
    CHECK(scanned.complete());
    CHECK(as_text(*scanned.json()) == json);
}

TEST_CASE("the missing codes are named, and nothing comes out without them") {
    const auto codes = codes_of(noise(7000));
    HandoverCodes scanned;
    CHECK(scanned.add(codes[0]));
    CHECK(scanned.add(codes[3]));
    CHECK(scanned.missing()[0] == 2);
    CHECK(scanned.missing()[1] == 3);
    CHECK(scanned.json().error().code == ErrorCode::data_truncated);
    CHECK(HandoverCodes().json().error().code == ErrorCode::data_truncated);
}

TEST_CASE("a code of another visit is refused and changes nothing") {
    const auto codes = codes_of(noise(4000));
    HandoverCodes scanned;
    CHECK(scanned.add(codes[0]));
    CHECK(scanned.add(codes_of("{}")[0]).error().code == ErrorCode::invalid_argument);
    for (std::size_t part = 1; part < codes.size(); ++part) CHECK(scanned.add(codes[part]));
    CHECK(as_text(*scanned.json()) == noise(4000));
}

TEST_CASE("one flipped character anywhere in a code is noticed") {
    const std::string json = R"({"handover":{"form":"ct01"}})";
    const auto code = codes_of(json).at(0);
    for (std::size_t at = 0; at < code.size(); ++at) {
        auto flipped = code;
        flipped[at] = flipped[at] == 'A' ? 'B' : 'A';
        HandoverCodes scanned;
        CHECK_MESSAGE(!(scanned.add(flipped) && scanned.json()), at);
    }
}

TEST_CASE("what is no code of a hand-over is refused") {
    for (const auto* text : {"", "CCCD1", "CCCD2/1/1/00000000:AB8", "CCCD1/0/1/00000000:AB8", "CCCD1/2/1/00000000:AB8",
                             "CCCD1/1/21/00000000:AB8", "CCCD1/1/1/0000000:AB8", "CCCD1/1/1/0000000G:AB8",
                             "CCCD1/1/1/00000000:", "CCCD1/+1/1/00000000:AB8", "CCCD1/1/1/00000000:A",
                             "001099000001|012345678|Nguyễn Văn Mẫu|01011999|Nam|Xã A|02022022"}) {
        HandoverCodes scanned;
        CHECK_MESSAGE(scanned.add(text).error().code == ErrorCode::data_malformed, text);
        CHECK(scanned.count() == 0);
    }
}

TEST_CASE("twenty codes are the most, and a stream that unpacks to too much is refused") {
    CHECK(codes_of(noise(20000)).size() <= handover_most_codes);
    CHECK(handover_codes(as_bytes(noise(60000))).error().code == ErrorCode::data_too_large);
    CHECK(handover_codes(as_bytes(std::string(handover_largest + 1, 'x'))).error().code == ErrorCode::data_too_large);
    const auto packed = handover::deflate(as_bytes(std::string(100000, 'x')));
    CHECK(handover::inflate(*packed, 99999).error().code == ErrorCode::data_too_large);
    CHECK(handover::inflate(*packed, 100000)->size() == 100000);
    CHECK(handover::inflate(ByteView(*packed).first(20), 100000).error().code == ErrorCode::data_malformed);
    auto longer = *packed;
    longer.push_back(0);
    CHECK(handover::inflate(longer, 100000).error().code == ErrorCode::data_malformed);
}
