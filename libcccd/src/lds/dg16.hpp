// DG16: persons to notify (Doc 9303-10 §4.7.16).
#pragma once

#include "lds/details.hpp"

namespace cccd::lds {

struct PersonToNotify {
    std::optional<Date> recorded; ///< when the details were recorded
    Text name;                    ///< as in an MRZ, '<' for blanks
    Text telephone;
    Text address;
};

struct Dg16 {
    std::vector<PersonToNotify> persons;
    Leftovers leftovers;
};

/// Errors: data_malformed, data_truncated, data_unexpected_tag.
Result<Dg16> parse_dg16(ByteView content);
[[nodiscard]] Bytes make_dg16(const Dg16& dg16);

} // namespace cccd::lds
