// Which member of Dg13 stands for which number (card.md §3).
#pragma once

#include "lds/dg13.hpp"

namespace cccd::lds {

constexpr std::uint32_t parents = 13, spouse = 14;

/// The member of a field that holds one text; null for the others.
[[nodiscard]] constexpr Dg13::Text Dg13::*dg13_text(std::uint32_t number) noexcept {
    switch (number) {
    case 1:
        return &Dg13::personal_number;
    case 2:
        return &Dg13::full_name;
    case 4:
        return &Dg13::sex;
    case 5:
        return &Dg13::nationality;
    case 6:
        return &Dg13::ethnicity;
    case 7:
        return &Dg13::religion;
    case 8:
        return &Dg13::place_of_origin;
    case 9:
        return &Dg13::place_of_residence;
    case 10:
        return &Dg13::identification_marks;
    case 15:
        return &Dg13::old_number;
    case 16:
        return &Dg13::field_16;
    default:
        return nullptr;
    }
}

/// The member of a field that holds a date; null for the others.
[[nodiscard]] constexpr std::optional<Date> Dg13::*dg13_date(std::uint32_t number) noexcept {
    switch (number) {
    case 3:
        return &Dg13::birth_date;
    case 11:
        return &Dg13::issue_date;
    case 12:
        return &Dg13::expiry_date;
    default:
        return nullptr;
    }
}

} // namespace cccd::lds
