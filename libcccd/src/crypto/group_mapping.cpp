// A field element becomes an element of the group: the mathematics of integrated mapping (Doc 9303-11 §4.4.3.3.2 and
// Appendix B).
#include "base/try.hpp"
#include "crypto/failure.hpp"
#include "crypto/group_state.hpp"

#include <initializer_list>

namespace cccd::crypto {

namespace {

/// Arithmetic modulo p that remembers whether a step failed.
class Field {
public:
    explicit Field(const BIGNUM* p) : p_(p), context_(BN_CTX_secure_new()) {}

    BigNumber multiply(const BigNumber& a, const BigNumber& b) {
        return keep(BN_mod_mul(fresh(), a.get(), b.get(), p_, context_.get()));
    }
    BigNumber add(const BigNumber& a, const BigNumber& b) {
        return keep(BN_mod_add(fresh(), a.get(), b.get(), p_, context_.get()));
    }
    BigNumber negate(const BigNumber& a) { return keep(BN_mod_sub(fresh(), zero_.get(), a.get(), p_, context_.get())); }
    BigNumber power(const BigNumber& a, const BigNumber& e) {
        return keep(BN_mod_exp_mont_consttime(fresh(), a.get(), e.get(), p_, context_.get(), nullptr));
    }
    BigNumber inverse(const BigNumber& a) {
        return keep(BN_mod_inverse(fresh(), a.get(), p_, context_.get()) != nullptr);
    }
    BigNumber reduce(const BigNumber& a) { return keep(BN_nnmod(fresh(), a.get(), p_, context_.get())); }
    [[nodiscard]] bool good() const noexcept { return good_ && context_ && zero_; }
    [[nodiscard]] BN_CTX* context() const noexcept { return context_.get(); }

private:
    BIGNUM* fresh() {
        result_.reset(BN_new());
        return result_.get();
    }
    BigNumber keep(int success) {
        good_ = good_ && success == 1;
        return std::move(result_);
    }
    const BIGNUM* p_;
    BigNumberContext context_;
    BigNumber zero_{BN_new()};
    BigNumber result_;
    bool good_ = true;
};

/// x³ + a·x + b
BigNumber right_side(Field& field, const Group::State& curve, const BigNumber& x) {
    return field.add(field.add(field.multiply(field.multiply(x, x), x), field.multiply(curve.a, x)), curve.b);
}

/// Appendix B.2, steps 1 to 9, for affine coordinates; p = 3 mod 4.
Result<std::pair<BigNumber, BigNumber>> encode_point(Field& field, const Group::State& curve, const BigNumber& t) {
    const BigNumber one(BN_new()), exponent(BN_dup(curve.p.get())), quarter(BN_dup(curve.p.get()));
    if (!one || !exponent || !quarter || BN_one(one.get()) != 1) return failure("out of memory");
    const auto alpha = field.negate(field.multiply(t, t));
    const auto denominator = field.add(alpha, field.multiply(alpha, alpha));
    const auto minus_b_by_a = field.negate(field.multiply(curve.b, field.inverse(curve.a)));
    const auto x2 = field.multiply(minus_b_by_a, field.add(one, field.inverse(denominator)));
    const auto x3 = field.multiply(alpha, x2);
    const auto h2 = right_side(field, curve, x2);
    const auto u = field.multiply(field.multiply(field.multiply(t, t), t), h2);
    // A = h2^(p - 1 - (p + 1) / 4)
    BN_add_word(quarter.get(), 1);
    BN_rshift(quarter.get(), quarter.get(), 2);
    BN_sub_word(exponent.get(), 1);
    BN_sub(exponent.get(), exponent.get(), quarter.get());
    const auto a = field.power(h2, exponent);
    const bool square = BN_is_one(field.multiply(field.multiply(a, a), h2).get()) == 1;
    auto y = field.multiply(a, square ? h2 : u);
    auto x = field.reduce(square ? x2 : x3);
    if (!field.good()) return failure("the nonce maps to no point");
    return std::pair(std::move(x), std::move(y));
}

} // namespace

Result<SecretBytes> Group::map_integrated(ByteView octets) const {
    const auto wide = number_of(octets);
    Field field(state_->p.get());
    if (!wide || !field.good()) return failure("out of memory");
    const auto t = field.reduce(wide);
    if (kind() == GroupKind::finite) {
        // f_g(x) = x^a with the cofactor a = (p - 1) / q; power() refuses the result 1.
        const BigNumber cofactor(BN_dup(state_->p.get()));
        if (!cofactor || BN_sub_word(cofactor.get(), 1) != 1 ||
            BN_div(cofactor.get(), nullptr, cofactor.get(), state_->q.get(), field.context()) != 1)
            return failure("out of memory");
        const auto mapped = field.power(t, cofactor);
        if (!field.good() || BN_is_zero(mapped.get()) || BN_is_one(mapped.get()))
            return bad_key("the mapped generator is trivial");
        return fixed_width(mapped.get(), state_->field_size);
    }
    if (BN_mod_word(state_->p.get(), 4) != 3)
        return Error{ErrorCode::curve_unknown, Stage::none, 0, 0, "integrated mapping is not defined for this curve"};
    CCCD_TRY(const auto point, encode_point(field, *state_, t));
    const EcPoint mapped(EC_POINT_new(state_->curve.get()));
    if (!mapped || EC_POINT_set_affine_coordinates(state_->curve.get(), mapped.get(), point.first.get(),
                                                   point.second.get(), field.context()) != 1)
        return bad_key("the mapped point is not on the curve");
    return octets_of(*state_, mapped.get());
}

} // namespace cccd::crypto
