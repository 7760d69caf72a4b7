// Dates as identity documents have them: complete, a year alone, or none.
#pragma once

#include <cccd/export.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cccd {

struct Date {
    enum class Kind : std::uint8_t {
        full,
        year_only,
        none, ///< "Không thời hạn", 991231, empty: there is no such date
        text, ///< something else; only the text is known
    };
    Kind kind = Kind::text;
    std::chrono::year_month_day day{}; ///< for full; for year_only its year counts
    std::string text;                  ///< as it stands in the document

    [[nodiscard]] CCCD_API std::string
    display() const; ///< dd/mm/yyyy, yyyy, "Không thời hạn" (nothing where the text is empty), the text
    friend bool operator==(const Date&, const Date&) = default;
};

/// dd/mm/yyyy, ddmmyyyy, yyyy, "Không thời hạn" (any case), empty; anything else is Kind::text. Never fails.
[[nodiscard]] CCCD_API Date parse_date(std::string_view text);

} // namespace cccd
