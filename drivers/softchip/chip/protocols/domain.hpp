// One view of the two kinds of Diffie-Hellman group, so that PACE and Chip Authentication read like the standard.
#pragma once

#include "primitives/curve.hpp"
#include "primitives/modp.hpp"
#include "softchip/bytes.hpp"
#include "softchip/profile.hpp"

#include <memory>
#include <optional>

namespace softchip {

class Domain {
public:
    /// §9.5.1; nullopt when the parameter id is unknown or of the other kind.
    static std::optional<Domain> standardised(Agreement agreement, int parameter_id);

    Agreement agreement() const;
    Bytes order() const;
    Bytes generator() const { return generator_; }
    void set_generator(Bytes generator) { generator_ = std::move(generator); }

    /// Public key of a private scalar: the point, or the number as long as p.
    Bytes public_key(View scalar) const;

    /// A public key as it came: leading zeros of a number restored; nullopt when it is not an element of the group
    /// (§9.4.5 asks for validation: off the curve, infinity, wrong subgroup, out of range).
    std::optional<Bytes> accept(View encoded) const;
    /// A public key as it goes out (§9.4.1): a point as it is, a number without leading zeros.
    Bytes encode(View element) const;

    /// scalar * element, whole (a point 04 || x || y, or a number as long as p); nullopt at infinity.
    std::optional<Bytes> agree(View scalar, View element) const;
    /// The product or sum of two elements.
    std::optional<Bytes> combine(View a, View b) const;
    /// §9.7.1: what goes into the KDF: the x-coordinate, or the number as long as p.
    Bytes shared_secret(View element) const;

    /// §9.4: 7F49 { 06 oid, 84 or 86 public key }, the object that authentication tokens cover.
    Bytes public_key_object(View oid, View element) const;

    /// Comp() of §7.1.4: the x-coordinate of a point, SHA-1 of a number.
    Bytes compress(View element) const;

    const primitives::Curve* curve() const { return curve_ ? &*curve_ : nullptr; }
    const primitives::ModpGroup* modp() const { return modp_.get(); }

private:
    Domain() = default;

    std::optional<primitives::Curve> curve_; // one of the two
    std::shared_ptr<const primitives::ModpGroup> modp_;
    Bytes generator_;
};

} // namespace softchip
