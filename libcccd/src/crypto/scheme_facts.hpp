// What a signature scheme of Terminal Authentication is made of.
#pragma once

#include "crypto/digest.hpp"

#include <cccd/terminal.hpp>

namespace cccd::crypto {

enum class Padding : std::uint8_t { none, pkcs1, pss };

/// Padding::none stands for ECDSA, the others for RSA.
struct SchemeFacts {
    Padding padding;
    Hash hash;
};

[[nodiscard]] constexpr SchemeFacts facts_of(SignatureScheme scheme) noexcept {
    switch (scheme) {
    case SignatureScheme::rsa_pkcs1_sha1:
        return {Padding::pkcs1, Hash::sha1};
    case SignatureScheme::rsa_pkcs1_sha256:
        return {Padding::pkcs1, Hash::sha256};
    case SignatureScheme::rsa_pkcs1_sha512:
        return {Padding::pkcs1, Hash::sha512};
    case SignatureScheme::rsa_pss_sha1:
        return {Padding::pss, Hash::sha1};
    case SignatureScheme::rsa_pss_sha256:
        return {Padding::pss, Hash::sha256};
    case SignatureScheme::rsa_pss_sha512:
        return {Padding::pss, Hash::sha512};
    case SignatureScheme::ecdsa_sha1:
        return {Padding::none, Hash::sha1};
    case SignatureScheme::ecdsa_sha224:
        return {Padding::none, Hash::sha224};
    case SignatureScheme::ecdsa_sha256:
        return {Padding::none, Hash::sha256};
    case SignatureScheme::ecdsa_sha384:
        return {Padding::none, Hash::sha384};
    case SignatureScheme::ecdsa_sha512:
        return {Padding::none, Hash::sha512};
    }
    return {Padding::none, Hash::sha256};
}

} // namespace cccd::crypto
