// EF.CardAccess is not signed; DG14 is and repeats it (Doc 9303-11 §4.2 step 3, §9.2.11). Where they differ somebody
// may have taken the stronger protocols away.
#pragma once

#include "lds/security_infos.hpp"

#include <cccd/evidence.hpp>
#include <cccd/report.hpp>

namespace cccd::session {

/// SecurityInfos that a signature stands behind: of DG14, or of EF.CardSecurity where there is no DG14.
struct SignedInfos {
    std::optional<lds::SecurityInfos> infos; ///< none where they were not read or do not hold
    Literal reason = "";                     ///< why there are none
    bool offered = true;                     ///< false where the chip has no such file
};

/// The check security_infos_match, and findings about what differs.
[[nodiscard]] Check check_security_infos(const Evidence& evidence, const SignedInfos& signed_infos,
                                         std::vector<Finding>& findings);

} // namespace cccd::session
