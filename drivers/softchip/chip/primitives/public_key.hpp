// Public keys of terminals: verification only.
#pragma once

#include "softchip/bytes.hpp"
#include "softchip/profile.hpp"

#include <memory>
#include <optional>

namespace softchip::primitives {

/// Big-endian numbers, points as 04 || x || y.
struct CurveParameters {
    Bytes p, a, b, g, r;
};

enum class Scheme { ecdsa, rsa_pss, rsa_pkcs1 };

class PublicKey {
public:
    static std::optional<PublicKey> rsa(View modulus, View exponent);
    static std::optional<PublicKey> elliptic(const CurveParameters& curve, View point);

    /// ECDSA signatures in plain format r || s.
    bool verify(Scheme scheme, Hash hash, View message, View signature) const;

private:
    explicit PublicKey(std::shared_ptr<void> key) : key_(std::move(key)) {}
    std::shared_ptr<void> key_; // EVP_PKEY
};

} // namespace softchip::primitives
