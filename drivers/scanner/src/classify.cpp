#include "classify.hpp"

#include <algorithm>
#include <array>
#include <cccd/mrz_scan.hpp>
#include <cccd/personal_number.hpp>
#include <cccd/qr.hpp>
#include <cccd/scanner.hpp>
#include <cccd/secret.hpp>
#include <utility>

namespace cccd::scanner {

namespace {

/// The digit keys of the Vietnamese keyboard layout (TCVN 6064), without shift.
constexpr std::array<std::pair<std::string_view, char>, 10> digit_keys{{{"\xC4\x83", '1'},   // ă
                                                                        {"\xC3\xA2", '2'},   // â
                                                                        {"\xC3\xAA", '3'},   // ê
                                                                        {"\xC3\xB4", '4'},   // ô
                                                                        {"\xCC\x80", '5'},   // grave
                                                                        {"\xCC\x89", '6'},   // hook
                                                                        {"\xCC\x83", '7'},   // tilde
                                                                        {"\xCC\x81", '8'},   // acute
                                                                        {"\xCC\xA3", '9'},   // dot below
                                                                        {"\xC4\x91", '0'}}}; // đ

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string with_digits(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto* const found = std::find_if(digit_keys.begin(), digit_keys.end(),
                                               [text](const auto& key) { return text.starts_with(key.first); });
        out += found == digit_keys.end() ? text.front() : found->second;
        text.remove_prefix(found == digit_keys.end() ? 1 : found->first.size());
    }
    return out;
}

/// Scanners may put "]Q3" (QR) or "]d2" before the data (AIM symbology identifiers, ISO/IEC 15424).
std::string_view without_identifier(std::string_view text) {
    if (text.size() > 3 && text[0] == ']' && text[1] >= 'A' && text[1] <= 'z' && text[2] >= '0' && text[2] <= '9')
        return text.substr(3);
    return text;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view around{" \t\r\n\x02\x03\x04\0", 8};
    const auto first = text.find_first_not_of(around);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(around) - first + 1);
}

Kind kind_of(std::string_view text) {
    if (PersonalNumber::parse(text)) return Kind::personal_number;
    if (qr::parse(text)) return Kind::card_qr;
    return mrz::parse_scanned(text) ? Kind::mrz : Kind::other;
}

} // namespace

bool is_zone_line(std::string_view line) {
    if (line.size() != 30 && line.size() != 36 && line.size() != 44) return false;
    return std::all_of(line.begin(), line.end(),
                       [](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z') || c == '<'; });
}

bool zone_goes_on(std::string_view text) {
    const auto first = text.substr(0, text.find('\n'));
    if (!is_zone_line(first)) return false;
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
    return lines < (first.size() == 30 ? 3u : 2u);
}

std::string_view without_marks(std::string_view text, std::string_view prefix, std::string_view suffix) {
    if (text.starts_with(prefix)) text.remove_prefix(prefix.size());
    if (text.ends_with(suffix)) text.remove_suffix(suffix.size());
    return text;
}

Scan classify(std::string raw) {
    Scan scan;
    scan.text = trimmed(without_identifier(trimmed(raw)));
    scan.kind = kind_of(scan.text);
    // Under that layout no digit can be typed at all: where one stands the layout is another.
    if (scan.kind != Kind::other || std::any_of(scan.text.begin(), scan.text.end(), is_digit)) return scan;
    auto undone = with_digits(scan.text);
    const auto kind = kind_of(undone);
    if (kind == Kind::other) return scan;
    scan.text = std::move(undone);
    scan.kind = kind;
    scan.layout_undone = true;
    return scan;
}

void wipe_text(std::string& text) {
    wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
    text.clear();
}

} // namespace cccd::scanner
