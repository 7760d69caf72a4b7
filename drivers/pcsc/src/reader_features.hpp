// What a reader tells of itself through PC/SC part 10 (amendment 1, TLV properties).
#pragma once

#include <cccd/pcsc.hpp>
#include <winscard.h>

namespace cccd::pcsc {

/// Asks the reader; what it does not tell is unknown.
[[nodiscard]] Announced ask_reader(SCARDHANDLE card) noexcept;

/// The same out of the answers themselves: the feature list and the TLV properties.
[[nodiscard]] DWORD control_code_of(ByteView feature_list, std::uint8_t feature) noexcept;
[[nodiscard]] Announced announced_in(ByteView properties) noexcept;

} // namespace cccd::pcsc
