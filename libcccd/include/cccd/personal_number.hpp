// The twelve-digit personal number (card.md §6): PPP G YY NNNNNN. It has no check digit.
#pragma once

#include <cccd/result.hpp>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace cccd {

class CCCD_API PersonalNumber {
public:
    /// Twelve ASCII digits. Errors: invalid_personal_number.
    static Result<PersonalNumber> parse(std::string_view text);

    [[nodiscard]] const std::string& digits() const noexcept { return digits_; }
    [[nodiscard]] std::string_view province_code() const noexcept { return std::string_view(digits_).substr(0, 3); }
    /// Province of birth registration, or empty for a code that the table does not know (abroad, new codes).
    [[nodiscard]] std::string_view province() const noexcept;
    [[nodiscard]] bool female() const noexcept { return ((digits_[3] - '0') & 1) != 0; }
    [[nodiscard]] int birth_year() const noexcept;
    /// The CAN of the card: the last six digits.
    [[nodiscard]] std::string_view can() const noexcept { return std::string_view(digits_).substr(6); }
    /// "001•••••0001" style: for a public screen.
    [[nodiscard]] std::string masked() const;

private:
    explicit PersonalNumber(std::string digits) : digits_(std::move(digits)) {}
    std::string digits_;
};

/// Expiry dates that the law allows for a card (card.md §6), the likeliest first; an empty optional in the list means
/// "no expiry". Ages 25, 40, 60 (14 since July 2024), both candidates on boundary days, 29 February as 28, 29 (a date
/// that no calendar has, yet cards may) and 1 March in years without it. Empty when a date is none, or the issue lies
/// before the birth.
[[nodiscard]] CCCD_API std::vector<std::optional<std::chrono::year_month_day>>
expiry_candidates(std::chrono::year_month_day birth, std::chrono::year_month_day issued);

/// For opening the chip: the candidates above, then the next and the previous age, then "no expiry"; none twice, none
/// before the issue.
[[nodiscard]] CCCD_API std::vector<std::optional<std::chrono::year_month_day>>
key_expiry_candidates(std::chrono::year_month_day birth, std::chrono::year_month_day issued);

} // namespace cccd
