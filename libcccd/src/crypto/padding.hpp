// Padding method 2 of ISO/IEC 9797-1: an octet 80, then 00 up to the block's end.
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/result.hpp>

namespace cccd::crypto {

[[nodiscard]] Bytes pad(ByteView data, std::size_t block);
/// Errors: data_malformed where no padding stands at the end.
Result<ByteView> unpad(ByteView padded) noexcept;

} // namespace cccd::crypto
