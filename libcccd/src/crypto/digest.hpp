// Hash functions of the standard.
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/result.hpp>
#include <cstdint>
#include <initializer_list>

namespace cccd::crypto {

enum class Hash : std::uint8_t { sha1, sha224, sha256, sha384, sha512 };

[[nodiscard]] constexpr std::size_t digest_size(Hash hash) noexcept {
    constexpr std::size_t sizes[]{20, 28, 32, 48, 64};
    return sizes[static_cast<std::size_t>(hash)];
}

/// The digest of the parts, one after the other. Errors: crypto_failed.
Result<Bytes> digest(Hash hash, std::initializer_list<ByteView> parts);
inline Result<Bytes> digest(Hash hash, ByteView data) {
    return digest(hash, {data});
}

} // namespace cccd::crypto
