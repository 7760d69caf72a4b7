// What was checked and what came of it. A check that was not made never reads as passed or as forged.
#pragma once

#include <cccd/access_key.hpp>
#include <cccd/environment.hpp>
#include <cccd/error.hpp>
#include <cccd/files.hpp>
#include <cccd/policy.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cccd {

enum class Verdict : std::uint8_t {
    passed,
    failed,          ///< done, and the answer is no; `reason` says why
    not_offered,     ///< the chip has no such thing
    not_attempted,   ///< could have been done; `reason` says why it was not
    no_trust_anchor, ///< nothing to hold it against: neither genuine nor forged
};

enum class CheckId : std::uint8_t {
    sod_signature,           ///< EF.SOD is signed by the document signer certificate (Doc 9303-11 §5.1)
    signed_attributes,       ///< messageDigest and contentType match the LDS security object
    signer_chain,            ///< the document signer was certified by a CSCA of the trust store (Doc 9303-12)
    signer_validity,         ///< DS and CSCA were valid when the document was signed
    revocation,              ///< no CRL or deviation list speaks against the signer
    data_group_hash,         ///< one for each file read: its hash stands in EF.SOD
    active_authentication,   ///< Doc 9303-11 §6.1
    chip_authentication,     ///< Doc 9303-11 §6.2
    pace_chip_mapping,       ///< PACE-CAM (Doc 9303-11 §4.4.3.5), held against EF.CardSecurity
    card_security_signature, ///< EF.CardSecurity
    terminal_authentication, ///< Doc 9303-11 §7.1
    security_infos_match,    ///< EF.CardAccess says the same as DG14 (downgrade protection)
};

[[nodiscard]] CCCD_API std::string_view name(CheckId id) noexcept; ///< "sod_signature", …: used in JSON
[[nodiscard]] CCCD_API std::string_view name(Verdict verdict) noexcept;

struct Check {
    CheckId id;
    Verdict verdict = Verdict::not_attempted;
    File file = File::none; ///< for data_group_hash: which file
    Literal reason = "";    ///< stable identifier such as "signature_mismatch" (docs/report.md lists them)
};

/// Something that a careful reader wants to know although no check failed by it.
enum class FindingKind : std::uint8_t { notice, warning, downgrade };

struct Finding {
    FindingKind kind = FindingKind::warning;
    Literal id = "";        ///< stable identifier such as "access.bac_after_pace_offered" (docs/report.md)
    File file = File::none; ///< the file it is about, where there is one
};

enum class AccessMethod : std::uint8_t { none, plain, bac, pace };

[[nodiscard]] CCCD_API std::string_view name(AccessMethod method) noexcept;

[[nodiscard]] CCCD_API std::string_view name(FindingKind kind) noexcept;

/// How the chip was opened.
struct AccessRecord {
    AccessMethod method = AccessMethod::none;
    std::optional<PasswordKind> password;
    std::string suite;             ///< e.g. "PACE-ECDH-GM-AES-CBC-CMAC-128 brainpoolP256r1", "BAC-3DES"
    std::string strongest_offered; ///< the strongest suite that EF.CardAccess names; empty without PACE
    bool assumed = false;          ///< EF.CardAccess was missing and the constant of card.md was used
    std::uint32_t commands = 0;    ///< APDUs sent, in all
    std::vector<Finding> findings; ///< each downgrade and deviation
};

/// Who signed EF.SOD. Products hand the certificate out, so that a national service can confirm it.
struct DocumentSigner {
    Bytes certificate;                 ///< DER; empty where none was found
    std::string name;                  ///< subject, "C=VN, O=…"
    std::optional<WallTime> signed_at; ///< signingTime, where the signature has one
};

/// What a person at a counter is told.
enum class Overall : std::uint8_t {
    genuine,         ///< every check that the policy requires passed, nothing to remark
    genuine_remarks, ///< the same, with findings or weaker means (e.g. no proof against a cloned chip)
    cannot_tell,     ///< nothing speaks against it, but something that the policy requires was not proved: no trust
                     ///< anchor for the signer, no proof of the chip, or EF.SOD not read
    not_genuine,     ///< a check failed
};

[[nodiscard]] CCCD_API std::string_view name(Overall overall) noexcept;

struct Report {
    AccessRecord access;
    std::vector<Check> checks;
    std::vector<Finding> findings; ///< of authenticity and of data; those of access are in `access`
    DocumentSigner signer;

    /// The verdict of a check; not_attempted where the report has none of that name.
    [[nodiscard]] CCCD_API Verdict verdict(CheckId id) const noexcept;
    /// The verdict of a file's hash.
    [[nodiscard]] CCCD_API Verdict hash_verdict(File file) const noexcept;
    [[nodiscard]] CCCD_API bool has_finding(std::string_view id) const noexcept;
    [[nodiscard]] CCCD_API bool any_failed() const noexcept;
    /// Active Authentication, Chip Authentication or PACE-CAM passed: the chip is no copy.
    [[nodiscard]] CCCD_API bool chip_proved() const noexcept;
    /// False where the chip offers none of the three.
    [[nodiscard]] CCCD_API bool chip_proof_offered() const noexcept;
    [[nodiscard]] CCCD_API Overall overall(const VerifyPolicy& policy) const noexcept;
    /// True for genuine and genuine_remarks.
    [[nodiscard]] CCCD_API bool acceptable(const VerifyPolicy& policy) const noexcept;
};

} // namespace cccd
