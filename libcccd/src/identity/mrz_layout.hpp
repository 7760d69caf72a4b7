// Where the fields of the three machine readable zones stand (Doc 9303-4 §4.2, 9303-5 §4.2, 9303-6 §4.2).
#pragma once

#include <array>
#include <cccd/mrz.hpp>
#include <cstdint>

namespace cccd::mrz {

struct Field {
    std::uint8_t line;
    std::uint8_t first; ///< counted from zero
    std::uint8_t length;
};

struct Layout {
    Format format;
    std::uint8_t line_count;
    std::uint8_t width;
    Field document_code, issuing_state, document_number, optional_data, optional_data_2, birth, sex, expiry,
        nationality, name;
    std::array<Field, 4> composite; ///< runs under the composite check digit; length 0 ends the list
    Field composite_digit;
};

/// The digit of a field stands right behind it.
[[nodiscard]] constexpr Field digit_of(Field field) noexcept {
    return {field.line, static_cast<std::uint8_t>(field.first + field.length), 1};
}

inline constexpr std::array<Layout, 3> layouts{{
    {Format::td1,
     3,
     30,
     {0, 0, 2},
     {0, 2, 3},
     {0, 5, 9},
     {0, 15, 15},
     {1, 18, 11},
     {1, 0, 6},
     {1, 7, 1},
     {1, 8, 6},
     {1, 15, 3},
     {2, 0, 30},
     {{{0, 5, 25}, {1, 0, 7}, {1, 8, 7}, {1, 18, 11}}},
     {1, 29, 1}},
    {Format::td2,
     2,
     36,
     {0, 0, 2},
     {0, 2, 3},
     {1, 0, 9},
     {1, 28, 7},
     {0, 0, 0},
     {1, 13, 6},
     {1, 20, 1},
     {1, 21, 6},
     {1, 10, 3},
     {0, 5, 31},
     {{{1, 0, 10}, {1, 13, 7}, {1, 21, 14}, {0, 0, 0}}},
     {1, 35, 1}},
    {Format::td3,
     2,
     44,
     {0, 0, 2},
     {0, 2, 3},
     {1, 0, 9},
     {1, 28, 14},
     {0, 0, 0},
     {1, 13, 6},
     {1, 20, 1},
     {1, 21, 6},
     {1, 10, 3},
     {0, 5, 39},
     {{{1, 0, 10}, {1, 13, 7}, {1, 21, 22}, {0, 0, 0}}},
     {1, 43, 1}},
}};

[[nodiscard]] constexpr const Layout& layout_of(Format format) noexcept {
    return layouts[static_cast<std::size_t>(format)];
}

[[nodiscard]] inline std::string_view field_of(const std::vector<std::string>& lines, Field field) noexcept {
    if (field.length == 0) return {};
    return std::string_view(lines[field.line]).substr(field.first, field.length);
}

[[nodiscard]] constexpr std::string_view without_fillers(std::string_view text) noexcept {
    while (!text.empty() && text.back() == '<') text.remove_suffix(1);
    return text;
}

/// A Vietnamese card in TD1: twelve digits open the optional data of line 1 (card.md §4).
[[nodiscard]] bool has_personal_number(const Mrz& mrz) noexcept;

} // namespace cccd::mrz
