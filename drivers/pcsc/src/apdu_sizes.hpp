// Octets of whole APDUs (ISO/IEC 7816-4, 5.2).
#pragma once

#include <cstddef>

namespace cccd::pcsc {

inline constexpr std::size_t short_command = 261;     ///< CLA INS P1 P2 Lc, 255 of data, Le
inline constexpr std::size_t short_response = 258;    ///< 256 and SW1-SW2
inline constexpr std::size_t longest_command = 65544; ///< extended: 4 + 3 + 65535 + 2
inline constexpr std::size_t longest_response = 65538;

} // namespace cccd::pcsc
