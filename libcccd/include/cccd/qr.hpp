// The QR code of the card (card.md §5): seven parts or more, '|' between them, unsigned.
#pragma once

#include <cccd/date.hpp>
#include <cccd/result.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace cccd::qr {

struct CardQr {
    std::string personal_number;
    std::string old_number; ///< empty where there is none
    std::string full_name;
    Date birth_date;
    std::string sex;
    std::string address;
    Date issue_date;
    std::vector<std::string> more;      ///< parts eight and following, as they stand
    bool leading_zero_restored = false; ///< the scanner had dropped it
    bool text_damaged = false;          ///< letters were lost: only the number can be relied on
    bool text_repaired = false;         ///< a wrong charset was undone, and surely so
};

/// Errors: invalid_qr (too few parts, or no number of 12 digits in the first).
[[nodiscard]] CCCD_API Result<CardQr> parse(std::string_view text);

} // namespace cccd::qr
