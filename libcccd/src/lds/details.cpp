#include "lds/details.hpp"

#include "lds/record.hpp"
#include "lds/strings.hpp"

#include <algorithm>
#include <array>

namespace cccd::lds {

namespace {

constexpr tlv::Tag names_tag = 0xA0;

bool all_digits(std::string_view text) noexcept {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

unsigned number(std::string_view digits) noexcept {
    unsigned value = 0;
    for (const char digit : digits) value = value * 10 + static_cast<unsigned>(digit - '0');
    return value;
}

/// Doc 9303-10 §4.7.11.1, note: unknown parts are zeros.
Date to_date(const std::string& digits) {
    const unsigned year = number(digits.substr(0, 4)), month = number(digits.substr(4, 2)),
                   day = number(digits.substr(6, 2));
    const std::chrono::year_month_day full{std::chrono::year(static_cast<int>(year)), std::chrono::month(month),
                                           std::chrono::day(day)};
    Date date;
    date.text = digits;
    if (year != 0 && full.ok()) {
        date.kind = Date::Kind::full;
        date.day = full;
    } else if (year != 0 && month == 0 && day == 0) {
        date.kind = Date::Kind::year_only;
        date.day = std::chrono::year_month_day{std::chrono::year(static_cast<int>(year)), std::chrono::month(1),
                                               std::chrono::day(1)};
    } else if (year == 0 && month == 0 && day == 0) {
        date.kind = Date::Kind::none;
    }
    return date;
}

void keep_raw(const tlv::Element& element, Leftovers& leftovers, Literal remark) {
    leftovers.unknown.push_back({element.tag, to_bytes(element.value)});
    add_remark(leftovers.remarks, remark);
}

} // namespace

void read_text_once(const tlv::Element& element, Text& into, Leftovers& leftovers) {
    if (into)
        keep_raw(element, leftovers, "details.element_repeated");
    else
        into = read_text(element, leftovers);
}

Text read_text(const tlv::Element& element, Leftovers& leftovers) {
    if (!is_utf8(as_text(element.value))) {
        keep_raw(element, leftovers, "details.text_encoding");
        return {};
    }
    return clean_text(as_text(element.value));
}

std::optional<std::string> read_digits(ByteView value, std::size_t digits) {
    if (value.size() == digits && all_digits(as_text(value))) return std::string(as_text(value));
    if (value.size() * 2 != digits) return {};
    std::string text = to_hex(value);
    return all_digits(text) ? std::optional(std::move(text)) : std::nullopt;
}

std::optional<Date> read_date(const tlv::Element& element, Leftovers& leftovers) {
    const auto digits = read_digits(element.value, 8);
    if (digits) return to_date(*digits);
    if (!element.value.empty()) keep_raw(element, leftovers, "details.date_encoding");
    return {};
}

Result<std::vector<tlv::Tag>> read_tag_list(ByteView list) {
    std::vector<tlv::Tag> tags;
    Cursor cursor(list);
    while (!cursor.at_end()) {
        CCCD_TRY(const auto tag, tlv::read_tag(cursor));
        tags.push_back(tag);
    }
    return tags;
}

Status read_names(ByteView value, tlv::Tag name_tag, std::vector<std::string>& names, Leftovers& leftovers) {
    CCCD_TRY(const auto elements, tlv::children(value));
    std::optional<std::size_t> announced;
    std::size_t found = 0;
    for (const auto& element : elements) {
        if (element.tag == 0x02 && element.value.size() == 1) {
            announced = element.value[0];
        } else if (element.tag == name_tag) {
            ++found;
            if (auto name = read_text(element, leftovers)) names.push_back(std::move(*name));
        } else {
            leftovers.unknown.push_back({names_tag, to_bytes(element.whole)}); // inside its template
        }
    }
    if (announced != found) add_remark(leftovers.remarks, "details.name_count");
    return {};
}

void append_text(Bytes& out, tlv::Tag tag, const Text& text) {
    if (text) tlv::append(out, tag, as_bytes(*text));
}

void append_date(Bytes& out, tlv::Tag tag, const std::optional<Date>& date) {
    if (date) tlv::append(out, tag, as_bytes(date->text));
}

void append_names(Bytes& out, tlv::Tag name_tag, const std::vector<std::string>& names) {
    if (names.empty()) return;
    const std::array<std::uint8_t, 1> count{static_cast<std::uint8_t>(names.size())};
    Bytes inside = tlv::make(0x02, count);
    for (const auto& name : names) tlv::append(inside, name_tag, as_bytes(name));
    tlv::append(out, names_tag, inside);
}

} // namespace cccd::lds
