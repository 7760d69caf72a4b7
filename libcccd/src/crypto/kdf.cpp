#include "crypto/kdf.hpp"

#include "base/try.hpp"
#include "crypto/digest.hpp"

#include <array>
#include <bit>

namespace cccd::crypto {

namespace {

/// Every octet of a DES key has an odd number of bits (FIPS 46-3).
void set_parity(MutableBytes key) noexcept {
    for (auto& octet : key)
        if (std::popcount(octet) % 2 == 0) octet ^= 1;
}

/// §9.7.1.1 to §9.7.1.4: SHA-1 for keys of 112 and 128 bits, SHA-256 above.
Hash hash_of(Cipher cipher) noexcept {
    return cipher == Cipher::des3 || cipher == Cipher::aes128 ? Hash::sha1 : Hash::sha256;
}

} // namespace

Result<SecretBytes> derive_key(Cipher cipher, ByteView shared_secret, KeyUse use) {
    const std::array<std::uint8_t, 4> counter{0, 0, 0, static_cast<std::uint8_t>(use)};
    CCCD_TRY(auto hashed, digest(hash_of(cipher), {shared_secret, counter}));
    const SecretBytes wiped(std::move(hashed));
    SecretBytes key(wiped.expose().first(key_size(cipher)));
    if (cipher == Cipher::des3) set_parity(key.expose_mutable());
    return key;
}

Result<SessionKeys> derive_session_keys(Cipher cipher, ByteView shared_secret) {
    CCCD_TRY(auto encryption, derive_key(cipher, shared_secret, KeyUse::encryption));
    CCCD_TRY(auto mac, derive_key(cipher, shared_secret, KeyUse::mac));
    return SessionKeys{cipher, std::move(encryption), std::move(mac)};
}

} // namespace cccd::crypto
