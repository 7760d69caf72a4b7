// Makes card-verifiable certificates for tests and demonstrations: an authority, its links, verifiers, terminals.
#pragma once

#include "softchip/bytes.hpp"
#include "softchip/profile.hpp"

#include <memory>
#include <optional>
#include <string>

namespace softchip {

/// A key of a certificate holder. EC: domain parameters 8 to 18 (Doc 9303-11 §9.5.1).
class CvKey {
public:
    static std::optional<CvKey> elliptic(int parameter_id, Hash hash);
    /// RSASSA-PSS as Doc 9303-11 asks, or PKCS#1 v1.5 as older terminals have.
    static std::optional<CvKey> rsa(std::size_t bits, Hash hash, bool pss = true);

    /// The private key for the terminal's signer, PKCS#8 DER.
    Bytes pkcs8() const;
    /// Plain r || s for ECDSA. Empty when the key cannot sign.
    Bytes sign(View message) const;
    /// 7F49, with domain parameters where a certificate needs them (authorities) or without.
    Bytes public_key_object(bool with_domain_parameters) const;

private:
    struct Inside;
    explicit CvKey(std::shared_ptr<const Inside> inside) : inside_(std::move(inside)) {}
    std::shared_ptr<const Inside> inside_;
};

/// The role bits of the authorization template.
enum class CvRole { terminal = 0x00, foreign_verifier = 0x40, domestic_verifier = 0x80, authority = 0xC0 };

struct CvRequest {
    std::string authority_reference; // CAR: who signs, such as "VNCVCA00001"
    std::string holder_reference;    // CHR: whose key it is; equal to the CAR in a self-signed certificate
    CvRole role = CvRole::terminal;
    std::uint8_t rights = 0x03;        // DG3 is 1, DG4 is 2
    std::string effective = "240101";  // YYMMDD
    std::string expiration = "340101"; // YYMMDD
    bool inspection_system = true;     // false: another terminal type in the template
};

/// The whole certificate, 7F21.
Bytes make_cv_certificate(const CvRequest& request, const CvKey& holder, const CvKey& issuer);

} // namespace softchip
