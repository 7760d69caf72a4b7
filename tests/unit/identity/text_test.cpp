#include <cccd/date.hpp>
#include <cccd/text.hpp>
#include <doctest/doctest.h>
#include <string>
#include <vector>

namespace text = cccd::text;
using namespace std::chrono;

namespace {

// "Nguyễn" and "Đặng" with every mark on its own (NFD).
const std::string nguyen_nfd = "Nguye\xCC\x82\xCC\x83n";
const std::string dang_nfd = "\xC4\x90"
                             "a\xCC\xA3\xCC\x86ng";

} // namespace

TEST_CASE("marks on their own are composed") {
    CHECK(text::to_nfc(nguyen_nfd) == "Nguyễn");
    CHECK(text::to_nfc(dang_nfd) == "Đặng");
    CHECK(text::to_nfc("") == "");
    CHECK(text::to_nfc("a\xFF") == "a\xEF\xBF\xBD"); // no UTF-8: U+FFFD, never a crash
}

TEST_CASE("upper case keeps the diacritics") {
    CHECK(text::to_upper("nguyễn thị đào") == "NGUYỄN THỊ ĐÀO");
    CHECK(text::to_upper(nguyen_nfd) == "NGUYỄN");
    CHECK(text::to_upper("Lương Thế Vĩnh, tổ 3") == "LƯƠNG THẾ VĨNH, TỔ 3");
}

TEST_CASE("title case begins each word large, in names of all peoples of Vietnam") {
    CHECK(text::to_title("NGUYỄN VĂN A") == "Nguyễn Văn A");
    CHECK(text::to_title("đặng THỊ ái ") == "Đặng Thị Ái ");
    CHECK(text::to_title("H'HEN NIÊ") == "H'Hen Niê");
    CHECK(text::to_title("Y-BLÔ KSƠR") == "Y-Blô Ksơr");
}

TEST_CASE("folding leaves letters to search by") {
    CHECK(text::fold("Đặng Thùy Trâm") == "dang thuy tram");
    CHECK(text::fold(dang_nfd) == "dang");
    CHECK(text::fold("ƯỜNG Ỷ ợ") == "uong y o");
}

TEST_CASE("order is that of the Vietnamese dictionary") {
    // Letters: a ă â, d đ, o ô ơ, u ư; tones: ngang huyền hỏi ngã sắc nặng.
    const std::vector<std::string> sorted{"An", "Ăn", "Ân", "Dung", "Đan", "Em", "Êm", "Ma", "Mà",
                                          "Mả", "Mã", "Má", "Mạ",   "On",  "Ôn", "Ơn", "Un", "Ưn"};
    for (std::size_t i = 0; i + 1 < sorted.size(); ++i) {
        CAPTURE(sorted[i]);
        CHECK(text::compare(sorted[i], sorted[i + 1]) < 0);
        CHECK(text::compare(sorted[i + 1], sorted[i]) > 0);
        CHECK(text::compare(sorted[i], sorted[i]) == 0);
    }
    CHECK(text::compare(nguyen_nfd, "Nguyễn") == 0);
}

TEST_CASE("letters of the MRZ have no diacritics and Đ is D") {
    CHECK(text::to_mrz("Đặng Thị Ái") == "DANG<THI<AI");
    CHECK(text::to_mrz("  Nguyễn  Văn\tMẫu ") == "NGUYEN<VAN<MAU");
    CHECK(text::to_mrz("H'Hen Niê") == "HHEN<NIE");
    CHECK(text::to_mrz("Marie-Élise") == "MARIE<ELISE");
    CHECK(text::to_mrz("Ægir Strauß Łucja Øst") == "AEGIR<STRAUSS<LUCJA<OEST");
    CHECK(text::to_mrz("李") == "");
}

TEST_CASE("a name is family, middle and given name") {
    const auto four = text::split_name("Nguyễn Thị  Minh Khai");
    CHECK(four.family == "Nguyễn");
    CHECK(four.middle == "Thị Minh");
    CHECK(four.given == "Khai");
    const auto two = text::split_name("Lê Lợi");
    CHECK(two.family == "Lê");
    CHECK(two.middle.empty());
    CHECK(two.given == "Lợi");
    const auto one = text::split_name("Sâm");
    CHECK(one.family == "Sâm");
    CHECK(one.given.empty());
    CHECK(text::split_name(" ").family.empty());
}

TEST_CASE("numbers are said as in Vietnamese dates") {
    CHECK(text::number_in_words(0) == "không");
    CHECK(text::number_in_words(5) == "năm");
    CHECK(text::number_in_words(10) == "mười");
    CHECK(text::number_in_words(14) == "mười bốn");
    CHECK(text::number_in_words(15) == "mười lăm");
    CHECK(text::number_in_words(20) == "hai mươi");
    CHECK(text::number_in_words(21) == "hai mươi mốt");
    CHECK(text::number_in_words(24) == "hai mươi tư");
    CHECK(text::number_in_words(101) == "một trăm linh một");
    CHECK(text::number_in_words(110) == "một trăm mười");
    CHECK(text::number_in_words(1000) == "một nghìn");
    CHECK(text::number_in_words(1005) == "một nghìn không trăm linh năm");
    CHECK(text::number_in_words(2020) == "hai nghìn không trăm hai mươi");
    CHECK(text::number_in_words(9999) == "chín nghìn chín trăm chín mươi chín");
    CHECK(text::number_in_words(10000).empty());
}

TEST_CASE("a date is said in words as civil-status forms ask") {
    CHECK(text::date_in_words(1999y / August / 15) == "Ngày mười lăm tháng tám năm một nghìn chín trăm chín mươi chín");
    CHECK(text::date_in_words(2005y / April / 1) == "Ngày một tháng tư năm hai nghìn không trăm linh năm");
    CHECK(text::date_in_words(2000y / December / 31) == "Ngày ba mươi mốt tháng mười hai năm hai nghìn");
    CHECK(text::date_in_words(2001y / February / 29).empty());
}

TEST_CASE("dates of documents are complete, a year, none, or text") {
    CHECK(cccd::parse_date("01/02/1999").day == 1999y / February / 1);
    CHECK(cccd::parse_date("01021999").day == 1999y / February / 1);
    CHECK(cccd::parse_date(" 01/02/1999 ").kind == Date::Kind::full);
    CHECK(cccd::parse_date("1960").kind == Date::Kind::year_only);
    CHECK(cccd::parse_date("1960").display() == "1960");
    CHECK(cccd::parse_date("").kind == Date::Kind::none);
    CHECK(cccd::parse_date("").display() == "");
    for (const char* words :
         {"Không thời hạn", "KHÔNG THỜI HẠN", "không thời hạn", "Kho\xCC\x82ng th\xC6\xA1\xCC\x80i ha\xCC\xA3n"}) {
        CHECK(cccd::parse_date(words).kind == Date::Kind::none);
        CHECK(cccd::parse_date(words).display() == "Không thời hạn");
    }
    for (const char* other :
         {"31/02/1999", "00/00/1960", "1/2/1999", "abcd", "0000", "32011999", "01/01/0000", "+1/01/1999"}) {
        CAPTURE(other);
        CHECK(cccd::parse_date(other).kind == Date::Kind::text);
        CHECK(cccd::parse_date(other).display() == other);
    }
    CHECK(cccd::parse_date("09/11/2024").display() == "09/11/2024");
}
