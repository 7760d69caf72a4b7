// EF.CardSecurity and what PACE with chip authentication mapping proves by it (Doc 9303-11 §4.4.3.5, §9.2.11).
#pragma once

#include "lds/security_infos.hpp"

#include <cccd/evidence.hpp>
#include <cccd/policy.hpp>
#include <cccd/report.hpp>
#include <cccd/trust.hpp>

namespace cccd::session {

/// The check card_security_signature into the report, where the file was read; the SecurityInfos where it holds.
[[nodiscard]] std::optional<lds::SecurityInfos> check_card_security(const Evidence& evidence, const Trust& trust,
                                                                    const VerifyPolicy& policy, WallTime now,
                                                                    Report& report);

/// The chip authentication data of the session against the static keys that EF.CardSecurity signs.
[[nodiscard]] Check check_chip_mapping(const Evidence& evidence, const std::optional<lds::SecurityInfos>& signed_infos);

} // namespace cccd::session
