// Basic Access Control (Doc 9303-11 §4.3).
#pragma once

#include "iso7816/link.hpp"

#include <cccd/access_key.hpp>
#include <cccd/environment.hpp>

namespace cccd::access {

/// Mutual authentication with the MRZ key; the application must be selected. Attaches secure messaging to the link.
/// Errors: access_denied_wrong_key (with the status word), access_not_offered (the chip knows no GET CHALLENGE),
/// access_protocol_failed (the answer is not one of BAC), invalid_argument (key is no MRZ key), those of the link.
Status run_bac(iso7816::CardLink& link, const AccessKey& key, Random& random);

} // namespace cccd::access
