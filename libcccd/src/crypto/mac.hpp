// Message authentication codes of secure messaging and of the tokens.
#pragma once

#include "crypto/suite.hpp"

#include <cccd/result.hpp>
#include <cccd/secret.hpp>

namespace cccd::crypto {

/// 8 octets. 3DES: retail MAC (ISO 9797-1 algorithm 3) over `data`, which must be padded to whole blocks already.
/// AES: the first 8 octets of CMAC. Errors: crypto_failed.
Result<Bytes> mac(Cipher cipher, ByteView key, ByteView data);
/// The same over data that a token or BAC authenticates: padded here where the 3DES MAC needs it (§9.8.6.1, §4.4.3.4).
Result<Bytes> mac_padded(Cipher cipher, ByteView key, ByteView data);
/// The whole CMAC of 16 octets (NIST SP 800-38B). Key of 16, 24 or 32 octets.
Result<Bytes> cmac(ByteView key, ByteView data);

} // namespace cccd::crypto
