// Names in MRZ form, and compared with the MRZ (Doc 9303-3 §4.6, 9303-5 §4.2.3).
#pragma once

#include <cccd/mrz.hpp>
#include <cstdint>
#include <string>
#include <string_view>

namespace cccd::mrz {

/// The name field as a Vietnamese card has it: first word, "<<", the rest, fillers up to the width of the format.
/// A longer name is cut so that the last position holds a letter, the mark of a truncated name.
[[nodiscard]] CCCD_API std::string name_field(std::string_view full_name, Format format);

enum class NameMatch : std::uint8_t {
    same,      ///< letter by letter, without diacritics
    truncated, ///< the field is full and the name goes on
    different,
};

/// Where the surname ends is not compared: states draw that line differently.
[[nodiscard]] CCCD_API NameMatch compare_name(std::string_view full_name, const Mrz& mrz);

} // namespace cccd::mrz
