// zlib streams (RFC 1950) in memory, behind a limit.
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/result.hpp>

namespace cccd::handover {

/// Errors: internal.
Result<Bytes> deflate(ByteView plain);
/// Errors: data_malformed (no whole zlib stream, or something behind it), data_too_large (more than `limit` octets).
Result<Bytes> inflate(ByteView packed, std::size_t limit);

} // namespace cccd::handover
