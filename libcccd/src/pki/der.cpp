#include "pki/der.hpp"

#include "base/try.hpp"

namespace cccd::pki::der {

namespace {

bool all_digits(ByteView text) noexcept {
    for (const auto octet : text)
        if (octet < '0' || octet > '9') return false;
    return true;
}

int number_at(ByteView text, std::size_t at, std::size_t count) noexcept {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) value = value * 10 + (text[i] - '0');
    return value;
}

} // namespace

Result<std::optional<tlv::Element>> optional(Cursor& cursor, tlv::Tag tag) noexcept {
    if (cursor.at_end()) return std::optional<tlv::Element>();
    Cursor ahead = cursor;
    CCCD_TRY(const tlv::Element element, tlv::read(ahead));
    if (element.tag != tag) return std::optional<tlv::Element>();
    cursor = ahead;
    return std::optional<tlv::Element>(element);
}

Result<std::uint32_t> small_integer(ByteView value) noexcept {
    if (value.empty() || (value[0] & 0x80) != 0) return malformed("number is empty or negative");
    const ByteView digits = without_leading_zeros(value);
    if (digits.size() > 4 || (digits.size() == 4 && digits[0] > 0x7F)) return malformed("number too large");
    std::uint32_t number = 0;
    for (const auto octet : digits) number = number << 8 | octet;
    return number;
}

Result<ByteView> positive_integer(ByteView value) noexcept {
    if (value.empty() || (value[0] & 0x80) != 0) return malformed("number is empty or negative");
    return without_leading_zeros(value);
}

ByteView without_leading_zeros(ByteView number) noexcept {
    while (!number.empty() && number[0] == 0) number = number.subspan(1);
    return number;
}

Result<ByteView> whole_octets(ByteView bit_string_value) noexcept {
    if (bit_string_value.empty() || bit_string_value[0] != 0) return malformed("bit string is not of whole octets");
    return bit_string_value.subspan(1);
}

Result<WallTime> time(const tlv::Element& element) noexcept {
    const bool utc = element.tag == utc_time;
    if (!utc && element.tag != generalized_time) return malformed("neither UTCTime nor GeneralizedTime");
    const ByteView text = element.value;
    const std::size_t year_digits = utc ? 2 : 4;
    const bool seconds = text.size() == year_digits + 11;
    if (!seconds && text.size() != year_digits + 9) return malformed("time has another length");
    if (text.back() != 'Z' || !all_digits(text.first(text.size() - 1))) return malformed("time is not in UTC");

    int year = number_at(text, 0, year_digits);
    if (utc) year += year < 50 ? 2000 : 1900; // RFC 5280 §4.1.2.5.1
    const std::size_t at = year_digits;
    const std::chrono::year_month_day day{std::chrono::year{year},
                                          std::chrono::month{static_cast<unsigned>(number_at(text, at, 2))},
                                          std::chrono::day{static_cast<unsigned>(number_at(text, at + 2, 2))}};
    const int hour = number_at(text, at + 4, 2), minute = number_at(text, at + 6, 2);
    const int second = seconds ? number_at(text, at + 8, 2) : 0;
    if (!day.ok() || hour > 23 || minute > 59 || second > 59) return malformed("no such day or time");
    return WallTime{std::chrono::sys_days{day} + std::chrono::hours{hour} + std::chrono::minutes{minute} +
                    std::chrono::seconds{second}};
}

} // namespace cccd::pki::der
