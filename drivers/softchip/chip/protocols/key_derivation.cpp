#include "protocols/key_derivation.hpp"

#include "core/ber.hpp"
#include "primitives/cipher.hpp"
#include "primitives/digest.hpp"

#include <bit>

namespace softchip {

namespace {

// §9.7.1.1: odd parity in every byte of a DES key.
void adjust_parity(Bytes& key) {
    for (auto& byte : key) {
        const auto ones = std::popcount(static_cast<unsigned>(byte >> 1));
        byte = static_cast<std::uint8_t>((byte & 0xFE) | (ones % 2 == 0 ? 1 : 0));
    }
}

} // namespace

Bytes derive_key(View shared_secret, std::uint32_t counter, Cipher cipher) {
    const Bytes c = {static_cast<std::uint8_t>(counter >> 24), static_cast<std::uint8_t>(counter >> 16),
                     static_cast<std::uint8_t>(counter >> 8), static_cast<std::uint8_t>(counter)};
    const bool wide = cipher == Cipher::aes192 || cipher == Cipher::aes256;
    Bytes key = primitives::digest(wide ? Hash::sha256 : Hash::sha1, join({shared_secret, c}));
    key.resize(primitives::key_size(cipher));
    if (cipher == Cipher::des3) adjust_parity(key);
    return key;
}

SessionKeys derive_session_keys(View shared_secret, Cipher cipher) {
    return {derive_key(shared_secret, 1, cipher), derive_key(shared_secret, 2, cipher)};
}

Bytes bac_key_seed(const std::string& mrz_information) {
    Bytes seed = primitives::digest(Hash::sha1, view(mrz_information));
    seed.resize(16);
    return seed;
}

Bytes password_key_from_mrz(const std::string& mrz_information, Cipher cipher) {
    return derive_key(primitives::digest(Hash::sha1, view(mrz_information)), 3, cipher);
}

Bytes password_key_from_text(const std::string& password, Cipher cipher) {
    return derive_key(view(password), 3, cipher);
}

} // namespace softchip
