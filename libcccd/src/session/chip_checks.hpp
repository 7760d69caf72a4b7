// Whether the chip is the one that was issued: what Active Authentication, Chip Authentication and PACE-CAM of a visit
// prove, once the keys they were held against are known to be signed.
#pragma once

#include "session/security_infos_check.hpp"

#include <cccd/evidence.hpp>
#include <cccd/report.hpp>

namespace cccd::session {

/// What Passive Authentication left to build on.
struct SignedGroups {
    bool soundly_signed = false; ///< EF.SOD's signature and attributes hold
    bool sod_read = false;
    Files covered;        ///< groups that EF.SOD has a hash of
    const Report& report; ///< with the hash verdicts
};

/// DG14's SecurityInfos, when EF.SOD covers DG14 and it holds.
[[nodiscard]] SignedInfos signed_dg14(const Evidence& evidence, const SignedGroups& groups);

[[nodiscard]] Check check_active_authentication(const Evidence& evidence, const SignedGroups& groups,
                                                const SignedInfos& dg14, std::vector<Finding>& findings);
[[nodiscard]] Check check_chip_authentication(const Evidence& evidence, const SignedInfos& dg14,
                                              std::vector<Finding>& findings);
/// What only the live session could say (Evidence::attempts); none where it said nothing.
[[nodiscard]] std::optional<Check> attempt_of(const Evidence& evidence, CheckId id);

} // namespace cccd::session
