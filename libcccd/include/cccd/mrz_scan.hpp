// A machine readable zone as a camera or an OCR reader gives it. What is put right is told, letter by letter.
#pragma once

#include <cccd/mrz.hpp>
#include <cstdint>
#include <string_view>
#include <vector>

namespace cccd::mrz {

struct Change {
    enum class Kind : std::uint8_t {
        replaced, ///< another letter stands there now
        inserted, ///< a filler that was missing
        removed,  ///< a filler or a blank too many
    };
    Kind kind = Kind::replaced;
    std::uint8_t line = 0;     ///< from 1, as Doc 9303 counts
    std::uint8_t position = 0; ///< from 1; of a removed character: where it had stood in its line
    char before = '\0';        ///< '\0' for inserted
    char after = '\0';         ///< '\0' for removed
    friend bool operator==(const Change&, const Change&) = default;
};

struct Scanned {
    Mrz mrz;
    std::vector<Change> changes; ///< empty: read as it was given
};

/// Like parse(), and mends what OCR confuses (O and 0, I and 1, B and 8, S and 5, Z and 2, G and 6), small letters,
/// and fillers that are missing or too many where line ends are given. A letter under a check digit is changed only if
/// the digit holds then and no other change would make it hold; where the two numbers of a Vietnamese card contradict
/// each other, the one whose digit holds mends the other. Errors: invalid_mrz.
[[nodiscard]] CCCD_API Result<Scanned> parse_scanned(std::string_view text);

} // namespace cccd::mrz
