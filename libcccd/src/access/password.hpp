// Keys out of passwords (Doc 9303-11 §9.7.2, §9.7.3).
#pragma once

#include "crypto/kdf.hpp"

#include <cccd/access_key.hpp>

namespace cccd::access {

/// K_π = KDF(f(π), 3): f is SHA-1 for the MRZ, nothing for CAN, PIN and PUK.
Result<SecretBytes> pace_key(crypto::Cipher cipher, const AccessKey& key);
/// K_Enc and K_MAC out of the first 16 octets of SHA-1 over the MRZ information.
Result<crypto::SessionKeys> document_basic_access_keys(const AccessKey& key);

} // namespace cccd::access
