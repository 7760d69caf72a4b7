// The machine readable zone (Doc 9303-3, -4, -5, -6) with what Vietnam adds to it (card.md §4).
#pragma once

#include <cccd/date.hpp>
#include <cccd/result.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cccd::mrz {

enum class Format : std::uint8_t { td1, td2, td3 };

/// Check digit of Doc 9303-3 §4.9 (weights 7-3-1): '0' to '9', or '\0' for a character that no MRZ has.
[[nodiscard]] CCCD_API char check_digit(std::string_view characters) noexcept;

struct Mrz {
    Format format = Format::td1;
    std::string document_code;   ///< "ID", "P", …
    std::string issuing_state;   ///< three letters, fillers removed
    std::string document_number; ///< fillers removed; a CCCD: the last nine digits of the number
    std::string
        optional_data; ///< a CCCD: all twelve digits, then fillers and Vietnam's digit; trailing fillers removed
    std::string optional_data_2;
    std::string birth_date; ///< YYMMDD as printed
    std::string sex;        ///< "M", "F", "" (unspecified)
    std::string expiry_date;
    std::string nationality;
    std::string primary_name;   ///< surname, '<' as blank
    std::string secondary_name; ///< the rest
    std::vector<std::string> lines;
    bool document_number_check = false;
    bool birth_check = false;
    bool expiry_check = false;
    bool composite_check = false;
    bool optional_check = true; ///< TD3: personal number digit; a CCCD: the extra digit at line 1 position 30

    /// Document number, birth and expiry each with its check digit: what a BAC or PACE-MRZ key is made from.
    [[nodiscard]] CCCD_API std::string information() const;
    [[nodiscard]] CCCD_API std::string full_name() const;
    /// Twelve digits of a Vietnamese card, empty for others.
    [[nodiscard]] CCCD_API std::string personal_number() const;
};

/// Two or three lines, with or without line ends. Wrong check digits are no error: see the flags.
/// Errors: invalid_mrz (length, or a character that no MRZ has).
[[nodiscard]] CCCD_API Result<Mrz> parse(std::string_view text);

/// YYMMDD with the century rule of Doc 9303-3: a birth lies before `today`. A year with fillers behind it is a year
/// alone, fillers alone are no date, anything else is Kind::text.
[[nodiscard]] CCCD_API Date birth_date(std::string_view yymmdd, std::chrono::year_month_day today);
/// An expiry lies within 50 years around `today`, or from 1980 to 2079 where that is not given; 991231 as an expiry is
/// no date at all on a Vietnamese card.
[[nodiscard]] CCCD_API Date expiry_date(std::string_view yymmdd, bool vietnamese,
                                        std::optional<std::chrono::year_month_day> today = {});

} // namespace cccd::mrz
