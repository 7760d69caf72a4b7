#include "support/data.hpp"

#include <cccd/bytes.hpp>
#include <cccd/mrz.hpp>
#include <doctest/doctest.h>

namespace mrz = cccd::mrz;
using namespace std::chrono;

namespace {

// Synthetic persons of card.md §4.
constexpr auto man_zone = "IDVNM0990000017001099000001<<8\n9901018M3901016VNM<<<<<<<<<<<4\nNGUYEN<<VAN<MAU<<<<<<<<<<<<<<<";
constexpr auto woman_zone = "IDVNM1550000029079155000002<<9\n5502200F9912315VNM<<<<<<<<<<<6\nTRAN<<THI<MAU<<<<<<<<<<<<<<<<<";

void check_flag(const nlohmann::json& checks, const char* name, bool found) {
    if (checks.contains(name)) CHECK_MESSAGE(found == checks[name]["ok"].get<bool>(), name);
}

} // namespace

TEST_CASE("the machine readable zone of a Vietnamese card is read with all its digits") {
    const auto read = mrz::parse(man_zone);
    REQUIRE(read);
    CHECK(read->format == mrz::Format::td1);
    CHECK(read->document_code == "ID");
    CHECK(read->issuing_state == "VNM");
    CHECK(read->document_number == "099000001");
    CHECK(read->personal_number() == "001099000001");
    CHECK(read->optional_data == "001099000001<<8");
    CHECK(read->birth_date == "990101");
    CHECK(read->sex == "M");
    CHECK(read->expiry_date == "390101");
    CHECK(read->nationality == "VNM");
    CHECK(read->primary_name == "NGUYEN");
    CHECK(read->secondary_name == "VAN MAU");
    CHECK(read->full_name() == "NGUYEN VAN MAU");
    CHECK(read->information() == "099000001799010183901016");
    CHECK(read->document_number_check);
    CHECK(read->birth_check);
    CHECK(read->expiry_check);
    CHECK(read->composite_check);
    CHECK(read->optional_check);
    REQUIRE(read->lines.size() == 3);
    CHECK(read->lines[2] == "NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<");
}

TEST_CASE("Vietnam's own digit at position 30 is checked and nothing else fails with it") {
    std::string text = woman_zone;
    REQUIRE(text[29] == '9');
    text[29] = '8';
    const auto read = mrz::parse(text);
    REQUIRE(read);
    CHECK_FALSE(read->optional_check);
    CHECK_FALSE(read->composite_check); // position 30 lies under the composite digit
    CHECK(read->document_number_check);
}

TEST_CASE("line ends, none, or those of Windows give the same reading") {
    std::string joined;
    std::string windows;
    for (const char c : std::string(man_zone)) {
        if (c != '\n') joined += c;
        windows += c == '\n' ? "\r\n" : std::string(1, c);
    }
    for (const auto& text : {joined, windows, windows + "\r\n", " " + joined + " \n"}) {
        const auto read = mrz::parse(text);
        REQUIRE(read);
        CHECK(read->information() == mrz::parse(man_zone)->information());
    }
}

TEST_CASE("what is no machine readable zone is refused") {
    for (const std::string& text :
         {std::string(), std::string("IDVNM"), std::string(man_zone).substr(1), std::string(man_zone) + "<", std::string(90, 'a'),
          std::string(90, '\xC3'), std::string(31, 'A') + "\n" + std::string(29, 'A') + "\n" + std::string(30, 'A')}) {
        const auto read = mrz::parse(text);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == cccd::ErrorCode::invalid_mrz);
    }
}

TEST_CASE("another country's optional data is no personal number") {
    const auto read =
        mrz::parse("I<UTOD231458907<<<<<<<<<<<<<<<7408122F1204159UTO<<<<<<<<<<<6ERIKSSON<<ANNA<MARIA<<<<<<<<<<");
    REQUIRE(read);
    CHECK(read->personal_number().empty());
    CHECK(read->optional_data.empty());
    CHECK(read->optional_check);
}

TEST_CASE("a long document number goes on in the optional data, in the key too") {
    const auto td1 =
        mrz::parse("I<UTOD23145890<7349<<<<<<<<<<<3407127M9507122UTO<<<<<<<<<<<2STEVENSON<<PETER<JOHN<<<<<<<<<");
    REQUIRE(td1);
    CHECK(td1->document_number == "D23145890734");
    CHECK(td1->information() == "D23145890734934071279507122");
    const auto td2 = mrz::parse("I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<D23145890<UTO3407127M95071227349<<<8");
    REQUIRE(td2);
    CHECK(td2->document_number == "D23145890734");
}

TEST_CASE("a short document number keeps its fillers in the key") {
    const auto read =
        mrz::parse("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C<3UTO6908061F9406236ZE184226B<<<<<14");
    REQUIRE(read);
    CHECK(read->document_number == "L898902C");
    CHECK(read->information() == "L898902C<369080619406236");
    CHECK(read->optional_data == "ZE184226B");
}

TEST_CASE("the independent vectors give the flags that were computed elsewhere") {
    if (!support::have_independent("vectors/mrz_vectors.json")) return;
    const auto file = support::independent_json("vectors/mrz_vectors.json");
    REQUIRE(file["vectors"].size() > 25);
    for (const auto& vector : file["vectors"]) {
        const std::string text = vector["mrz"];
        CAPTURE(text);
        const auto read = mrz::parse(text);
        REQUIRE(read);
        CHECK((read->format == mrz::Format::td1) == (vector["format"] == "TD1"));
        CHECK((read->format == mrz::Format::td2) == (vector["format"] == "TD2"));
        CHECK((read->format == mrz::Format::td3) == (vector["format"] == "TD3"));
        const auto& checks = vector["checks"];
        check_flag(checks, "doc", read->document_number_check);
        check_flag(checks, "dob", read->birth_check);
        check_flag(checks, "doe", read->expiry_check);
        check_flag(checks, "comp", read->composite_check);
        check_flag(checks, "opt", read->optional_check);
    }
}

TEST_CASE("the zones inside the DG1 examples are read") {
    if (!support::have_independent("vectors/lds_examples.json")) return;
    const auto file = support::independent_json("vectors/lds_examples.json");
    for (const char* name : {"DG1_TD2_9303_10", "DG1_TD3_synthetic", "DG1_TD1_9303_10_A21"}) {
        const auto bytes = cccd::from_hex(file[name].get<std::string>());
        const auto text = cccd::as_text(cccd::ByteView(bytes).subspan(5));
        const auto read = mrz::parse(text);
        CHECK_MESSAGE(read, name);
    }
    // This one announces 88 characters and has 87.
    const auto short_one = cccd::from_hex(file["DG1_TD3_ERIKSSON"].get<std::string>());
    CHECK_FALSE(mrz::parse(cccd::as_text(cccd::ByteView(short_one).subspan(5))));
}

TEST_CASE("a birth lies in the century before today") {
    const year_month_day today{2026y / November / 22};
    CHECK(mrz::birth_date("990101", today).day == 1999y / January / 1);
    CHECK(mrz::birth_date("261122", today).day == 2026y / November / 22);
    CHECK(mrz::birth_date("261123", today).day == 1926y / November / 23);
    CHECK(mrz::birth_date("000229", today).day == 2000y / February / 29);
    CHECK(mrz::birth_date("550220", today).kind == cccd::Date::Kind::full);
    CHECK(mrz::birth_date("60<<<<", today).kind == cccd::Date::Kind::year_only);
    CHECK(mrz::birth_date("60<<<<", today).day.year() == 1960y);
    CHECK(mrz::birth_date("<<<<<<", today).kind == cccd::Date::Kind::none);
    CHECK(mrz::birth_date("991331", today).kind == cccd::Date::Kind::text);
    CHECK(mrz::birth_date("99A101", today).kind == cccd::Date::Kind::text);
    CHECK(mrz::birth_date("9901", today).kind == cccd::Date::Kind::text);
}

TEST_CASE("31 December 99 as an expiry is no date on a Vietnamese card, and a date elsewhere") {
    CHECK(mrz::expiry_date("991231", true).kind == cccd::Date::Kind::none);
    CHECK(mrz::expiry_date("991231", true).display() == "Không thời hạn");
    CHECK(mrz::expiry_date("991231", false).day == 1999y / December / 31);
    CHECK(mrz::expiry_date("390101", true).day == 2039y / January / 1);
    CHECK(mrz::expiry_date("390101", true, 2026y / January / 1).day == 2039y / January / 1);
    CHECK(mrz::expiry_date("991231", false, 2060y / January / 1).day == 2099y / December / 31);
    CHECK(mrz::expiry_date("010101", false, 2060y / January / 1).day == 2101y / January / 1);
    CHECK(mrz::expiry_date("390229", true).kind == cccd::Date::Kind::text);
}

TEST_CASE("check digits follow Doc 9303-3 and refuse foreign characters") {
    CHECK(mrz::check_digit("520727") == '3');
    CHECK(mrz::check_digit("AB2134<<<") == '5');
    CHECK(mrz::check_digit("") == '0');
    CHECK(mrz::check_digit("ab") == '\0');
}
