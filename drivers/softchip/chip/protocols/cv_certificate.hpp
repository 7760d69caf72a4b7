// Card-verifiable certificates (Doc 9303-12 §7.2.2 and §7.2.3, TR-03110-3 appendix C).
#pragma once

#include "primitives/public_key.hpp"
#include "softchip/bytes.hpp"

#include <optional>
#include <string>

namespace softchip {

enum class Role { terminal = 0, foreign_verifier = 1, domestic_verifier = 2, authority = 3 };

/// How a terminal's key signs: the object identifier inside 7F49 (§9.2.9).
struct SignatureSuite {
    primitives::Scheme scheme = primitives::Scheme::ecdsa;
    Hash hash = Hash::sha256;
};
std::optional<SignatureSuite> signature_suite(View oid);
/// The value of the object identifier; empty when there is none for the combination.
Bytes signature_oid(const SignatureSuite& suite);

struct CvPublicKey {
    SignatureSuite suite;
    Bytes modulus, exponent;                          // RSA
    Bytes point;                                      // elliptic curve
    std::optional<primitives::CurveParameters> curve; // absent: inherited from the authority

    bool verify(View message, View signature) const;
};

struct CvCertificate {
    std::string authority_reference, holder_reference;
    CvPublicKey key;
    bool inspection_system = false; // the CHAT's object identifier is id-IS
    Role role = Role::terminal;
    std::uint8_t rights = 0;           // bits of DG3 (1) and DG4 (2), relative
    std::string effective, expiration; // YYMMDD as digits
    Bytes body;                        // 7F4E whole: what the signature covers
    Bytes signature;
};

/// From 7F4E and 5F37 side by side, as PSO:Verify Certificate brings them; nullopt when something is malformed.
std::optional<CvCertificate> parse_cv_certificate(View body_and_signature);

/// From the whole 7F21.
std::optional<CvCertificate> parse_whole_cv_certificate(View certificate);

} // namespace softchip
