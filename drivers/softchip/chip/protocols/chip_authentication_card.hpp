// Doc 9303-11 §6.2: Chip Authentication version 1, the chip's side.
#pragma once

#include "protocols/domain.hpp"
#include "protocols/key_derivation.hpp"
#include "softchip/profile.hpp"

#include <optional>

namespace softchip {

struct ChipAuthenticationResult {
    SessionKeys keys;
    Bytes terminal_key; // Comp(PK_DH,IFD), which Terminal Authentication signs
};

/// §6.2.1 step 3: K = KA(SK_IC, PK_DH,IFD); nullopt when the terminal's key is not an element of the group.
std::optional<ChipAuthenticationResult> authenticate_chip(const ChipKey& key, View terminal_public_key);

} // namespace softchip
