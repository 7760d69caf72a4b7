#include "identity/digits.hpp"
#include "identity/qr_damage.hpp"

#include <cccd/personal_number.hpp>
#include <cccd/qr.hpp>
#include <cccd/text.hpp>

namespace cccd::qr {

namespace {

Error refused(Literal why) {
    return {ErrorCode::invalid_qr, Stage::parse, 0, 0, why};
}

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto bar = text.find('|');
        parts.push_back(text.substr(0, bar));
        if (bar == std::string_view::npos) return parts;
        text.remove_prefix(bar + 1);
    }
}

/// ddmmyyyy with its leading zero lost is seven digits, and only the first can be missing.
Date qr_date(std::string_view text, bool& restored) {
    const auto trimmed = identity::trim(text);
    if (trimmed.size() == 7 && identity::all_digits(trimmed)) {
        auto date = parse_date('0' + std::string(trimmed));
        if (date.kind == Date::Kind::full) {
            restored = true;
            return date;
        }
    }
    return parse_date(trimmed);
}

/// Whether sex and year of birth, as the other parts tell them, agree with the number.
bool agrees(const PersonalNumber& number, const CardQr& card) {
    if (card.birth_date.kind != Date::Kind::full && card.birth_date.kind != Date::Kind::year_only) return false;
    if (number.birth_year() != int{card.birth_date.day.year()}) return false;
    return number.female() ? card.sex != "Nam" : card.sex == "Nam" || card.sex.empty();
}

/// Every number begins with 0, and some with two; a scanner that takes it for a numeral drops them. Put back only
/// where the result agrees with birth and sex.
Result<std::string> read_number(std::string_view text, CardQr& card) {
    const auto digits = identity::trim(text);
    if (!identity::all_digits(digits) || digits.size() < 10 || digits.size() > 12)
        return refused("no number of twelve digits in the first part");
    const auto number = PersonalNumber::parse(std::string(12 - digits.size(), '0') + std::string(digits));
    if (!number) return refused("no number of twelve digits in the first part");
    if (digits.size() < 12) {
        if (!agrees(*number, card)) return refused("digits of the number are lost");
        card.leading_zero_restored = true;
    }
    return number->digits();
}

/// The number of an old card had nine digits (card.md §5); the scanner that drops zeros drops them here too.
std::string old_number(std::string_view text, bool zeros_lost) {
    std::string out(identity::trim(text));
    if (zeros_lost && out.size() == 8 && identity::all_digits(out)) out.insert(out.begin(), '0');
    return out;
}

} // namespace

Result<CardQr> parse(std::string_view text) {
    // A QR code has 2,953 octets at most; two rounds of a wrong charset make them six times as many.
    if (text.size() > 20'000) return refused("longer than a QR code can be");
    CardQr card;
    const auto repaired = repair(text);
    card.text_repaired = repaired.repaired;
    const auto parts = split(repaired.text);
    if (parts.size() < 7) return refused("fewer than seven parts");
    const auto value = [&parts](std::size_t i) { return text::to_nfc(identity::trim(parts[i])); };
    card.full_name = value(2);
    card.sex = value(4);
    card.address = value(5);
    card.birth_date = qr_date(parts[3], card.leading_zero_restored);
    card.issue_date = qr_date(parts[6], card.leading_zero_restored);
    auto number = read_number(parts[0], card);
    if (!number) return number.error();
    card.personal_number = *std::move(number);
    card.old_number = old_number(parts[1], card.leading_zero_restored);
    for (std::size_t i = 7; i < parts.size(); ++i) card.more.emplace_back(parts[i]);
    card.text_damaged = repaired.undecodable || is_damaged({card.full_name, card.sex, card.address});
    return card;
}

} // namespace cccd::qr
