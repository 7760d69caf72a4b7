// Chip Authentication version 1 (Doc 9303-11 §6.2).
#pragma once

#include "iso7816/link.hpp"
#include "lds/security_infos.hpp"

#include <cccd/environment.hpp>
#include <cccd/evidence.hpp>

namespace cccd::auth {

/// True where DG14 has a public key for Chip Authentication that this library can use.
[[nodiscard]] bool offers_chip_authentication(const lds::SecurityInfos& dg14) noexcept;

/// Agrees on new keys and puts the link under them. `proved` in the record is false until a command under the new keys
/// has succeeded: the caller reads on, and sets it with the first good response (a chip without the private key can not
/// answer it). Errors: access_suite_unknown, chip_authentication_failed (refused by the chip, the status word says how;
/// the old keys are still in place), key_malformed, curve_unknown, those of the link.
Result<ChipAuthenticationRecord> run_chip_authentication(iso7816::CardLink& link, const lds::SecurityInfos& dg14,
                                                         Random& random);

} // namespace cccd::auth
