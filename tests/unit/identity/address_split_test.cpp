#include "identity/address_words.hpp"

#include <cccd/address.hpp>
#include <doctest/doctest.h>
#include <string>
#include <vector>

namespace address = cccd::address;
using address::Parts;

namespace {

struct Case {
    const char* text;
    Parts parts;
};

} // namespace

TEST_CASE("an address is split into house, commune, district and province") {
    const std::vector<Case> cases{
        {"Thôn 1, Xã A, Huyện B, Tỉnh C", {"Thôn 1", "Xã A", "Huyện B", "Tỉnh C"}},
        {"Số 5, Ngõ 12, Phường Phúc Xá, Quận Ba Đình, Thành phố Hà Nội",
         {"Số 5, Ngõ 12", "Phường Phúc Xá", "Quận Ba Đình", "Thành phố Hà Nội"}},
        {"Tổ 5, Phúc Xá, Ba Đình, Hà Nội", {"Tổ 5", "Phúc Xá", "Ba Đình", "Hà Nội"}},
        {"Phúc Xá, Ba Đình, Hà Nội", {"", "Phúc Xá", "Ba Đình", "Hà Nội"}},
        {"12/3A Nguyễn Trãi, P.5, Q.1, TP.HCM", {"12/3A Nguyễn Trãi", "P.5", "Q.1", "TP.HCM"}},
        {"KP 3, P Tân Định, Q1, TP HCM", {"KP 3", "P Tân Định", "Q1", "TP HCM"}},
        {"Ấp 2, TT. Cái Bè, H. Cái Bè, Tiền Giang", {"Ấp 2", "TT. Cái Bè", "H. Cái Bè", "Tiền Giang"}},
        {"Phường Linh Trung, Thành phố Thủ Đức, Thành phố Hồ Chí Minh",
         {"", "Phường Linh Trung", "Thành phố Thủ Đức", "Thành phố Hồ Chí Minh"}},
        {"Tổ 5, Phường Ba Đình, Thành phố Hà Nội", {"Tổ 5", "Phường Ba Đình", "", "Thành phố Hà Nội"}},
        {"Đặc khu Côn Đảo, Thành phố Hồ Chí Minh", {"", "Đặc khu Côn Đảo", "", "Thành phố Hồ Chí Minh"}},
        {"Thôn 1,Xã A ,Huyện B,Tỉnh C, Việt Nam", {"Thôn 1", "Xã A", "Huyện B", "Tỉnh C"}},
        {"Xã A, Huyện B", {"", "Xã A", "Huyện B", ""}},
        {"Hà Nội", {"Hà Nội", "", "", ""}},
        {"Tỉnh Lào Cai", {"", "", "", "Tỉnh Lào Cai"}},
        {"", {}},
        {" , ,", {}},
    };
    for (const auto& one : cases) {
        CAPTURE(one.text);
        const auto parts = address::split(one.text);
        CHECK(parts.detail == one.parts.detail);
        CHECK(parts.commune == one.parts.commune);
        CHECK(parts.district == one.parts.district);
        CHECK(parts.province == one.parts.province);
    }
}

TEST_CASE("parts put together give the address again, and split the same way") {
    const auto parts = address::split("Số 5,Phường Phúc Xá,Quận Ba Đình,Thành phố Hà Nội");
    CHECK(parts.text() == "Số 5, Phường Phúc Xá, Quận Ba Đình, Thành phố Hà Nội");
    CHECK(address::split(parts.text()) == parts);
}

TEST_CASE("a unit's word is told from names that begin like one") {
    CHECK(address::read_unit("Quản Bạ").level == address::Level::unknown);
    CHECK(address::read_unit("Xá Lượng").level == address::Level::unknown);
    CHECK(address::read_unit("Phường Phường Đúc").name == "Phường Đúc");
    CHECK(address::read_unit("P.5").name == "5");
    CHECK(address::read_unit("P5").type == "phường");
    CHECK(address::read_unit("Pa Ủ").level == address::Level::unknown);
    CHECK(address::read_unit("THỊ TRẤN M'Drắk").type == "thị trấn");
    CHECK(address::read_unit("Thị xã").level == address::Level::unknown);
    CHECK(address::read_unit("H'Leo").level == address::Level::unknown);
}

TEST_CASE("keys are equal for two spellings of one name, spelled keys wherever the tone stands") {
    CHECK(address::key_of("Hòa Bình") == address::key_of("HOÀ BÌNH"));
    CHECK(address::key_of("Bà Rịa - Vũng Tàu") == address::key_of("Bà Rịa-Vũng Tàu"));
    CHECK(address::key_of("05") == address::key_of("5"));
    CHECK(address::key_of("10") == "10");
    CHECK(address::spelled_key("Hòa Bình") == address::spelled_key("Hoà bình"));
    CHECK(address::spelled_key("Tân Hội") != address::spelled_key("Tân Hồi"));
    CHECK(address::province_key("TP. HCM") == address::province_key("Thành phố Hồ Chí Minh"));
    CHECK(address::province_key("Tỉnh Thừa Thiên - Huế") == address::province_key("Thành phố Huế"));
    CHECK(address::province_key("Đắc Lắc") == address::province_key("Tỉnh Đắk Lắk"));
}
