#include "primitives/point_encoding.hpp"

#include "primitives/number.hpp"

namespace softchip::primitives {

namespace {

// Arithmetic modulo p, so that the steps below read like Appendix B.2.
struct Field {
    Context scratch = context();
    Number p;

    explicit Field(View prime) : p(number(prime)) {}

    Number add(const Number& a, const Number& b) {
        Number r = number();
        BN_mod_add(r.get(), a.get(), b.get(), p.get(), scratch.get());
        return r;
    }
    Number mul(const Number& a, const Number& b) {
        Number r = number();
        BN_mod_mul(r.get(), a.get(), b.get(), p.get(), scratch.get());
        return r;
    }
    Number negate(const Number& a) {
        Number r = number();
        const Number zero = number(0UL);
        BN_mod_sub(r.get(), zero.get(), a.get(), p.get(), scratch.get());
        return r;
    }
    Number power(const Number& a, const Number& exponent) {
        Number r = number();
        BN_mod_exp(r.get(), a.get(), exponent.get(), p.get(), scratch.get());
        return r;
    }
    Number inverse(const Number& a) {
        Number exponent(BN_dup(p.get()));
        BN_sub_word(exponent.get(), 2);
        return power(a, exponent);
    }
    // p - 1 - (p + 1) / 4, the exponent of step 7; p = 3 mod 4 makes the division exact.
    Number root_exponent() {
        Number quarter(BN_dup(p.get()));
        BN_add_word(quarter.get(), 1);
        BN_rshift(quarter.get(), quarter.get(), 2);
        Number r(BN_dup(p.get()));
        BN_sub_word(r.get(), 1);
        BN_sub(r.get(), r.get(), quarter.get());
        return r;
    }
};

} // namespace

std::optional<Bytes> encode_as_point(const Curve& curve, View element) {
    Field f(curve.prime());
    if (BN_mod_word(f.p.get(), 4) != 3) return std::nullopt;
    const Number t = number(element), a = number(curve.coefficient_a()), b = number(curve.coefficient_b());
    const Number one = number(1UL);
    const auto curve_value = [&](const Number& x) {
        return f.add(f.add(f.mul(f.mul(x, x), x), f.mul(a, x)), b); // x^3 + ax + b
    };

    const Number alpha = f.negate(f.mul(t, t));                                            // 1
    const Number sum = f.add(alpha, f.mul(alpha, alpha));                                  // alpha + alpha^2
    const Number x2 = f.mul(f.negate(f.mul(b, f.inverse(a))), f.add(one, f.inverse(sum))); // 2
    const Number x3 = f.mul(alpha, x2);                                                    // 3
    const Number h2 = curve_value(x2);                                                     // 4
    const Number u = f.mul(f.mul(f.mul(t, t), t), h2);                                     // 6
    const Number big_a = f.power(h2, f.root_exponent());                                   // 7
    const bool first = BN_is_one(f.mul(f.mul(big_a, big_a), h2).get());
    const Number& x = first ? x2 : x3; // 8 and 9
    const Number y = first ? f.mul(big_a, h2) : f.mul(big_a, u);

    // 10: the cofactor of every standardised curve is 1.
    Bytes point = {0x04};
    for (const auto* coordinate : {x.get(), y.get()}) {
        const Bytes bytes = fixed(coordinate, curve.field_size());
        point.insert(point.end(), bytes.begin(), bytes.end());
    }
    if (!curve.holds(point)) return std::nullopt;
    return point;
}

} // namespace softchip::primitives
