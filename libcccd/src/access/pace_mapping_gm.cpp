#include "access/pace_mapping.hpp"
#include "base/try.hpp"

namespace cccd::access {

Result<Bytes> map_generic(const crypto::Group& group, ByteView nonce, ByteView agreed) {
    CCCD_TRY(const auto multiple, group.power(group.generator(), nonce));
    CCCD_TRY(const auto mapped, group.combine(multiple.expose(), agreed));
    return to_bytes(mapped.expose());
}

} // namespace cccd::access
