// DG14: the security options, a SET OF SecurityInfo (Doc 9303-10 §4.7.14, Doc 9303-11 §9.2).
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/result.hpp>

namespace cccd::lds {

struct Dg14 {
    ByteView security_infos; ///< the SET, tag and length included: what lds/security_infos.hpp parses
};

/// Errors: data_malformed, data_truncated, data_unexpected_tag.
Result<Dg14> parse_dg14(ByteView content);
[[nodiscard]] Bytes make_dg14(ByteView security_infos);

} // namespace cccd::lds
