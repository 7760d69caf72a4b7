// An X.509 certificate, read by ourselves: real CSCA certificates break rules that stock parsers insist on, and what
// they break is worth naming. Profile: Doc 9303-12 §7.1.
#pragma once

#include "pki/remarks.hpp"
#include "pki/signature.hpp"

#include <cccd/environment.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cccd::pki {

namespace key_usage {
inline constexpr unsigned digital_signature = 1u << 0, certificate_sign = 1u << 5, crl_sign = 1u << 6;
}

struct Period {
    std::optional<WallTime> from, until;
};

/// Extensions that count for us; views into the certificate.
struct Extensions {
    std::optional<ByteView> subject_key_id;
    std::optional<ByteView> authority_key_id;  ///< keyIdentifier alone
    std::optional<ByteView> authority_serial;  ///< authorityCertSerialNumber
    std::optional<ByteView> authority_issuer;  ///< authorityCertIssuer: its first directoryName
    std::optional<unsigned> usage;             ///< bits as key_usage names them
    std::optional<bool> certificate_authority; ///< basicConstraints.cA
    std::optional<std::uint32_t> path_length;
    std::optional<Period> private_key_usage;
    std::vector<ByteView> extended_usage;    ///< object identifiers
    std::vector<std::string> document_types; ///< documentTypeList
    bool has_authority_key_id = false;       ///< the extension, with or without a keyIdentifier
    bool has_extended_usage = false;
    bool name_change = false;
    bool unknown_critical = false;
};

/// A copy shares the octets that all views look into.
struct Certificate {
    std::shared_ptr<const Bytes> storage;
    ByteView der;
    ByteView tbs;       ///< signed part, whole
    ByteView serial;    ///< content of the INTEGER
    ByteView algorithm; ///< content of signatureAlgorithm
    ByteView signature;
    ByteView issuer, subject; ///< Name, whole
    ByteView public_key_info; ///< whole
    WallTime not_before, not_after;
    Extensions extensions;
    Remarks remarks; ///< deviations of its form

    /// Errors: certificate_malformed; the text says which part.
    static Result<Certificate> parse(ByteView der);

    [[nodiscard]] std::string country() const; ///< of the subject, else of the issuer, as it stands
    /// SHA-256 over the whole certificate: its name in a trust store.
    [[nodiscard]] Bytes fingerprint() const;
    /// Subject key identifier; SHA-1 over the key where the extension is absent (RFC 5280 §4.2.1.2 method 1).
    [[nodiscard]] Bytes key_id() const;
    [[nodiscard]] bool self_issued() const; ///< issuer and subject are the same name
    /// May stand above others: cA, or keyCertSign without a basicConstraints that says otherwise.
    [[nodiscard]] bool may_issue() const noexcept;
    [[nodiscard]] bool valid_at(WallTime when) const noexcept { return not_before <= when && when <= not_after; }
};

/// Whether `issuer`'s key signed `subject`.
[[nodiscard]] SignatureVerdict verify_issued(const Certificate& subject, const PublicKey& issuer_key, Remarks& remarks);

} // namespace cccd::pki
