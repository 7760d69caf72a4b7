// PACE (Doc 9303-11 §4.4).
#pragma once

#include "access/pace_suites.hpp"
#include "iso7816/link.hpp"

#include <cccd/access_key.hpp>
#include <cccd/environment.hpp>
#include <cccd/evidence.hpp>
#include <optional>

namespace cccd::access {

/// Whether MSE:Set AT carries tag 84 with the number of the domain parameters.
enum class DomainReference : std::uint8_t { omit, send };

/// One way of PACE that a chip offers.
struct PaceChoice {
    const PaceSuite* suite = nullptr;
    std::uint32_t parameter_id = 0; ///< as the chip numbers it
    crypto::Group group;
    DomainReference reference = DomainReference::omit;
    bool explicit_parameters = false; ///< the chip wrote the group's parameters out
};

struct PaceResult {
    Bytes chip_public_key; ///< ephemeral; Comp() of it is the chip's identity in Terminal Authentication
    Bytes own_public_key;  ///< ephemeral; with chip authentication mapping the terminal signs Comp() of it
    std::optional<ChipMappingRecord> chip_mapping;
};

/// The script: afterwards secure messaging is attached to the link.
/// Errors: access_denied_wrong_key, access_blocked (password suspended, blocked or deactivated), access_not_offered,
/// access_protocol_failed (a hostile or broken chip), those of the link. The status word tells tries left (63Cx).
Result<PaceResult> run_pace(iso7816::CardLink& link, const PaceChoice& choice, const AccessKey& key, Random& random);

} // namespace cccd::access
