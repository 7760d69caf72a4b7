// Private keys of the chip: RSA as a bare power, ECDSA over a digest.
#pragma once

#include "softchip/bytes.hpp"
#include "softchip/profile.hpp"

#include <memory>
#include <optional>

namespace softchip::primitives {

class PrivateKey {
public:
    static std::optional<PrivateKey> from_pkcs8(View der);

    static std::optional<PrivateKey> generate_rsa(std::size_t bits, std::uint64_t exponent);
    /// `curve` as OpenSSL names it.
    static std::optional<PrivateKey> generate_ec(const char* curve);

    bool rsa() const;
    std::size_t bits() const;

    /// RSA: value^d mod n, as long as n.
    std::optional<Bytes> power(View value) const;

    /// ECDSA as a DER SEQUENCE of r and s.
    std::optional<Bytes> ecdsa_der(Hash hash, View message) const;
    /// ECDSA as r || s, each as long as the order (TR-03111 §5.2.1.1).
    std::optional<Bytes> ecdsa_plain(Hash hash, View message) const;

    /// Another key of the same kind and size.
    std::optional<PrivateKey> stranger() const;
    Bytes to_pkcs8() const;
    Bytes public_key_info() const; // SubjectPublicKeyInfo, DER
    Bytes public_point() const;    // EC: 04 || x || y
    Bytes modulus() const;         // RSA, without leading zeros
    Bytes exponent() const;
    /// RSASSA-PSS with MGF1 and salt of the same hash, or PKCS#1 v1.5.
    std::optional<Bytes> rsa_signature(Hash hash, bool pss, View message) const;

private:
    explicit PrivateKey(std::shared_ptr<void> key) : key_(std::move(key)) {}
    std::shared_ptr<void> key_; // EVP_PKEY
};

} // namespace softchip::primitives
