// Doc 9303-11 §9.7: keys from shared secrets and passwords.
#pragma once

#include "softchip/bytes.hpp"
#include "softchip/profile.hpp"

#include <cstdint>
#include <string>

namespace softchip {

/// §9.7.1: KDF(K, c) for a key of `cipher`.
Bytes derive_key(View shared_secret, std::uint32_t counter, Cipher cipher);

struct SessionKeys {
    Bytes encryption, mac;
};
/// §9.7.4: KSEnc = KDF(K, 1), KSMAC = KDF(K, 2).
SessionKeys derive_session_keys(View shared_secret, Cipher cipher);

/// §9.7.2: the key seed, the first 16 bytes of SHA-1 over the MRZ information.
Bytes bac_key_seed(const std::string& mrz_information);

/// §9.7.3: K_pi = KDF(f(pi), 3). The MRZ goes through SHA-1, every other password goes in as it is.
Bytes password_key_from_mrz(const std::string& mrz_information, Cipher cipher);
Bytes password_key_from_text(const std::string& password, Cipher cipher);

} // namespace softchip
