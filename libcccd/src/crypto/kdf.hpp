// The key derivation function of Doc 9303-11 §9.7.1.
#pragma once

#include "crypto/suite.hpp"

#include <cccd/result.hpp>
#include <cccd/secret.hpp>

namespace cccd::crypto {

/// The 32-bit counter: which key it is.
enum class KeyUse : std::uint32_t { encryption = 1, mac = 2, password = 3 };

/// KDF(K, c). 3DES keys come with their parity bits set. Errors: crypto_failed.
Result<SecretBytes> derive_key(Cipher cipher, ByteView shared_secret, KeyUse use);

struct SessionKeys {
    Cipher cipher = Cipher::des3;
    SecretBytes encryption;
    SecretBytes mac;
};
/// KS_Enc and KS_MAC of a shared secret.
Result<SessionKeys> derive_session_keys(Cipher cipher, ByteView shared_secret);

} // namespace cccd::crypto
