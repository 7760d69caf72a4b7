// What a chip says about extended length: EF.ATR/INFO with DO'7F66' (ISO/IEC 7816-4 §12.7.1), or the card capabilities
// in the historical bytes of the ATR.
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/result.hpp>
#include <optional>

namespace cccd::iso7816 {

struct BufferSizes {
    std::size_t command = 0;  ///< octets of the longest command APDU
    std::size_t response = 0; ///< octets of the longest response APDU
};

/// None where EF.ATR/INFO has no DO'7F66'. Errors: data_malformed, data_truncated.
Result<std::optional<BufferSizes>> parse_buffer_sizes(ByteView ef_atr_info);
/// True where the card capabilities among the historical bytes of the ATR announce extended Lc and Le.
[[nodiscard]] bool announces_extended_length(ByteView atr) noexcept;

} // namespace cccd::iso7816
