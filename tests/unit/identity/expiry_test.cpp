// The rule of Doc card.md §6 against cases worked by hand from the text of the two laws (2014 and 2023, both art. 21):
// valid to the birthday at 25, 40, 60 (2023: 14 too); issued within two years before such an age: to the next one.
#include <algorithm>
#include <cccd/personal_number.hpp>
#include <doctest/doctest.h>
#include <string>
#include <vector>

using namespace std::chrono;

namespace {

using Expiry = std::optional<year_month_day>;

struct Holder {
    const char* birth;
    const char* issued;
    std::vector<const char*> expected; ///< "-" is no expiry
};

year_month_day day_of(const std::string& text) {
    return {year(std::stoi(text.substr(0, 4))), month(static_cast<unsigned>(std::stoi(text.substr(5, 2)))),
            day(static_cast<unsigned>(std::stoi(text.substr(8, 2))))};
}

std::string shown(const Expiry& value) {
    if (!value) return "-";
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", int{value->year()}, static_cast<unsigned>(value->month()),
                  static_cast<unsigned>(value->day()));
    return buffer;
}

std::vector<std::string> shown(const std::vector<Expiry>& values) {
    std::vector<std::string> out;
    for (const auto& value : values) out.push_back(shown(value));
    return out;
}

const std::vector<Holder> cases{
    // Law of 2014 (cards issued until 30 June 2024): from 14 on.
    {"2007-05-10", "2021-05-10", {"2032-05-10"}}, // the day of 14
    {"2007-05-10", "2021-05-11", {"2032-05-10"}},
    {"2007-05-10", "2024-06-30", {"2032-05-10"}},               // 17
    {"2001-03-15", "2021-02-01", {"2026-03-15"}},               // 19
    {"1999-01-01", "2021-12-31", {"2024-01-01"}},               // 22, the last day before the two years
    {"1999-01-01", "2022-01-01", {"2039-01-01", "2024-01-01"}}, // the day of 23: both readings
    {"1999-01-01", "2022-01-02", {"2039-01-01"}},
    {"1999-01-01", "2022-02-02", {"2039-01-01"}},
    {"1999-01-01", "2023-12-31", {"2039-01-01"}}, // the day before 25
    {"1999-01-01", "2024-01-01", {"2039-01-01"}}, // the day of 25
    {"1999-01-01", "2024-01-02", {"2039-01-01"}},
    {"1998-07-20", "2021-07-19", {"2023-07-20"}},
    {"1998-07-20", "2021-07-20", {"2038-07-20", "2023-07-20"}},
    {"1998-07-20", "2021-07-21", {"2038-07-20"}},
    {"1990-06-30", "2021-06-30", {"2030-06-30"}},               // 31
    {"1985-12-31", "2023-12-30", {"2025-12-31"}},               // the day before 38
    {"1985-12-31", "2023-12-31", {"2045-12-31", "2025-12-31"}}, // 38
    {"1985-12-31", "2024-01-01", {"2045-12-31"}},
    {"1983-08-08", "2021-08-07", {"2023-08-08"}},
    {"1983-08-08", "2021-08-08", {"2043-08-08", "2023-08-08"}},
    {"1983-08-08", "2021-08-09", {"2043-08-08"}},
    {"1982-04-04", "2022-04-03", {"2042-04-04"}}, // the day before 40
    {"1982-04-04", "2022-04-04", {"2042-04-04"}}, // the day of 40
    {"1982-04-04", "2022-04-05", {"2042-04-04"}},
    {"1975-11-02", "2022-01-01", {"2035-11-02"}},      // 46
    {"1965-09-09", "2023-09-08", {"2025-09-09"}},      // the day before 58
    {"1965-09-09", "2023-09-09", {"-", "2025-09-09"}}, // 58
    {"1965-09-09", "2023-09-10", {"-"}},
    {"1963-02-03", "2021-02-02", {"2023-02-03"}},
    {"1963-02-03", "2021-02-03", {"-", "2023-02-03"}},
    {"1963-02-03", "2023-02-02", {"-"}}, // the day before 60
    {"1963-02-03", "2023-02-03", {"-"}}, // the day of 60
    {"1955-02-20", "2021-08-01", {"-"}}, // 66
    {"1925-01-01", "2021-08-01", {"-"}}, // 96
    // Law of 2023 (from 1 July 2024): from birth on, with 14.
    {"2024-07-01", "2024-07-01", {"2038-07-01"}},               // the day of birth
    {"2018-10-10", "2024-08-01", {"2032-10-10"}},               // 5
    {"2018-10-10", "2024-10-10", {"2032-10-10"}},               // 6
    {"2012-09-15", "2024-09-14", {"2026-09-15"}},               // the day before 12
    {"2012-09-15", "2024-09-15", {"2037-09-15", "2026-09-15"}}, // 12
    {"2012-09-15", "2024-09-16", {"2037-09-15"}},
    {"2010-12-01", "2024-11-30", {"2035-12-01"}}, // the day before 14
    {"2010-12-01", "2024-12-01", {"2035-12-01"}}, // the day of 14
    {"2010-12-01", "2025-01-15", {"2035-12-01"}},
    {"2001-10-20", "2024-10-19", {"2026-10-20"}}, // the day before 23
    {"2001-10-20", "2024-10-20", {"2041-10-20", "2026-10-20"}},
    {"2001-10-20", "2024-10-21", {"2041-10-20"}},
    {"2000-03-03", "2025-03-02", {"2040-03-03"}}, // the day before 25
    {"2000-03-03", "2025-03-03", {"2040-03-03"}},
    {"1987-05-05", "2025-05-04", {"2027-05-05"}}, // the day before 38
    {"1987-05-05", "2025-05-05", {"2047-05-05", "2027-05-05"}},
    {"1987-05-05", "2025-05-06", {"2047-05-05"}},
    {"1985-06-06", "2025-06-06", {"2045-06-06"}}, // 40
    {"1967-07-07", "2025-07-06", {"2027-07-07"}}, // the day before 58
    {"1967-07-07", "2025-07-07", {"-", "2027-07-07"}},
    {"1967-07-07", "2025-07-08", {"-"}},
    {"1965-08-08", "2025-08-08", {"-"}}, // 60
    // The change of law: a child of 11 had no card before; the same birth, a day apart.
    {"2012-01-10", "2024-06-30", {"2037-01-10"}},
    {"2013-01-10", "2024-07-01", {"2027-01-10"}},
    {"2010-01-10", "2024-06-30", {"2035-01-10"}}, // 14 under either law
    {"2010-01-10", "2024-07-01", {"2035-01-10"}},
    // 29 February: in a year without it the birthday is printed as 28, 29 or 1 March.
    {"2000-02-29", "2021-06-01", {"2025-02-28", "2025-02-29", "2025-03-01"}}, // 21, to 25
    {"2000-02-29", "2023-06-01", {"2040-02-29"}},                             // 23, to 40: 2040 has it
    {"1984-02-29", "2021-06-01", {"2024-02-29"}},                             // 37, to 40
    {"1984-02-29", "2022-02-28", {"2044-02-29", "2024-02-29"}},               // 38, on one of its days
    {"1984-02-29", "2022-03-01", {"2044-02-29", "2024-02-29"}},
    {"1984-02-29", "2022-03-02", {"2044-02-29"}},
    {"1984-02-29", "2022-02-27", {"2024-02-29"}},
    {"1964-02-29", "2021-06-01", {"2024-02-29"}},      // 57
    {"1964-02-29", "2022-02-28", {"-", "2024-02-29"}}, // 58
    {"1964-02-29", "2022-03-02", {"-"}},
    {"2012-02-29", "2024-08-01", {"2037-02-28", "2037-02-29", "2037-03-01"}}, // 12, to 25
    {"2016-02-29", "2024-08-01", {"2030-02-28", "2030-02-29", "2030-03-01"}}, // 8, to 14
    // 28 February and 1 March are days like others.
    {"2000-02-28", "2021-06-01", {"2025-02-28"}},
    {"2000-03-01", "2021-06-01", {"2025-03-01"}},
};

} // namespace

TEST_CASE("expiry follows the law in every worked case") {
    REQUIRE(cases.size() >= 60);
    for (const auto& one : cases) {
        CAPTURE(one.birth);
        CAPTURE(one.issued);
        const auto found = shown(cccd::expiry_candidates(day_of(one.birth), day_of(one.issued)));
        CHECK(found == std::vector<std::string>(one.expected.begin(), one.expected.end()));
    }
}

TEST_CASE("dates that can not be give no candidates") {
    CHECK(cccd::expiry_candidates(2001y / February / 29, 2022y / May / 1).empty());
    CHECK(cccd::expiry_candidates(2001y / May / 1, 2022y / February / 30).empty());
    CHECK(cccd::expiry_candidates(2022y / May / 2, 2022y / May / 1).empty());
    CHECK(cccd::key_expiry_candidates(2022y / May / 2, 2022y / May / 1).empty());
}

TEST_CASE("keys are tried with the law's date, the next, the previous and none") {
    using Texts = std::vector<std::string>;
    const auto keys = [](const char* birth, const char* issued) {
        return shown(cccd::key_expiry_candidates(day_of(birth), day_of(issued)));
    };
    CHECK(keys("1999-01-01", "2022-02-02") == Texts{"2039-01-01", "2059-01-01", "2024-01-01", "-"});
    CHECK(keys("1999-01-01", "2022-01-01") == Texts{"2039-01-01", "2024-01-01", "2059-01-01", "-"});
    CHECK(keys("1990-06-30", "2021-06-30") == Texts{"2030-06-30", "2050-06-30", "-"}); // 25 lies before the issue
    CHECK(keys("1955-02-20", "2021-08-01") == Texts{"-"});
    CHECK(keys("1964-02-01", "2022-08-01") == Texts{"-", "2024-02-01"});
    CHECK(keys("2000-02-29", "2021-06-01") == Texts{"2025-02-28", "2025-02-29", "2025-03-01", "2040-02-29", "-"});
}

TEST_CASE("of any birth and issue the law's dates come first, lie after the issue, and none comes twice") {
    const sys_days first_birth = 1920y / January / 1;
    for (int step = 0; step < 4000; ++step) {
        const year_month_day birth{first_birth + days(step * 9)};
        const year_month_day issued{sys_days(2021y / January / 1) + days(step * 7 % 2100)};
        const auto law = cccd::expiry_candidates(birth, issued);
        const auto keys = cccd::key_expiry_candidates(birth, issued);
        if (issued < birth) continue;
        REQUIRE(!law.empty());
        REQUIRE(keys.size() >= law.size());
        CHECK(std::equal(law.begin(), law.end(), keys.begin()));
        CHECK(std::count(keys.begin(), keys.end(), Expiry{}) == 1);
        for (const auto& key : keys) {
            CHECK(std::count(keys.begin(), keys.end(), key) == 1);
            if (key) CHECK(*key > issued);
        }
    }
}
