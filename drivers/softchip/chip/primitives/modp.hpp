// Prime-order subgroups modulo a prime (RFC 5114); elements go in and out as big-endian bytes as long as p.
#pragma once

#include "softchip/bytes.hpp"

#include <optional>

namespace softchip::primitives {

struct ModpGroup {
    Bytes p, q, g;

    /// Doc 9303-11 §9.5.1, parameter ids 0 to 2.
    static std::optional<ModpGroup> standardised(int parameter_id);

    Bytes power(View base, View exponent) const;
    Bytes product(View a, View b) const;
    /// RFC 2631 §2.1.5: 2 <= y <= p - 2 (1 is refused too) and y^q = 1.
    bool holds(View y) const;
    /// x^((p-1)/q): into the subgroup.
    Bytes into_subgroup(View x) const;
};

/// value mod p, as long as p.
Bytes reduce(View value, View p);

} // namespace softchip::primitives
