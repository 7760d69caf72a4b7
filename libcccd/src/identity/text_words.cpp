#include <array>
#include <cccd/text.hpp>
#include <vector>

namespace cccd::text {

namespace {

constexpr std::array<std::string_view, 10> digits{"không", "một", "hai", "ba",  "bốn",
                                                  "năm",   "sáu", "bảy", "tám", "chín"};

std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words;
    std::string word;
    for (const char letter : name) {
        if (letter != ' ' && letter != '\t' && letter != '\n' && letter != '\r') {
            word += letter;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

/// The unit digit behind tens: mốt, tư and lăm are said only there.
std::string_view unit_after(unsigned tens, unsigned unit) {
    if (unit == 5) return "lăm";
    if (tens > 1 && unit == 1) return "mốt";
    if (tens > 1 && unit == 4) return "tư";
    return digits[unit];
}

/// 1 to 99; `linh` before a lone unit where hundreds stand before it.
std::string below_hundred(unsigned number, bool after_hundreds) {
    const unsigned tens = number / 10;
    const unsigned unit = number % 10;
    if (tens == 0) return (after_hundreds ? "linh " : "") + std::string(digits[unit]);
    std::string out = tens == 1 ? "mười" : std::string(digits[tens]) + " mươi";
    if (unit != 0) out.append(" ").append(unit_after(tens, unit));
    return out;
}

} // namespace

NameParts split_name(std::string_view full_name) {
    const auto words = words_of(to_nfc(full_name));
    NameParts parts;
    if (words.empty()) return parts;
    parts.family = words.front();
    if (words.size() > 1) parts.given = words.back();
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
        if (i > 1) parts.middle += ' ';
        parts.middle += words[i];
    }
    return parts;
}

std::string number_in_words(unsigned number) {
    if (number > 9999) return {};
    if (number == 0) return std::string(digits[0]);
    std::string out;
    const auto add = [&out](std::string_view word) {
        if (!out.empty()) out += ' ';
        out += word;
    };
    const unsigned thousands = number / 1000;
    const unsigned hundreds = number / 100 % 10;
    if (thousands != 0) add(std::string(digits[thousands]) + " nghìn");
    // 2005 is "hai nghìn không trăm linh năm", 2000 is "hai nghìn".
    if (hundreds != 0 || (thousands != 0 && number % 1000 != 0)) add(std::string(digits[hundreds]) + " trăm");
    if (number % 100 != 0) add(below_hundred(number % 100, number >= 100));
    return out;
}

std::string date_in_words(std::chrono::year_month_day day) {
    if (!day.ok() || int{day.year()} < 1 || int{day.year()} > 9999) return {};
    const auto month = static_cast<unsigned>(day.month());
    return "Ngày " + number_in_words(static_cast<unsigned>(day.day())) + " tháng " +
           (month == 4 ? "tư" : number_in_words(month)) + " năm " +
           number_in_words(static_cast<unsigned>(int{day.year()}));
}

} // namespace cccd::text
