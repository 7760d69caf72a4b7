// EF.ATR/INFO: what the chip can do (Doc 9303-10 §3.11.1, ISO/IEC 7816-4 §12.2.2).
#pragma once

#include "lds/details.hpp"

namespace cccd::lds {

struct AtrInfo {
    struct Capabilities { ///< DO'47', table 29
        bool select_by_name = false;
        bool short_identifiers = false;
        bool record_numbers = false;
        bool command_chaining = false;
        bool extended_length = false;
        bool extended_length_information = false; ///< announces DO'7F66'
        Bytes octets;                             ///< as they stand: other bits too
    };
    struct BufferSizes { ///< DO'7F66'
        std::uint32_t command = 0;
        std::uint32_t response = 0;
    };
    std::optional<Capabilities> capabilities;
    std::optional<BufferSizes> buffer_sizes;
    std::vector<RawElement> unknown;
    Remarks remarks;
};

/// Zeros behind the data objects are padding. Errors: data_malformed (DO'7F66' without its two numbers),
/// data_truncated.
Result<AtrInfo> parse_atr_info(ByteView content);

} // namespace cccd::lds
