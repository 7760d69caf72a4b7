// Hash functions of the eMRTD PKI (Doc 9303-12 §4.1.6.4; SHA-1 is met in old documents).
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/result.hpp>
#include <cstdint>

struct evp_md_st;

namespace cccd::pki {

enum class Hash : std::uint8_t { sha1, sha224, sha256, sha384, sha512 };

[[nodiscard]] std::size_t digest_size(Hash hash) noexcept;
[[nodiscard]] std::string_view name(Hash hash) noexcept; ///< "sha256"
[[nodiscard]] ByteView oid_of(Hash hash) noexcept;
/// algorithm_unknown for any other identifier.
Result<Hash> hash_from_oid(ByteView oid) noexcept;
/// An AlgorithmIdentifier (its content octets): parameters absent or NULL.
Result<Hash> hash_from_algorithm(ByteView algorithm) noexcept;

/// Empty only when OpenSSL itself fails.
[[nodiscard]] Bytes digest(Hash hash, ByteView data);

[[nodiscard]] const evp_md_st* message_digest(Hash hash) noexcept;

} // namespace cccd::pki
