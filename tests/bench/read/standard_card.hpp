// The card that every figure of docs/speed.md is about: a chip in software whose files have fixed sizes.
#pragma once

#include "card_sizes.hpp"

#include <cccd/trust.hpp>
#include <filesystem>
#include <softchip/profile.hpp>

namespace bench {

enum class Holds : std::uint8_t {
    everything,      ///< SOD, DG1, DG2, DG13, DG14, DG15; Chip and Active Authentication
    what_peers_read, ///< SOD, DG1, DG2
};

struct StandardCard {
    softchip::Profile profile;
    cccd::Bytes anchor; ///< the certificate of the CSCA, DER
};

/// PACE-GM with brainpoolP256r1 by CAN, secure messaging with `cipher`. Throws what a bench can only stop at.
StandardCard make_standard_card(const std::filesystem::path& profiles, Holds holds, softchip::Cipher cipher);

/// EF.ATR/INFO with these buffer sizes, in octets of a whole APDU (ISO/IEC 7816-4 §12.7.1).
void announce_buffers(softchip::Profile& profile, std::size_t command, std::size_t response);

} // namespace bench
