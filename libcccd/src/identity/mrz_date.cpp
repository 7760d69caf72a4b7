#include "identity/digits.hpp"

#include <cccd/mrz.hpp>

namespace cccd::mrz {

namespace {

using identity::all_digits;
using identity::digits_value;
using namespace std::chrono;

year_month_day in_year(int full_year, std::string_view yymmdd) {
    return {year(full_year), month(digits_value(yymmdd.substr(2, 2))), day(digits_value(yymmdd.substr(4, 2)))};
}

Date as_text(std::string_view yymmdd) {
    return {Date::Kind::text, {}, std::string(yymmdd)};
}

/// What stands there when it is no complete date: nothing, a year alone (Doc 9303-3 §4.8: unknown parts are fillers),
/// or something that no date has.
Date incomplete(std::string_view yymmdd, int full_year) {
    if (yymmdd == "<<<<<<") return {Date::Kind::none, {}, std::string(yymmdd)};
    if (full_year != 0 && yymmdd.substr(2) == "<<<<")
        return {Date::Kind::year_only, year(full_year) / month(0) / day(0), std::string(yymmdd)};
    return as_text(yymmdd);
}

Date dated(std::string_view yymmdd, int full_year) {
    if (!all_digits(yymmdd)) return incomplete(yymmdd, full_year);
    const auto value = in_year(full_year, yymmdd);
    return value.ok() ? Date{Date::Kind::full, value, std::string(yymmdd)} : as_text(yymmdd);
}

} // namespace

Date birth_date(std::string_view yymmdd, year_month_day today) {
    if (yymmdd.size() != 6) return as_text(yymmdd);
    if (!all_digits(yymmdd.substr(0, 2))) return incomplete(yymmdd, 0);
    // The century that puts the birth before today, and the holder at the lowest age.
    const int century = int{today.year()} / 100 * 100;
    const int full_year = century + static_cast<int>(digits_value(yymmdd.substr(0, 2)));
    const bool later = all_digits(yymmdd) ? in_year(full_year, yymmdd) > today : full_year > int{today.year()};
    return dated(yymmdd, later ? full_year - 100 : full_year);
}

Date expiry_date(std::string_view yymmdd, bool vietnamese, std::optional<year_month_day> today) {
    if (yymmdd.size() != 6) return as_text(yymmdd);
    if (vietnamese && yymmdd == "991231") return {Date::Kind::none, {}, std::string(yymmdd)};
    if (!all_digits(yymmdd.substr(0, 2))) return incomplete(yymmdd, 0);
    // Without today: no document with a chip expired before 1980.
    const int middle = today ? int{today->year()} : 2030;
    int full_year = middle / 100 * 100 + static_cast<int>(digits_value(yymmdd.substr(0, 2)));
    if (full_year > middle + 49) full_year -= 100;
    if (full_year < middle - 50) full_year += 100;
    return dated(yymmdd, full_year);
}

} // namespace cccd::mrz
