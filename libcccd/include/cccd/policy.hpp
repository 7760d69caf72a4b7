// What the caller accepts: how a chip may be opened, and what a verified document must show.
#pragma once

#include <cstdint>

namespace cccd {

/// When Basic Access Control may stand in for PACE. BAC is weaker: eavesdropped sessions can be broken offline.
enum class BacRule : std::uint8_t {
    never,
    when_pace_not_offered, ///< also where EF.CardAccess was missing and the assumed constant of card.md failed
    also_after_failed_pace ///< a downgrade; the report names it
};

enum class ExtendedRule : std::uint8_t {
    when_announced, ///< EF.ATR/INFO or ATR says so, and the reader's limits allow it (Doc 9303-11 §9.3.1.2)
    try_first,      ///< try, fall back to short; a deviation that the report names
    never
};

struct AccessPolicy {
    BacRule bac = BacRule::when_pace_not_offered;
    bool plain = true;               ///< accept a chip without access control (Doc 9303-11 §4.1)
    bool assume_card_access = true;  ///< no EF.CardAccess: try PACE once with the constant of card.md
    bool pace_3des = true;           ///< accept PACE suites with 3DES
    bool chip_authentication = true; ///< run Chip Authentication where offered, before the bulk is read
    std::uint8_t max_attempts = 6;   ///< tries in all, each password at most once a method
    ExtendedRule extended = ExtendedRule::when_announced;
    std::uint16_t max_read = 0; ///< octets asked for in one READ BINARY; 0: as many as chip and reader allow
};

struct VerifyPolicy {
    bool require_trust_anchor = true;      ///< chain to a CSCA of the trust store
    bool require_genuine_chip = true;      ///< Active or Chip Authentication (or PACE-CAM) passed
    bool accept_sha1 = false;              ///< signatures and digests with SHA-1
    std::uint16_t min_rsa_bits = 2048;     ///< RSA keys of DS and CSCA
    bool require_current_validity = false; ///< DS and CSCA valid today, not only when the document was signed
    bool require_fresh_revocation = false; ///< a CRL that is not stale
};

} // namespace cccd
