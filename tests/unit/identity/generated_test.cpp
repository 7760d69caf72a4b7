// Persons made at random: what is written as MRZ or QR is read as the same person, and damage is told.
#include <algorithm>
#include <array>
#include <cccd/mrz_name.hpp>
#include <cccd/mrz_scan.hpp>
#include <cccd/personal_number.hpp>
#include <cccd/qr.hpp>
#include <cccd/text.hpp>
#include <cstdio>
#include <doctest/doctest.h>
#include <random>
#include <string>

namespace mrz = cccd::mrz;
namespace qr = cccd::qr;
using namespace std::chrono;

namespace {

struct Person {
    std::string number, name, sex, address, old_number;
    year_month_day birth{}, issued{};
    std::optional<year_month_day> expiry;
};

template <std::size_t N> const char* one_of(const std::array<const char*, N>& list, std::mt19937& random) {
    return list[random() % N];
}

constexpr std::array<const char*, 10> families{"Nguyễn", "Trần", "Lê",  "Phạm",  "Đặng",
                                               "Huỳnh",  "Võ",   "Ngô", "Giàng", "Y"};
constexpr std::array<const char*, 8> middles{"Văn", "Thị", "Đình Quốc", "Ngọc Bảo", "Hữu", "A", "Thế", "Minh"};
constexpr std::array<const char*, 10> givens{"Mẫu", "Thử", "Giả", "Hường", "Đạt", "Quỳnh", "Ý", "Khuê", "Thuỷ", "Ngọc"};
constexpr std::array<const char*, 4> addresses{"Thôn 1, Xã A, Huyện B, Tỉnh C", "Tổ 5, Phường Ấm, Quận Ổ, Thành phố Đ",
                                               "Số 12/3 Ngõ Ướt, Xã Ẩm, Huyện Ỵ, Tỉnh Ợ",
                                               "Ấp Giữa, Xã Lỡ, Huyện Nữa, Tỉnh Kỹ"};

std::string printed(const char* format, year_month_day day) {
    char out[24];
    std::snprintf(out, sizeof out, format, static_cast<unsigned>(day.day()), static_cast<unsigned>(day.month()),
                  int{day.year()});
    return out;
}

std::string yymmdd(year_month_day day) {
    char out[24];
    std::snprintf(out, sizeof out, "%02d%02u%02u", int{day.year()} % 100, static_cast<unsigned>(day.month()),
                  static_cast<unsigned>(day.day()));
    return out;
}

Person person(std::mt19937& random) {
    Person out;
    out.birth = year_month_day(sys_days(1940y / January / 1) + days(random() % 27000));
    out.issued = year_month_day(sys_days(2021y / March / 1) + days(random() % 1900));
    const bool female = random() % 2 == 1;
    const unsigned century = int{out.birth.year()} >= 2000 ? 2 : 0;
    char number[24];
    std::snprintf(number, sizeof number, "0%02u%u%02d%06u", static_cast<unsigned>(random() % 97),
                  century + (female ? 1 : 0), int{out.birth.year()} % 100, static_cast<unsigned>(random() % 1000000));
    out.number = number;
    out.sex = female ? "Nữ" : "Nam";
    out.name = std::string(one_of(families, random)) + " " + one_of(middles, random) + " " + one_of(givens, random);
    out.address = one_of(addresses, random);
    if (random() % 2 == 0) out.old_number = "0" + std::to_string(10000000 + random() % 90000000);
    const auto expiry = cccd::expiry_candidates(out.birth, out.issued);
    REQUIRE(!expiry.empty());
    out.expiry = expiry.front();
    return out;
}

/// Written from card.md §4 alone.
std::string zone_of(const Person& one) {
    const auto with_digit = [](const std::string& text) { return text + mrz::check_digit(text); };
    const auto first = "IDVNM" + with_digit(one.number.substr(3)) + with_digit(one.number + "<<");
    const auto second = with_digit(yymmdd(one.birth)) + (one.sex == "Nam" ? "M" : "F") +
                        with_digit(one.expiry ? yymmdd(*one.expiry) : "991231") + "VNM<<<<<<<<<<<";
    const auto covered = first.substr(5, 25) + second.substr(0, 7) + second.substr(8, 7) + second.substr(18, 11);
    return first + "\n" + second + mrz::check_digit(covered) + "\n" + mrz::name_field(one.name, mrz::Format::td1);
}

std::string qr_of(const Person& one) {
    return one.number + "|" + one.old_number + "|" + one.name + "|" + printed("%02u%02u%04d", one.birth) + "|" +
           one.sex + "|" + one.address + "|" + printed("%02u%02u%04d", one.issued);
}

} // namespace

TEST_CASE("the zone of any person is read as that person") {
    std::mt19937 random(20250701);
    for (int round = 0; round < 2000; ++round) {
        const auto one = person(random);
        const auto text = zone_of(one);
        CAPTURE(text);
        const auto read = mrz::parse(text);
        REQUIRE(read);
        CHECK(read->personal_number() == one.number);
        CHECK(read->document_number == one.number.substr(3));
        CHECK((read->document_number_check && read->birth_check && read->expiry_check && read->composite_check &&
               read->optional_check));
        CHECK(mrz::birth_date(read->birth_date, one.issued).day == one.birth);
        const auto expiry = mrz::expiry_date(read->expiry_date, true, one.issued);
        CHECK((expiry.kind == cccd::Date::Kind::none) == !one.expiry);
        if (one.expiry && one.expiry->ok()) CHECK(expiry.day == *one.expiry);
        CHECK(mrz::compare_name(one.name, *read) == mrz::NameMatch::same);
        CHECK(mrz::parse_scanned(text)->changes.empty());
    }
}

TEST_CASE("a zone with one confused letter is put right, or left with a flag that says so; never silently another") {
    std::mt19937 random(19990101);
    const std::string confused = "O0I1Z2S5G6B8";
    int mended = 0;
    for (int round = 0; round < 3000; ++round) {
        const auto whole = zone_of(person(random));
        auto text = whole;
        const auto at = random() % 61; // lines 1 and 2
        const auto found = confused.find(text[at]);
        if (found == std::string::npos) continue;
        text[at] = confused[found ^ 1];
        const auto scanned = mrz::parse_scanned(text);
        REQUIRE(scanned);
        const auto& read = scanned->mrz;
        const auto joined = read.lines[0] + "\n" + read.lines[1] + "\n" + read.lines[2];
        if (joined == whole) {
            CHECK(scanned->changes.size() == 1);
            ++mended;
            continue;
        }
        CAPTURE(text);
        CHECK_FALSE((read.document_number_check && read.birth_check && read.expiry_check && read.composite_check &&
                     read.optional_check && read.document_code == "ID"));
    }
    CHECK(mended > 500);
}

TEST_CASE("the QR text of any person is read as that person, with and without the zeros that scanners drop") {
    std::mt19937 random(20210301);
    for (int round = 0; round < 2000; ++round) {
        const auto one = person(random);
        auto text = qr_of(one);
        const bool lost = random() % 2 == 0;
        if (lost) text.erase(0, 1);
        if (random() % 3 == 0) text += "||||";
        CAPTURE(text);
        const auto card = qr::parse(text);
        REQUIRE(card);
        CHECK(card->personal_number == one.number);
        CHECK(card->old_number == one.old_number);
        CHECK(card->full_name == cccd::text::to_nfc(one.name));
        CHECK(card->birth_date.day == one.birth);
        CHECK(card->issue_date.day == one.issued);
        CHECK(card->sex == one.sex);
        CHECK(card->address == one.address);
        CHECK(card->leading_zero_restored == lost);
        CHECK_FALSE(card->text_damaged);
        CHECK_FALSE(card->text_repaired);
    }
}

TEST_CASE("of any person letters lost to question marks are told") {
    std::mt19937 random(7);
    for (int round = 0; round < 500; ++round) {
        std::string text;
        for (const char c : qr_of(person(random))) {
            const auto octet = static_cast<unsigned char>(c);
            if (octet < 0x80) text += c;
            if (octet >= 0xC0) text += '?';
        }
        const auto card = qr::parse(text);
        REQUIRE(card);
        CHECK(card->text_damaged);
        CHECK_FALSE(card->text_repaired);
    }
}
