// Doc 9303-11 §4.3: Basic Access Control, the chip's side.
#pragma once

#include "core/random.hpp"
#include "protocols/key_derivation.hpp"

#include <optional>
#include <string>

namespace softchip {

struct BacSession {
    Bytes response; // E_IC || M_IC
    SessionKeys keys;
    Bytes counter; // start of the SSC
};

/// Answers EXTERNAL AUTHENTICATE (E_IFD || M_IFD) to the challenge `rnd_ic`; nullopt when the terminal does not know
/// the MRZ.
std::optional<BacSession> authenticate_bac(const std::string& mrz_information, View rnd_ic, View command_data,
                                           Random& random);

} // namespace softchip
