// Passive Authentication (Doc 9303-11 §5.1): from the hash of each file over EF.SOD and the document signer to a CSCA
// of the trust store. Pure: no clock, no files, no state; safe from several threads.
#pragma once

#include <cccd/environment.hpp>
#include <cccd/evidence.hpp>
#include <cccd/policy.hpp>
#include <cccd/report.hpp>
#include <cccd/trust.hpp>
#include <optional>
#include <string>
#include <vector>

namespace cccd::auth {

/// What the signature, the signer and the hashes gave. docs/trust.md lists every reason and every finding.
struct PassiveAuthentication {
    std::vector<Check> checks;         ///< each id once; data_group_hash once for each data group given
    std::vector<Finding> findings;     ///< ids "pki.…"
    Bytes document_signer;             ///< certificate of the signer, DER, for export; empty where none was found
    std::string document_signer_name;  ///< subject, "C=VN, O=…"; public data, not about the holder
    std::optional<WallTime> signed_at; ///< signingTime, where the signed attributes have it
    Files covered;                     ///< data groups that EF.SOD has a hash of
};

/// Checks: sod_signature, signed_attributes, signer_chain, signer_validity, revocation, and data_group_hash for each
/// data group in `files`. Without EF.SOD all of them are not_attempted with the reason "sod_not_read". Where the
/// signature fails the hashes are compared all the same: what they are worth follows from sod_signature.
/// Errors: file_malformed when EF.SOD is there and is not a CMS SignedData at all.
[[nodiscard]] Result<PassiveAuthentication> passive_authentication(const std::map<File, Bytes>& files,
                                                                   const Trust& trust, const VerifyPolicy& policy,
                                                                   WallTime now);

/// EF.CardSecurity, signed by a document signer too (Doc 9303-11 §9.2.11); PACE-CAM needs the key in it.
struct CardSecurity {
    std::vector<Check> checks;     ///< card_security_signature alone: it passes when signature and attributes hold and
                                   ///< the signer chains to an anchor; no_trust_anchor when only the chain is missing
    std::vector<Finding> findings; ///< with File::card_security
    Bytes security_infos;          ///< the signed SecurityInfos (a SET, tag 31), also where a check did not pass
};

/// Errors: file_malformed when it is not a CMS SignedData over id-SecurityObject.
[[nodiscard]] Result<CardSecurity> verify_card_security(ByteView file, const Trust& trust, const VerifyPolicy& policy,
                                                        WallTime now);

} // namespace cccd::auth
