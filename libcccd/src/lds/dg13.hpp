// DG13 of the Vietnamese card: sixteen numbered fields (card.md §3). No public specification exists, so the parser
// takes every shape that was seen and keeps what it does not know.
#pragma once

#include "lds/remarks.hpp"

#include <cccd/bytes.hpp>
#include <cccd/date.hpp>
#include <cccd/result.hpp>
#include <optional>

namespace cccd::lds {

/// Texts are UTF-8 in NFC, without blanks at their ends. A field that is absent or empty gives no value.
struct Dg13 {
    using Text = std::optional<std::string>;
    Text personal_number;                  ///< 1
    Text full_name;                        ///< 2
    std::optional<Date> birth_date;        ///< 3
    Text sex;                              ///< 4
    Text nationality;                      ///< 5
    Text ethnicity;                        ///< 6
    Text religion;                         ///< 7
    Text place_of_origin;                  ///< 8
    Text place_of_residence;               ///< 9
    Text identification_marks;             ///< 10
    std::optional<Date> issue_date;        ///< 11
    std::optional<Date> expiry_date;       ///< 12
    Text father_name;                      ///< 13, the first name in it
    Text mother_name;                      ///< 13, the second
    std::vector<std::string> spouse_names; ///< 14
    Text old_number;                       ///< 15
    Text field_16;                         ///< meaning unknown

    struct Unknown {
        std::uint32_t number = 0;
        Bytes value; ///< what follows the number, as it stands
    };
    std::vector<Unknown> unknown;         ///< other numbers, and values that hold no text
    std::vector<std::uint32_t> present;   ///< the numbers in the order of the file, empty fields too
    std::optional<std::uint32_t> version; ///< the INTEGER in front, 1 on the cards seen
    Remarks remarks;
};

/// Errors: data_malformed (no numbered field at all in it), data_truncated, data_unexpected_tag.
Result<Dg13> parse_dg13(ByteView content);
/// The shape of card.md §3.
[[nodiscard]] Bytes make_dg13(const Dg13& dg13);

} // namespace cccd::lds
