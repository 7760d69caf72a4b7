#include "tlv/tlv.hpp"

#include <doctest/doctest.h>

using namespace cccd;

TEST_CASE("lengths of one to four octets are read and written in the shortest form") {
    for (const std::size_t size : {0u, 1u, 127u, 128u, 255u, 256u, 65535u, 65536u}) {
        const Bytes value(size, 0xAB);
        const Bytes whole = tlv::make(0x7F49, value);
        const auto back = tlv::only(whole, 0x7F49);
        REQUIRE(back);
        CHECK(back->size() == size);
        CHECK(tlv::read_header(whole)->total() == whole.size());
    }
}

TEST_CASE("a lying length, an indefinite length and a long tag are refused by name") {
    CHECK(tlv::only(from_hex("3005 0102"), 0x30).error().code == ErrorCode::data_truncated);
    CHECK(tlv::only(from_hex("3080 0000"), 0x30).error().code == ErrorCode::data_malformed);
    CHECK(tlv::only(from_hex("3085 0000000001 00"), 0x30).error().code == ErrorCode::data_malformed);
    CHECK(tlv::read_header(from_hex("1F818181 01 00")).error().code == ErrorCode::data_malformed);
    CHECK(tlv::only(from_hex("300100FF"), 0x30).error().code == ErrorCode::data_malformed);
    CHECK(tlv::only(from_hex("310100"), 0x30).error().code == ErrorCode::data_unexpected_tag);
}

TEST_CASE("data objects side by side are found by their tag") {
    const Bytes list = from_hex("80 01 AA 5F2E 02 BBCC 81 00");
    CHECK(tlv::children(list)->size() == 3);
    CHECK(to_hex((*tlv::find(list, 0x5F2E))->value) == "BBCC");
    CHECK_FALSE(tlv::find(list, 0x99)->has_value());
}
