// Card-verifiable certificates (Doc 9303-12 §7.2).
#pragma once

#include "crypto/group.hpp"

#include <cccd/terminal.hpp>
#include <chrono>
#include <optional>
#include <span>
#include <string>

namespace cccd::auth {

enum class CvRole : std::uint8_t { cvca, domestic_verifier, foreign_verifier, terminal };

/// RSA: modulus and exponent. EC: the point, and the curve's numbers where the certificate carries them.
struct CvPublicKey {
    Bytes algorithm; ///< object identifier, below id-TA
    Bytes modulus, exponent;
    Bytes p, a, b, generator, order, point;
    [[nodiscard]] bool has_curve() const noexcept { return !p.empty(); }
};

struct CvCertificate {
    Bytes body; ///< 7F4E with tag and length: what is signed, and sent to the chip
    Bytes signature;
    std::string authority; ///< certification authority reference
    std::string holder;    ///< certificate holder reference
    CvPublicKey key;
    Bytes terminal_type; ///< object identifier of the authorization template
    Bytes authorization; ///< its discretionary data, role included
    CvRole role = CvRole::terminal;
    std::chrono::year_month_day effective{};
    std::chrono::year_month_day expires{};
};

/// Errors: certificate_malformed.
Result<CvCertificate> parse_cv_certificate(ByteView der);
/// None for an object identifier that is none of Terminal Authentication.
[[nodiscard]] std::optional<SignatureScheme> scheme_of(ByteView algorithm) noexcept;

/// True where the issuer's key signed the certificate. `curve` is the CVCA's where the issuer's certificate has none of
/// its own. Errors: certificate_malformed, algorithm_unknown, curve_unknown.
Result<bool> verify_cv_certificate(const CvCertificate& certificate, const CvCertificate& issuer,
                                   const std::optional<crypto::Group>& curve);
/// The curve that a certificate spells out. None where it has none. Errors: curve_unknown.
Result<std::optional<crypto::Group>> curve_of(const CvPublicKey& key);
/// Whether a signature over a message holds under this key. The same errors as verify_cv_certificate.
Result<bool> verify_with(const CvPublicKey& key, const std::optional<crypto::Group>& curve, ByteView message,
                         ByteView signature);

/// From one of the chip's references down to a terminal, each certified by the one before. The shortest chain; links
/// first, then verifier, then terminal. Signatures that can be checked here are. Errors:
/// terminal_authentication_failed.
Result<std::vector<const CvCertificate*>> find_chain(std::span<const CvCertificate> certificates,
                                                     std::span<const std::string> references);
/// The rights of every certificate of a chain taken together (§7.1.4.3.6).
[[nodiscard]] TerminalRights effective_rights(std::span<const CvCertificate* const> chain) noexcept;

} // namespace cccd::auth
