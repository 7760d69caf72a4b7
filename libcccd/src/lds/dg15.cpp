#include "lds/dg15.hpp"

#include "base/try.hpp"
#include "tlv/tlv.hpp"

namespace cccd::lds {

Result<Dg15> parse_dg15(ByteView content) {
    CCCD_TRY(const auto value, tlv::only(content, 0x6F));
    CCCD_TRY([[maybe_unused]] const auto inside, tlv::only(value, 0x30));
    return Dg15{value};
}

Bytes make_dg15(ByteView public_key_info) {
    return tlv::make(0x6F, public_key_info);
}

} // namespace cccd::lds
