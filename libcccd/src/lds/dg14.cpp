#include "lds/dg14.hpp"

#include "base/try.hpp"
#include "tlv/tlv.hpp"

namespace cccd::lds {

Result<Dg14> parse_dg14(ByteView content) {
    CCCD_TRY(const auto value, tlv::only(content, 0x6E));
    CCCD_TRY([[maybe_unused]] const auto inside, tlv::only(value, 0x31));
    return Dg14{value};
}

Bytes make_dg14(ByteView security_infos) {
    return tlv::make(0x6E, security_infos);
}

} // namespace cccd::lds
