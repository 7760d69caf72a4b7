// Elliptic curves over prime fields: points go in and out as 04 || x || y, scalars as big-endian bytes.
#pragma once

#include "softchip/bytes.hpp"

#include <optional>

namespace softchip::primitives {

class Curve {
public:
    /// Doc 9303-11 §9.5.1, parameter ids 8 to 18.
    static std::optional<Curve> standardised(int parameter_id);

    std::size_t field_size() const; // bytes
    Bytes order() const;            // big-endian, no leading zero
    Bytes prime() const;
    Bytes coefficient_a() const;
    Bytes coefficient_b() const;
    Bytes generator() const;

    /// scalar * point; nullopt when `point` is no point of the curve, or the result is infinity.
    std::optional<Bytes> multiply(View scalar, View point) const;
    std::optional<Bytes> add(View p, View q) const;
    bool holds(View point) const;

    /// The OpenSSL name, such as "brainpoolP256r1".
    const char* name() const;
    int id() const { return id_; }

private:
    explicit Curve(int id) : id_(id) {}
    int id_;
};

/// a^-1 * b mod m, as long as m.
Bytes divide_mod(View b, View a, View m);

} // namespace softchip::primitives
