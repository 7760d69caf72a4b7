#include "identity/digits.hpp"

#include <cccd/date.hpp>
#include <cccd/text.hpp>
#include <cstdio>

namespace cccd {

namespace {

using identity::all_digits;
using identity::digits_value;

Date full_date(std::string_view day, std::string_view month, std::string_view year, std::string_view text) {
    if (!all_digits(day) || !all_digits(month) || !all_digits(year)) return {Date::Kind::text, {}, std::string(text)};
    const std::chrono::year_month_day value{std::chrono::year(static_cast<int>(digits_value(year))),
                                            std::chrono::month(digits_value(month)),
                                            std::chrono::day(digits_value(day))};
    if (!value.ok() || digits_value(year) == 0) return {Date::Kind::text, {}, std::string(text)};
    return {Date::Kind::full, value, std::string(text)};
}

} // namespace

Date parse_date(std::string_view text) {
    const auto trimmed = identity::trim(text);
    if (trimmed.empty()) return {Date::Kind::none, {}, std::string(text)};
    if (trimmed.size() == 10 && trimmed[2] == '/' && trimmed[5] == '/')
        return full_date(trimmed.substr(0, 2), trimmed.substr(3, 2), trimmed.substr(6), text);
    if (trimmed.size() == 8 && all_digits(trimmed))
        return full_date(trimmed.substr(0, 2), trimmed.substr(2, 2), trimmed.substr(4), text);
    if (trimmed.size() == 4 && all_digits(trimmed) && digits_value(trimmed) != 0) {
        const std::chrono::year year(static_cast<int>(digits_value(trimmed)));
        return {Date::Kind::year_only, year / std::chrono::month(0) / std::chrono::day(0), std::string(text)};
    }
    // The words stand on cards as NFC or NFD, in small or large letters.
    if (trimmed.size() < 40 && text::fold(trimmed) == "khong thoi han")
        return {Date::Kind::none, {}, std::string(text)};
    return {Date::Kind::text, {}, std::string(text)};
}

std::string Date::display() const {
    char buffer[32];
    switch (kind) {
    case Kind::full:
        std::snprintf(buffer, sizeof buffer, "%02u/%02u/%04d", static_cast<unsigned>(day.day()),
                      static_cast<unsigned>(day.month()), int{day.year()});
        return buffer;
    case Kind::year_only:
        std::snprintf(buffer, sizeof buffer, "%04d", int{day.year()});
        return buffer;
    case Kind::none:
        return identity::trim(text).empty() ? std::string() : "Không thời hạn";
    case Kind::text:
        break;
    }
    return text;
}

} // namespace cccd
