// Which file an identifier means, and whether it may be read now (Doc 9303-10 §3.11 and §4, Doc 9303-11 §4.4.2, §7.1).
#pragma once

#include "card/card.hpp"

namespace softchip {

/// 9000, 6A82 or 6982 for a file of the selected directory.
std::uint16_t file_access(const Card& card, std::uint16_t fid);

/// The file's bytes as the chip gives them; null when there is no such file in the selected directory.
const Bytes* file_content(const Card& card, std::uint16_t fid);

/// The file behind a short identifier in the selected directory (its lowest five bits; EF.DIR and EF.ATR/INFO differ).
std::optional<std::uint16_t> file_of_short_identifier(const Card& card, std::uint8_t sfi);

} // namespace softchip
