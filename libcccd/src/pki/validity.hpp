// Validity in time and revocation of a document signer and its CSCA.
#pragma once

#include "pki/trust_state.hpp"

#include <cccd/policy.hpp>

namespace cccd::pki {

/// Judged for the time of signing where the document names one, else for `now` (a document signer outlives what it
/// signed, Doc 9303-12 §4.1.3); what does not hold today is remarked, and fails where the policy wants it so.
void judge_validity(Check& check, const Certificate& signer, const Certificate* issuer,
                    std::optional<WallTime> signing_time, WallTime now, const VerifyPolicy& policy, Remarks& remarks);

/// Against the revocation lists that an anchor signed and the deviation lists.
void judge_revocation(Check& check, const Certificate& signer, const Certificate* issuer, const Trust::State& trust,
                      WallTime now, const VerifyPolicy& policy, Remarks& remarks);

/// Certificates for TLS, master lists or deviation lists come from the same CSCA; none of them may sign documents.
[[nodiscard]] bool is_for_other_purpose(const Certificate& certificate) noexcept;

/// Countries of signer and issuer, case aside.
void remark_countries(const Certificate& signer, const Certificate& issuer, Remarks& remarks);

} // namespace cccd::pki
