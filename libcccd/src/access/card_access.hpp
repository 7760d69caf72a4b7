// EF.CardAccess (Doc 9303-11 §9.2.11), read before the eMRTD application is selected, and what card.md says to do where
// a chip will not give it.
#pragma once

#include "iso7816/link.hpp"
#include "lds/security_infos.hpp"

#include <cccd/card_limits.hpp>

namespace cccd::access {

struct CardAccess {
    Bytes content;            ///< as read; empty where the chip has none
    lds::SecurityInfos infos; ///< of the file, or of the constant
    bool assumed = false;     ///< the constant stands in for the file
    bool malformed = false;   ///< the file was read but is no SecurityInfos
};

/// The EF.CardAccess that card.md gives for a CCCD.
[[nodiscard]] ByteView assumed_card_access() noexcept;

/// Never fails for want of the file. Learns how the chip wants to be asked. Errors: those of the link.
Result<CardAccess> read_card_access(iso7816::CardLink& link, CardLimits& limits);

} // namespace cccd::access
