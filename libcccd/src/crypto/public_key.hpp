// A public key that signatures are checked with, out of a SubjectPublicKeyInfo.
#pragma once

#include "crypto/digest.hpp"

#include <cccd/result.hpp>
#include <memory>

struct evp_pkey_st;

namespace cccd::crypto {

enum class KeyKind : std::uint8_t { rsa, ec };
enum class EcdsaForm : std::uint8_t {
    plain, ///< r ‖ s, equal halves (BSI TR-03111)
    der    ///< SEQUENCE of two INTEGER
};

/// Copies share the key. Safe to use from several threads.
class PublicKey {
public:
    /// EC parameters may be explicit where they equal a known curve. Errors: key_malformed, curve_unknown,
    /// algorithm_unknown.
    static Result<PublicKey> from_info(ByteView subject_public_key_info);
    /// A point 04 ‖ x ‖ y on a curve of §9.5.1.
    static Result<PublicKey> from_point(unsigned parameter_id, ByteView point);
    /// Modulus and public exponent, unsigned.
    static Result<PublicKey> from_rsa(ByteView modulus, ByteView exponent);

    [[nodiscard]] KeyKind kind() const noexcept { return kind_; }
    [[nodiscard]] std::size_t bits() const noexcept; ///< modulus, or the order of the curve
    /// Octets of a modulus, or of a coordinate.
    [[nodiscard]] std::size_t width() const noexcept;

    /// input ^ e mod n, as wide as the modulus. Errors: signature_malformed (input not below n), key_malformed (no
    /// RSA).
    Result<Bytes> rsa_public(ByteView input) const;
    /// True where the signature holds. A signature that can not be one is false, not an error.
    /// Errors: key_malformed (no EC key), crypto_failed.
    Result<bool> verify_ecdsa(ByteView digest, ByteView signature, EcdsaForm form) const;
    /// RSASSA-PKCS1-v1_5 over a digest.
    Result<bool> verify_rsa_pkcs1(Hash hash, ByteView digest, ByteView signature) const;
    /// RSASSA-PSS over a digest, MGF1 with the same hash.
    Result<bool> verify_rsa_pss(Hash hash, ByteView digest, ByteView signature) const;

    [[nodiscard]] evp_pkey_st* native() const noexcept { return key_.get(); } ///< for pki

private:
    PublicKey(std::shared_ptr<evp_pkey_st> key, KeyKind kind) noexcept : key_(std::move(key)), kind_(kind) {}
    std::shared_ptr<evp_pkey_st> key_;
    KeyKind kind_;
};

} // namespace cccd::crypto
