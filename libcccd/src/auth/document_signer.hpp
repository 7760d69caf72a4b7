// Judging the signer of EF.SOD or EF.CardSecurity: signature, chain, validity, revocation, policy.
#pragma once

#include "pki/chain.hpp"
#include "pki/cms.hpp"

#include <cccd/policy.hpp>

namespace cccd::auth {

struct SignerJudgement {
    Check signature{CheckId::sod_signature};
    Check attributes{CheckId::signed_attributes};
    Check chain{CheckId::signer_chain};
    Check validity{CheckId::signer_validity};
    Check revocation{CheckId::revocation};
    std::optional<pki::Certificate> certificate;
    std::optional<pki::Certificate> issuer;
    std::optional<WallTime> signing_time;
    pki::Remarks remarks;
};

/// Judges every signer of `data` and gives the best: one sound, certified signature is enough.
[[nodiscard]] SignerJudgement judge_signers(const pki::SignedData& data, const Trust& trust, const VerifyPolicy& policy,
                                            WallTime now);

} // namespace cccd::auth
