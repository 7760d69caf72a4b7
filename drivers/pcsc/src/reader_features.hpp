// What a reader tells of itself through PC/SC part 10 (amendment 1, TLV properties).
#pragma once

#include <cccd/transport.hpp>
#include <winscard.h>

namespace cccd::pcsc {

/// The limits that the reader announces (dwMaxAPDUDataSize); short APDUs and "unknown" where it tells nothing.
[[nodiscard]] TransportLimits reader_limits(SCARDHANDLE card) noexcept;

/// The same out of the answers themselves: the feature list and the TLV properties.
[[nodiscard]] DWORD control_code_of(ByteView feature_list, std::uint8_t feature) noexcept;
[[nodiscard]] TransportLimits limits_from_properties(ByteView properties) noexcept;

} // namespace cccd::pcsc
