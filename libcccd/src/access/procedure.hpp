// The chip access procedure (Doc 9303-11 §4.2): what is tried, in which order, and what is never tried.
#pragma once

#include "access/attempts.hpp"
#include "access/card_access.hpp"

#include <cccd/access_key.hpp>
#include <cccd/evidence.hpp>
#include <cccd/policy.hpp>
#include <cccd/report.hpp>

namespace cccd::access {

/// An opened chip: the eMRTD application is selected, secure messaging attached (not for plain access).
struct OpenedChip {
    AccessRecord record;
    Bytes card_access; ///< EF.CardAccess as read; empty where there was none
    std::optional<ChipMappingRecord> chip_mapping;
    Bytes card_security; ///< EF.CardSecurity, read after PACE-CAM alone; empty where the chip did not give it
    /// ID_PICC of Terminal Authentication: Comp(ephemeral PACE key), or the document number with check digit after BAC
    /// (Doc 9303-11 §7.1.2).
    Bytes chip_identity;
    /// Comp(PK_DH,IFD) of PACE with chip authentication mapping; empty otherwise. Chip Authentication puts its newer
    /// one here.
    Bytes terminal_key;
    CardLimits limits;            ///< what is known of such cards, and what was learned of this one
    std::optional<CardKind> kind; ///< none where the reader gave no answer to reset
};

/// EF.CardAccess; PACE with the CANs, then with the MRZ keys; the application; BAC where the policy allows; a chip
/// without access control. Errors: no_access_key, access_denied_wrong_key (every password was refused),
/// access_not_offered, access_tries_exhausted (limit of the policy, or the chip slows down or counts down),
/// access_blocked, access_protocol_failed, access_suite_unknown, access_parameters_refused, not_an_emrtd, those of the
/// link. `memory`: limits of such cards; `attempts`: what this card has refused before; both may be null.
Result<OpenedChip> open_chip(iso7816::CardLink& link, const AccessKeys& keys, const AccessPolicy& policy,
                             Random& random, ReaderLimits* memory = nullptr, Attempts* attempts = nullptr);

} // namespace cccd::access
