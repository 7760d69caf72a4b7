// DG6, reserved, and DG8 to DG10, whose content Doc 9303-10 §4.7.6, §4.7.8 to §4.7.10 leave to the issuer.
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/files.hpp>
#include <cccd/result.hpp>
#include <optional>

namespace cccd::lds {

struct ReservedGroup {
    std::optional<std::uint8_t> instances; ///< DO'02' in front, where there is one (DG8 to DG10)
    ByteView content;                      ///< all that stands inside the outermost data object, DO'02' too
};

/// `file`: dg6, dg8, dg9 or dg10. Errors: invalid_argument (another file), data_truncated, data_malformed,
/// data_unexpected_tag.
Result<ReservedGroup> parse_reserved_group(ByteView content, File file);
[[nodiscard]] Bytes make_reserved_group(const ReservedGroup& group, File file);

} // namespace cccd::lds
