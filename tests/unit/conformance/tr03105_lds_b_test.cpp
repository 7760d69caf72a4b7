// BSI TR-03105 part 5.1, unit LDS_B (EF.DG1), on a passport of Utopia. Known by title only: the catalogue refers to
// ICAO part 4.
#include "lds/dg1.hpp"
#include "support/der.hpp"

#include <cccd/mrz_name.hpp>
#include <doctest/doctest.h>

using namespace cccd;

namespace {

constexpr auto today = std::chrono::year(2026) / 6 / 1;

/// The fields of a TD3 MRZ; check digits are computed where none is given.
struct Passport {
    std::string code = "P<", state = "UTO", name = "ERIKSSON<<ANNA<MARIA";
    std::string number = "L898902C3", nationality = "UTO", birth = "740812", sex = "F", expiry = "340415";
    std::string optional = "ZE184226B<<<<<";
    std::optional<char> number_digit = {}, birth_digit = {}, expiry_digit = {}, optional_digit = {},
                        composite_digit = {};
};

std::string lines_of(const Passport& passport) {
    const auto digit = [](const std::optional<char>& given, const std::string& over) {
        return std::string(1, given.value_or(mrz::check_digit(over)));
    };
    std::string first = passport.code + passport.state + passport.name;
    first.resize(44, '<');
    const std::string number = passport.number + digit(passport.number_digit, passport.number);
    const std::string birth = passport.birth + digit(passport.birth_digit, passport.birth);
    const std::string expiry = passport.expiry + digit(passport.expiry_digit, passport.expiry);
    const std::string optional = passport.optional + digit(passport.optional_digit, passport.optional);
    return first + number + passport.nationality + birth + passport.sex + expiry + optional +
           digit(passport.composite_digit, number + birth + expiry + optional);
}

mrz::Mrz read_zone(const Passport& passport) {
    const auto dg1 = lds::parse_dg1(lds::make_dg1(lines_of(passport)));
    REQUIRE(dg1);
    return dg1->mrz;
}

bool refused(const Passport& passport) {
    return !lds::parse_dg1(lds::make_dg1(lines_of(passport)));
}

bool all_checks(const mrz::Mrz& mrz) {
    return mrz.document_number_check && mrz.birth_check && mrz.expiry_check && mrz.optional_check &&
           mrz.composite_check;
}

} // namespace

TEST_CASE("LDS_B_01 an MRZ with optional data is accepted") {
    const auto mrz = read_zone({});
    CHECK(all_checks(mrz));
    CHECK(mrz.optional_data == "ZE184226B");
}

TEST_CASE("LDS_B_02 an abbreviated secondary identifier is accepted") {
    const auto mrz = read_zone({.name = "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K"});
    CHECK(all_checks(mrz));
    CHECK(mrz.secondary_name == "CHAYAPA DEJTHAMRONG K");
}

TEST_CASE("LDS_B_03 a name without a secondary identifier is accepted") {
    const auto mrz = read_zone({.name = "ARKFREITH"});
    CHECK(mrz.primary_name == "ARKFREITH");
    CHECK(mrz.secondary_name.empty());
}

TEST_CASE("LDS_B_04 no optional data with the digit 0 instead of a filler is accepted, and the filler too") {
    CHECK(all_checks(read_zone({.optional = "<<<<<<<<<<<<<<", .optional_digit = '0'})));
    CHECK(all_checks(read_zone({.optional = "<<<<<<<<<<<<<<", .optional_digit = '<'})));
}

TEST_CASE("LDS_B_05 another outermost tag is refused") {
    auto file = lds::make_dg1(lines_of({}));
    file[0] = 0x62;
    CHECK_FALSE(lds::parse_dg1(file));
}

TEST_CASE("LDS_B_06 an outermost length too small is refused") {
    auto file = lds::make_dg1(lines_of({}));
    --file[1];
    CHECK_FALSE(lds::parse_dg1(file));
}

TEST_CASE("LDS_B_07 an outermost length too big is refused") {
    auto file = lds::make_dg1(lines_of({}));
    ++file[1];
    CHECK_FALSE(lds::parse_dg1(file));
}

TEST_CASE("LDS_B_08 an unknown document type is shown as it stands") {
    CHECK(read_zone({.code = "X<"}).document_code == "X");
}

TEST_CASE("LDS_B_09 an issuing state that is no code is shown as it stands, or refused") {
    CHECK(read_zone({.state = "U1O"}).issuing_state == "U1O");
    CHECK(refused({.state = "U?O"}));
}

TEST_CASE("LDS_B_10 a void name gives no name") {
    const auto mrz = read_zone({.name = ""});
    CHECK(mrz.primary_name.empty());
    CHECK(mrz.full_name().empty());
}

TEST_CASE("LDS_B_11 a name other than the one of the data page is told when they are compared") {
    CHECK(mrz::compare_name("Anna Maria Eriksson", read_zone({.name = "ANNA<<MARIA<ERIKSSON"})) == mrz::NameMatch::same);
    CHECK(mrz::compare_name("Anna Maria Eriksson", read_zone({.name = "ANNA<<MARIA<OTHER"})) == mrz::NameMatch::different);
}

TEST_CASE("LDS_B_12 a document number other than the one of the data page is told when they are compared") {
    const auto chip = read_zone({.number = "L898902C4"});
    const auto page = mrz::parse(lines_of({}));
    REQUIRE(page);
    CHECK(chip.document_number != page->document_number);
    CHECK(chip.information() != page->information());
}

TEST_CASE("LDS_B_13 a wrong check digit of the document number is told") {
    const auto mrz = read_zone({.number_digit = '1'});
    CHECK_FALSE(mrz.document_number_check);
    CHECK(mrz.birth_check);
}

TEST_CASE("LDS_B_14 a nationality that is no code is shown as it stands, or refused") {
    CHECK(read_zone({.nationality = "12O"}).nationality == "12O");
    CHECK(refused({.nationality = "12?"}));
}

TEST_CASE("LDS_B_15 a birth date that is no number is no date") {
    CHECK(mrz::birth_date(read_zone({.birth = "7A0812"}).birth_date, today).kind == Date::Kind::text);
}

TEST_CASE("LDS_B_16 a birth date that the calendar has not is no date") {
    CHECK(mrz::birth_date(read_zone({.birth = "741332"}).birth_date, today).kind == Date::Kind::text);
}

TEST_CASE("LDS_B_17 a wrong check digit of the birth date is told") {
    CHECK_FALSE(read_zone({.birth_digit = '0'}).birth_check);
}

TEST_CASE("LDS_B_18 a sex that is none of M, F and filler is not taken for one") {
    const auto dg1 = lds::parse_dg1(lds::make_dg1(lines_of({.sex = "Z"})));
    if (dg1) CHECK((dg1->mrz.sex != "M" && dg1->mrz.sex != "F"));
    CHECK(refused({.sex = "?"}));
}

TEST_CASE("LDS_B_19 an expiry that is no number is no date") {
    CHECK(mrz::expiry_date(read_zone({.expiry = "3404X5"}).expiry_date, false, today).kind == Date::Kind::text);
}

TEST_CASE("LDS_B_20 an expiry that the calendar has not is no date") {
    CHECK(mrz::expiry_date(read_zone({.expiry = "340431"}).expiry_date, false, today).kind == Date::Kind::text);
}

TEST_CASE("LDS_B_21 a wrong check digit of the expiry is told") {
    CHECK_FALSE(read_zone({.expiry_digit = '8'}).expiry_check);
}

TEST_CASE("LDS_B_22 a wrong check digit of the optional data is told") {
    CHECK_FALSE(read_zone({.optional_digit = '9'}).optional_check);
}

TEST_CASE("LDS_B_23 a wrong composite check digit is told") {
    const auto right = lines_of({}).back();
    CHECK_FALSE(read_zone({.composite_digit = right == '9' ? '0' : static_cast<char>(right + 1)}).composite_check);
}

TEST_CASE("LDS_B_24 a missing MRZ data object is refused") {
    CHECK_FALSE(lds::parse_dg1(from_hex("6100")));
    CHECK_FALSE(lds::parse_dg1(from_hex("6103 5F0E00")));
}

TEST_CASE("LDS_B_25 to LDS_B_28 incomplete birth dates give no day, a year alone where only that is known") {
    const auto kind = [](const char* birth) {
        const auto mrz = read_zone({.birth = birth});
        CHECK(mrz.birth_check);
        return mrz::birth_date(mrz.birth_date, today).kind;
    };
    CHECK(kind("7408<<") != Date::Kind::full);      // LDS_B_25, the day is missing
    CHECK(kind("74<<12") != Date::Kind::full);      // LDS_B_26, the month
    CHECK(kind("<<0812") != Date::Kind::full);      // LDS_B_27, the year
    CHECK(kind("<<<<<<") == Date::Kind::none);      // LDS_B_28, all of it
    CHECK(kind("74<<<<") == Date::Kind::year_only); // what cards of people without a known birthday have
}
