// Chip Authentication version 1 (Doc 9303-11 §6.2).
#pragma once

#include "iso7816/link.hpp"
#include "lds/security_infos.hpp"

#include <cccd/environment.hpp>
#include <cccd/evidence.hpp>

namespace cccd::auth {

/// What Chip Authentication leaves for Terminal Authentication.
struct ChipAuthenticationResult {
    ChipAuthenticationRecord record;
    Bytes terminal_key; ///< Comp(PK_DH,IFD), which the terminal signs (Doc 9303-11 §7.1.2)
};

/// Agrees on new keys and puts the link under them. `proved` in the record is false until a command under the new keys
/// has succeeded: the caller reads on, and sets it with the first good response (a chip without the private key can not
/// answer it). Offers are tried from the strongest down while the chip refuses them; `refused_before` tries
/// were refused without secure messaging in channels before, where each offer has two. Errors:
/// access_suite_unknown (DG14 offers nothing that is known), chip_authentication_failed (refused by the chip, the
/// status word says how; the old keys are still in place), those of the link.
Result<ChipAuthenticationResult> agree_with_chip(iso7816::CardLink& link, const lds::SecurityInfos& dg14,
                                                 Random& random, std::size_t refused_before = 0);

} // namespace cccd::auth
