#include "access/pace_token.hpp"

#include "crypto/mac.hpp"
#include "tlv/tlv.hpp"

namespace cccd::access {

Bytes token_input(ByteView oid, crypto::GroupKind kind, ByteView key) {
    Bytes inside = tlv::make(0x06, oid);
    tlv::append(inside, kind == crypto::GroupKind::elliptic ? 0x86 : 0x84, key);
    return tlv::make(0x7F49, inside);
}

Result<Bytes> make_token(const crypto::SessionKeys& keys, ByteView oid, crypto::GroupKind kind, ByteView key) {
    return crypto::mac_padded(keys.cipher, keys.mac.expose(), token_input(oid, kind, key));
}

} // namespace cccd::access
