// Doc 9303-11 §6.1: the chip signs the terminal's challenge.
#pragma once

#include "core/random.hpp"
#include "softchip/profile.hpp"

#include <optional>

namespace softchip {

/// RSA: ISO 9796-2 scheme 1 with partial recovery. ECDSA: over the challenge itself.
std::optional<Bytes> sign_challenge(const ActiveAuthentication& configuration, View rnd_ifd, Random& random);

/// F of Appendix F: 6A || M1 || h(M1 || M2) || trailer, as long as the modulus.
Bytes recoverable_message(std::size_t modulus_size, Hash hash, View trailer, View m1, View rnd_ifd);

} // namespace softchip
