// DG1: the machine readable zone (Doc 9303-10 §4.7.1).
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/mrz.hpp>

namespace cccd::lds {

struct Dg1 {
    mrz::Mrz mrz; ///< wrong check digits are in its flags
};

/// Errors: invalid_mrz, data_malformed, data_truncated, data_unexpected_tag.
Result<Dg1> parse_dg1(ByteView content);
[[nodiscard]] Bytes make_dg1(std::string_view mrz_without_line_ends);

} // namespace cccd::lds
