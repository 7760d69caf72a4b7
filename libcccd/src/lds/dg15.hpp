// DG15: the public key of Active Authentication (Doc 9303-10 §4.7.15).
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/result.hpp>

namespace cccd::lds {

struct Dg15 {
    ByteView public_key_info; ///< SubjectPublicKeyInfo in DER, a view into the file
};

/// Errors: data_malformed, data_truncated, data_unexpected_tag.
Result<Dg15> parse_dg15(ByteView content);
[[nodiscard]] Bytes make_dg15(ByteView public_key_info);

} // namespace cccd::lds
