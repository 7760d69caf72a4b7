#include "support/data.hpp"

#include <cccd/personal_number.hpp>
#include <cccd/province.hpp>
#include <doctest/doctest.h>
#include <string>

using cccd::PersonalNumber;
using cccd::ProvinceTable;

TEST_CASE("a personal number tells province, sex, year of birth and CAN") {
    const auto number = PersonalNumber::parse("001099000001");
    REQUIRE(number);
    CHECK(number->province_code() == "001");
    CHECK(number->province() == "Hà Nội");
    CHECK_FALSE(number->female());
    CHECK(number->birth_year() == 1999);
    CHECK(number->can() == "000001");
    CHECK(number->masked() == "001•••••0001");
    CHECK(PersonalNumber::parse("079155000002")->female());
    CHECK(PersonalNumber::parse("079155000002")->birth_year() == 1955);
    CHECK(PersonalNumber::parse("079305000002")->female());
    CHECK(PersonalNumber::parse("079205000002")->birth_year() == 2005);
    CHECK(PersonalNumber::parse("079401000002")->birth_year() == 2101);
    CHECK(PersonalNumber::parse("079999000002")->birth_year() == 2399);
}

TEST_CASE("what is not twelve ASCII digits is no personal number") {
    for (const char* text : {"", "00109900000", "0010990000011", "00109900000a", " 01099000001", "٠01099000001"}) {
        const auto number = PersonalNumber::parse(text);
        REQUIRE_FALSE(number);
        CHECK(number.error().code == cccd::ErrorCode::invalid_personal_number);
    }
}

TEST_CASE("an unknown province code is no error") {
    const auto abroad = PersonalNumber::parse("840199000001");
    REQUIRE(abroad);
    CHECK(abroad->province().empty());
    CHECK(cccd::built_in_province("096") == "Cà Mau");
    CHECK(cccd::built_in_province("079") == "TP. Hồ Chí Minh");
    CHECK(cccd::built_in_province("003").empty());
    CHECK(cccd::built_in_province("").empty());
}

TEST_CASE("an office adds codes in a text file and corrects names") {
    const auto table = ProvinceTable::parse("# later codes\r\n\r\n097|Tỉnh Mới\r\n046|Huế\n");
    REQUIRE(table);
    CHECK(table->name("097") == "Tỉnh Mới");
    CHECK(table->name("046") == "Huế");
    CHECK(table->name("001") == "Hà Nội");
    CHECK(table->name("999").empty());
    CHECK(cccd::built_in_province("046") == "Thừa Thiên Huế");
    for (const char* text : {"97|Tỉnh Mới", "097;Tỉnh Mới", "097|", "a97|Tỉnh Mới"}) {
        const auto refused = ProvinceTable::parse(text);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == cccd::ErrorCode::data_malformed);
    }
}

TEST_CASE("the file of codes that is installed says what the library knows") {
    const auto bytes = support::read_file(std::string(CCCD_SOURCE_DIR) + "/libcccd/data/province-codes.txt");
    const std::string text(bytes.begin(), bytes.end());
    const auto table = ProvinceTable::parse(text);
    REQUIRE(table);
    int known = 0;
    for (int code = 0; code < 1000; ++code) {
        const auto digits = std::to_string(1000 + code).substr(1);
        CHECK(table->name(digits) == cccd::built_in_province(digits));
        if (!cccd::built_in_province(digits).empty()) {
            ++known;
            CHECK(text.find("\n" + digits + "|") != std::string::npos);
        }
    }
    CHECK(known == 63);
}
