// Doc 9303-11 §4.4.3.3: from the nonce to an ephemeral generator.
#pragma once

#include "protocols/domain.hpp"

#include <optional>

namespace softchip {

/// §4.4.3.3.1, generic mapping: s * G + H, with H from an anonymous key agreement.
std::optional<Bytes> map_generic(const Domain& domain, View nonce, View shared_point);

/// §4.4.3.3.2, the pseudo-random function R(s, t), reduced modulo p.
Bytes pseudo_random_number(Cipher cipher, View s, View t, View p);

/// §4.4.3.3.2, integrated mapping: f(R_p(s, t)).
std::optional<Bytes> map_integrated(const Domain& domain, Cipher cipher, View s, View t);

} // namespace softchip
