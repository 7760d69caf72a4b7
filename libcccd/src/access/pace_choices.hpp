// What a chip offers for PACE, sorted into what this library may use.
#pragma once

#include "access/pace.hpp"
#include "lds/security_infos.hpp"

#include <cccd/policy.hpp>
#include <string>
#include <vector>

namespace cccd::access {

struct PaceOffer {
    std::vector<PaceChoice> usable;  ///< strongest first, as the policy allows
    std::string strongest;           ///< name of the strongest suite among all that were understood
    bool any = false;                ///< the chip offers PACE at all
    bool unknown_suite = false;      ///< an entry of unknown suite or version
    bool refused_parameters = false; ///< an entry whose domain parameters are of no known group (§9.2.2)
};

/// "PACE-ECDH-GM-AES-CBC-CMAC-128 brainpoolP256r1"
[[nodiscard]] std::string describe(const PaceChoice& choice);
/// Bits of security, in rough terms: the lesser of cipher and group.
[[nodiscard]] unsigned strength(const PaceChoice& choice) noexcept;
Result<PaceOffer> read_offer(const lds::SecurityInfos& infos, const AccessPolicy& policy);

} // namespace cccd::access
