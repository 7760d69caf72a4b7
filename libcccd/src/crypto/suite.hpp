// The ciphers of PACE, Chip Authentication and secure messaging (Doc 9303-11 §9.7, §9.8).
#pragma once

#include <cstddef>
#include <cstdint>

namespace cccd::crypto {

enum class Cipher : std::uint8_t { des3, aes128, aes192, aes256 };

[[nodiscard]] constexpr std::size_t key_size(Cipher cipher) noexcept {
    return cipher == Cipher::aes256 ? 32 : cipher == Cipher::aes192 ? 24 : 16;
}
[[nodiscard]] constexpr std::size_t block_size(Cipher cipher) noexcept {
    return cipher == Cipher::des3 ? 8 : 16;
}

} // namespace cccd::crypto
