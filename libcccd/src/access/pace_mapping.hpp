// From the nonce to the ephemeral generator (Doc 9303-11 §4.4.3.3). Pure mathematics.
#pragma once

#include "access/pace_suites.hpp"

#include <cccd/secret.hpp>

namespace cccd::access {

/// Generic mapping: s · G + H with H the agreed element, or g^s · h.
Result<Bytes> map_generic(const crypto::Group& group, ByteView nonce, ByteView agreed);
/// The pseudo-random function R(s, t), before the reduction modulo p.
Result<SecretBytes> pseudo_random(crypto::Cipher cipher, const crypto::Group& group, ByteView nonce,
                                  ByteView terminal_nonce);
/// Integrated mapping: f_G(R_p(s, t)).
Result<Bytes> map_integrated(crypto::Cipher cipher, const crypto::Group& group, ByteView nonce,
                             ByteView terminal_nonce);

} // namespace cccd::access
