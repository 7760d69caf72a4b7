#include "access/pace_mapping.hpp"
#include "base/try.hpp"
#include "crypto/cipher.hpp"

#include <array>

namespace cccd::access {

namespace {

// §4.4.3.3.2: for block ciphers with keys of 128 bits, and above.
constexpr std::array<std::uint8_t, 16> c0_short{0xa6, 0x68, 0x89, 0x2a, 0x7c, 0x41, 0xe3, 0xca,
                                                0x73, 0x9f, 0x40, 0xb0, 0x57, 0xd8, 0x59, 0x04};
constexpr std::array<std::uint8_t, 16> c1_short{0xa4, 0xe1, 0x36, 0xac, 0x72, 0x5f, 0x73, 0x8b,
                                                0x01, 0xc1, 0xf6, 0x02, 0x17, 0xc1, 0x88, 0xad};
constexpr std::array<std::uint8_t, 32> c0_long{0xd4, 0x63, 0xd6, 0x52, 0x34, 0x12, 0x4e, 0xf7, 0x89, 0x70, 0x54,
                                               0x98, 0x6d, 0xca, 0x0a, 0x17, 0x4e, 0x28, 0xdf, 0x75, 0x8c, 0xba,
                                               0xa0, 0x3f, 0x24, 0x06, 0x16, 0x41, 0x4d, 0x5a, 0x16, 0x76};
constexpr std::array<std::uint8_t, 32> c1_long{0x54, 0xbd, 0x72, 0x55, 0xf0, 0xaa, 0xf8, 0x31, 0xbe, 0xc3, 0x42,
                                               0x3f, 0xcf, 0x39, 0xd6, 0x9b, 0x6c, 0xbf, 0x06, 0x66, 0x77, 0xd0,
                                               0xfa, 0xae, 0x5a, 0xad, 0xd9, 0x9d, 0xf8, 0xe5, 0x35, 0x17};

constexpr std::array<std::uint8_t, 16> zero_iv{};

Result<SecretBytes> encrypt(crypto::Cipher cipher, ByteView key, ByteView data) {
    const auto iv = ByteView(zero_iv).first(crypto::block_size(cipher));
    CCCD_TRY(auto out, crypto::encrypt_cbc(cipher, key.first(crypto::key_size(cipher)), iv, data));
    return SecretBytes(std::move(out));
}

} // namespace

Result<SecretBytes> pseudo_random(crypto::Cipher cipher, const crypto::Group& group, ByteView nonce,
                                  ByteView terminal_nonce) {
    const bool wide = crypto::key_size(cipher) > 16;
    const ByteView c0 = wide ? ByteView(c0_long) : ByteView(c0_short);
    const ByteView c1 = wide ? ByteView(c1_long) : ByteView(c1_short);
    // l is the constants' length; n is the smallest number with n · l >= log2 p + 64.
    if (nonce.size() != c0.size() || terminal_nonce.size() != crypto::key_size(cipher))
        return Error{ErrorCode::access_protocol_failed, Stage::pace, 0, 0,
                     "a nonce of integrated mapping has the wrong length"};
    const auto blocks = (group.bits() + 64 + c0.size() * 8 - 1) / (c0.size() * 8);
    SecretBytes out(blocks * c0.size());
    CCCD_TRY(auto key, encrypt(cipher, terminal_nonce, nonce)); // k_0
    for (std::size_t i = 0; i < blocks; ++i) {
        CCCD_TRY(const auto x, encrypt(cipher, key.expose(), c1));
        std::copy(x.expose().begin(), x.expose().end(),
                  out.expose_mutable().begin() + static_cast<std::ptrdiff_t>(i * c0.size()));
        CCCD_TRY(key, encrypt(cipher, key.expose(), c0));
    }
    return out;
}

Result<Bytes> map_integrated(crypto::Cipher cipher, const crypto::Group& group, ByteView nonce,
                             ByteView terminal_nonce) {
    CCCD_TRY(const auto number, pseudo_random(cipher, group, nonce, terminal_nonce));
    CCCD_TRY(const auto mapped, group.map_integrated(number.expose()));
    return to_bytes(mapped.expose());
}

} // namespace cccd::access
