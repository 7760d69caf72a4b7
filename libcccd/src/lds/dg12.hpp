// DG12: additional document details (Doc 9303-10 §4.7.12).
#pragma once

#include "lds/details.hpp"

namespace cccd::lds {

/// All members are optional; images are views into the file.
struct Dg12 {
    Text issuing_authority;
    std::optional<Date> issue_date; ///< in the file as eight ASCII digits or four octets of BCD
    std::vector<std::string> other_persons;
    Text endorsements;
    Text tax_exit_requirements;
    ByteView image_front;
    ByteView image_rear;
    Text personalization_time; ///< yyyymmddhhmmss, fourteen digits
    Text personalization_system;
    std::vector<tlv::Tag> tag_list; ///< DO'5C' as it stands
    Leftovers leftovers;
};

/// Errors: data_malformed, data_truncated, data_unexpected_tag.
Result<Dg12> parse_dg12(ByteView content);
[[nodiscard]] Bytes make_dg12(const Dg12& dg12);

} // namespace cccd::lds
