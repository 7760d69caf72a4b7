// DG11: additional personal details (Doc 9303-10 §4.7.11).
#pragma once

#include "lds/details.hpp"

namespace cccd::lds {

/// All members are optional. '<' separates parts in names, places and numbers, as they stand in the file.
struct Dg11 {
    Text full_name;
    std::vector<std::string> other_names;
    Text personal_number;
    std::optional<Date> birth_date;
    Text place_of_birth;
    Text address;
    Text telephone;
    Text profession;
    Text title;
    Text personal_summary;
    ByteView proof_of_citizenship; ///< an image, a view into the file; empty where absent
    Text other_document_numbers;
    Text custody;
    std::vector<tlv::Tag> tag_list; ///< DO'5C' as it stands
    Leftovers leftovers;
};

/// Errors: data_malformed, data_truncated, data_unexpected_tag.
Result<Dg11> parse_dg11(ByteView content);
[[nodiscard]] Bytes make_dg11(const Dg11& dg11);

} // namespace cccd::lds
