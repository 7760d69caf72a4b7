// EF.COM: versions and the list of data groups (Doc 9303-10 §4.6.1).
#pragma once

#include "lds/remarks.hpp"
#include "tlv/tlv.hpp"

#include <cccd/files.hpp>
#include <string>

namespace cccd::lds {

struct Com {
    std::string lds_version;     ///< four digits, "0107"
    std::string unicode_version; ///< six digits, "040000"
    Files files;                 ///< the data groups of the tag list
    std::vector<tlv::Tag> tags;  ///< the tag list as it stands, unknown tags too
    Remarks remarks;
};

/// Errors: data_malformed (a version of the wrong length or missing, no tag list), data_truncated, data_unexpected_tag.
Result<Com> parse_com(ByteView content);
[[nodiscard]] Bytes make_com(const Com& com);

/// The outermost tag of a data group, 0x61 to 0x70; 0 for any other file (Doc 9303-10 Table 38).
[[nodiscard]] tlv::Tag data_group_tag(File file) noexcept;
/// The file whose outermost tag this is; EF.COM and EF.SOD too. none where there is none.
[[nodiscard]] File file_from_tag(tlv::Tag tag) noexcept;

} // namespace cccd::lds
