// A public key out of a SubjectPublicKeyInfo, built from its numbers so that certificates which stock libraries refuse
// (explicit curve parameters, keys bound to RSASSA-PSS) can be used.
#pragma once

#include "pki/curves.hpp"

#include <memory>

struct evp_pkey_st;

namespace cccd::pki {

enum class KeyFamily : std::uint8_t { rsa, ec, dsa };

class PublicKey {
public:
    /// `info` is the whole SubjectPublicKeyInfo. Errors: key_malformed, curve_unknown, algorithm_unknown, data_*.
    static Result<PublicKey> from_info(ByteView info, Remarks& remarks);

    [[nodiscard]] KeyFamily family() const noexcept { return family_; }
    [[nodiscard]] unsigned bits() const noexcept { return bits_; }                ///< modulus, or field of the curve
    [[nodiscard]] const Curve* curve() const noexcept { return curve_; }          ///< for ec
    [[nodiscard]] bool explicit_parameters() const noexcept { return explicit_; } ///< for ec
    [[nodiscard]] const Bytes& exponent() const noexcept { return exponent_; }    ///< for rsa
    [[nodiscard]] evp_pkey_st* handle() const noexcept { return handle_.get(); }

private:
    static Result<PublicKey> rsa(ByteView key, Remarks& remarks);
    static Result<PublicKey> elliptic(ByteView parameters, ByteView point, Remarks& remarks);
    static Result<PublicKey> dsa(ByteView info);

    KeyFamily family_ = KeyFamily::rsa;
    unsigned bits_ = 0;
    const Curve* curve_ = nullptr;
    bool explicit_ = false;
    Bytes exponent_;
    std::shared_ptr<evp_pkey_st> handle_;
};

} // namespace cccd::pki
