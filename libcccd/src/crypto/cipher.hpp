// Block ciphers in CBC mode without padding. Only ciphers of OpenSSL's default provider: 3DES with two keys runs as
// DES-EDE3 with the first key repeated.
#pragma once

#include "crypto/suite.hpp"

#include <cccd/result.hpp>
#include <cccd/secret.hpp>

namespace cccd::crypto {

/// `key` has key_size octets, `iv` one block, `data` whole blocks. Errors: crypto_failed.
Result<Bytes> encrypt_cbc(Cipher cipher, ByteView key, ByteView iv, ByteView data);
/// The plain text may be secret, so it comes back in memory that is wiped.
Result<SecretBytes> decrypt_cbc(Cipher cipher, ByteView key, ByteView iv, ByteView data);
/// One block, no chaining (the IV of AES secure messaging, Doc 9303-11 §9.8.6.1).
Result<Bytes> encrypt_block(Cipher cipher, ByteView key, ByteView block);

/// CBC with DES-EDE3 and three keys of 8 octets each; equal keys make it single DES.
Result<Bytes> encrypt_des_ede3(ByteView k1, ByteView k2, ByteView k3, ByteView iv, ByteView data);

} // namespace cccd::crypto
