// DG5, the displayed portrait, and DG7, the displayed signature (Doc 9303-10 §4.7.5, §4.7.7): the same structure.
#pragma once

#include "lds/remarks.hpp"

#include <cccd/bytes.hpp>
#include <cccd/result.hpp>

namespace cccd::lds {

struct DisplayedImages {
    std::vector<ByteView> images; ///< JPEG or JPEG 2000, views into the file
    Remarks remarks;
};

/// Errors: data_malformed (no count, no image), data_truncated, data_unexpected_tag.
Result<DisplayedImages> parse_dg5(ByteView content);
Result<DisplayedImages> parse_dg7(ByteView content);
[[nodiscard]] Bytes make_dg5(const DisplayedImages& dg5);
[[nodiscard]] Bytes make_dg7(const DisplayedImages& dg7);

} // namespace cccd::lds
