// Authentication tokens (Doc 9303-11 §4.4.3.4).
#pragma once

#include "crypto/group.hpp"
#include "crypto/kdf.hpp"

namespace cccd::access {

/// 7F49 { 06 oid, 86 or 84 public key }. `key` as it travelled.
[[nodiscard]] Bytes token_input(ByteView oid, crypto::GroupKind kind, ByteView key);
/// The token that who sends it computes over the key that it received.
Result<Bytes> make_token(const crypto::SessionKeys& keys, ByteView oid, crypto::GroupKind kind, ByteView key);

} // namespace cccd::access
