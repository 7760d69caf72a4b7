#include "crypto/group.hpp"

#include "base/try.hpp"
#include "crypto/digest.hpp"
#include "crypto/failure.hpp"
#include "crypto/group_state.hpp"

namespace cccd::crypto {

namespace {

Result<BigNumber> field_element(const Group::State& state, ByteView element) {
    if (element.size() != state.field_size) return bad_key("the Diffie-Hellman value has the wrong length");
    auto number = number_of(element);
    if (!number) return failure("out of memory");
    if (BN_cmp(number.get(), state.p.get()) >= 0) return bad_key("the Diffie-Hellman value is not below the prime");
    return number;
}

/// RFC 2631 §2.1.5: 2 <= y <= p - 2 (p - 1 has order two) and y^q = 1.
Status check_field(const Group::State& state, ByteView element) {
    CCCD_TRY(const auto y, field_element(state, element));
    const BigNumberContext context(BN_CTX_new());
    const BigNumber above(BN_dup(state.p.get())), power(BN_new());
    if (!context || !above || !power || BN_sub_word(above.get(), 1) != 1) return failure("out of memory");
    if (BN_is_zero(y.get()) || BN_is_one(y.get()) || BN_cmp(y.get(), above.get()) >= 0)
        return bad_key("the Diffie-Hellman value is trivial");
    if (BN_mod_exp(power.get(), y.get(), state.q.get(), state.p.get(), context.get()) != 1)
        return failure("the exponentiation failed");
    if (!BN_is_one(power.get())) return bad_key("the Diffie-Hellman value is outside the subgroup");
    return {};
}

Result<SecretBytes> field_power(const Group::State& state, ByteView element, const BIGNUM* scalar) {
    CCCD_TRY(const auto base, field_element(state, element));
    const BigNumberContext context(BN_CTX_secure_new());
    const BigNumber result(BN_new());
    if (!context || !result ||
        BN_mod_exp_mont_consttime(result.get(), base.get(), scalar, state.p.get(), context.get(), nullptr) != 1)
        return failure("the exponentiation failed");
    if (BN_is_zero(result.get()) || BN_is_one(result.get())) return bad_key("the agreed value is trivial");
    return fixed_width(result.get(), state.field_size);
}

Result<SecretBytes> curve_power(const Group::State& state, ByteView element, const BIGNUM* scalar) {
    CCCD_TRY(const auto point, point_of(state, element));
    const BigNumberContext context(BN_CTX_secure_new());
    const EcPoint result(EC_POINT_new(state.curve.get()));
    if (!context || !result ||
        EC_POINT_mul(state.curve.get(), result.get(), nullptr, point.get(), scalar, context.get()) != 1)
        return failure("the point multiplication failed");
    return octets_of(state, result.get());
}

} // namespace

Result<SecretBytes> fixed_width(const BIGNUM* number, std::size_t width) {
    SecretBytes out(width);
    if (BN_bn2binpad(number, out.expose_mutable().data(), static_cast<int>(width)) != static_cast<int>(width))
        return bad_key("the number is too long");
    return out;
}

Result<EcPoint> point_of(const Group::State& state, ByteView element) {
    if (element.size() != 1 + 2 * state.field_size || element[0] != 0x04)
        return bad_key("the point is not in uncompressed form");
    EcPoint point(EC_POINT_new(state.curve.get()));
    const BigNumberContext context(BN_CTX_new());
    if (!point || !context) return failure("out of memory");
    if (EC_POINT_oct2point(state.curve.get(), point.get(), element.data(), element.size(), context.get()) != 1 ||
        EC_POINT_is_on_curve(state.curve.get(), point.get(), context.get()) != 1)
        return bad_key("the point is not on the curve");
    return point;
}

Result<SecretBytes> octets_of(const Group::State& state, const EC_POINT* point) {
    if (EC_POINT_is_at_infinity(state.curve.get(), point) == 1) return bad_key("the point is at infinity");
    SecretBytes out(1 + 2 * state.field_size);
    const BigNumberContext context(BN_CTX_new());
    if (EC_POINT_point2oct(state.curve.get(), point, POINT_CONVERSION_UNCOMPRESSED, out.expose_mutable().data(),
                           out.size(), context.get()) != out.size())
        return failure("the point can not be encoded");
    return out;
}

GroupKind Group::kind() const noexcept {
    return state_->row->kind;
}
unsigned Group::parameter_id() const noexcept {
    return state_->row->id;
}
std::string_view Group::name() const noexcept {
    return state_->row->name;
}
std::size_t Group::bits() const noexcept {
    return static_cast<std::size_t>(BN_num_bits(state_->p.get()));
}
std::size_t Group::element_size() const noexcept {
    return kind() == GroupKind::elliptic ? 1 + 2 * state_->field_size : state_->field_size;
}
std::size_t Group::scalar_size() const noexcept {
    return state_->order_size;
}

Bytes Group::generator() const {
    if (kind() == GroupKind::finite) {
        auto octets = fixed_width(state_->g.get(), state_->field_size);
        return octets ? to_bytes(octets->expose()) : Bytes{};
    }
    auto octets = octets_of(*state_, EC_GROUP_get0_generator(state_->curve.get()));
    return octets ? to_bytes(octets->expose()) : Bytes{};
}

Result<SecretBytes> Group::random_scalar(Random& random) const {
    const auto surplus =
        static_cast<unsigned>(state_->order_size * 8) - static_cast<unsigned>(BN_num_bits(state_->q.get()));
    // Each draw fits with a chance of at least one half.
    for (int attempt = 0; attempt < 128; ++attempt) {
        SecretBytes drawn(state_->order_size);
        CCCD_CHECK(random.fill(drawn.expose_mutable()));
        drawn.expose_mutable()[0] &= static_cast<std::uint8_t>(0xFFu >> surplus);
        const auto number = number_of(drawn.expose());
        if (!number) return failure("out of memory");
        if (!BN_is_zero(number.get()) && BN_cmp(number.get(), state_->q.get()) < 0) return drawn;
    }
    return Error{ErrorCode::random_failed, Stage::none, 0, 0, "the random generator gives no usable scalar"};
}

Result<SecretBytes> Group::power(ByteView element, ByteView scalar) const {
    const auto number = number_of(scalar);
    if (!number) return failure("out of memory");
    return kind() == GroupKind::elliptic ? curve_power(*state_, element, number.get())
                                         : field_power(*state_, element, number.get());
}

Result<SecretBytes> Group::combine(ByteView a, ByteView b) const {
    const BigNumberContext context(BN_CTX_secure_new());
    if (!context) return failure("out of memory");
    if (kind() == GroupKind::elliptic) {
        CCCD_TRY(const auto left, point_of(*state_, a));
        CCCD_TRY(const auto right, point_of(*state_, b));
        const EcPoint sum(EC_POINT_new(state_->curve.get()));
        if (!sum || EC_POINT_add(state_->curve.get(), sum.get(), left.get(), right.get(), context.get()) != 1)
            return failure("the point addition failed");
        return octets_of(*state_, sum.get());
    }
    CCCD_TRY(const auto left, field_element(*state_, a));
    CCCD_TRY(const auto right, field_element(*state_, b));
    const BigNumber product(BN_new());
    if (!product || BN_mod_mul(product.get(), left.get(), right.get(), state_->p.get(), context.get()) != 1)
        return failure("the multiplication failed");
    if (BN_is_zero(product.get()) || BN_is_one(product.get())) return bad_key("the mapped generator is trivial");
    return fixed_width(product.get(), state_->field_size);
}

Status Group::check(ByteView element) const {
    if (kind() == GroupKind::finite) return check_field(*state_, element);
    // All curves of the table have cofactor 1, so a point on the curve other than infinity has the full order.
    auto point = point_of(*state_, element);
    if (!point) return point.error();
    return {};
}

Bytes Group::to_wire(ByteView element) const {
    if (kind() == GroupKind::elliptic) return to_bytes(element);
    std::size_t zeros = 0;
    while (zeros + 1 < element.size() && element[zeros] == 0) ++zeros;
    return to_bytes(element.subspan(zeros));
}

Result<Bytes> Group::from_wire(ByteView received) const {
    Bytes element = to_bytes(received);
    if (kind() == GroupKind::finite) {
        std::size_t zeros = 0;
        while (zeros < element.size() && element[zeros] == 0) ++zeros;
        const auto digits = element.size() - zeros;
        if (digits > state_->field_size || element.size() > state_->field_size + 1)
            return bad_key("the Diffie-Hellman value has the wrong length");
        Bytes padded(state_->field_size - digits);
        padded.insert(padded.end(), element.begin() + static_cast<std::ptrdiff_t>(zeros), element.end());
        element = std::move(padded);
    }
    CCCD_CHECK(check(element));
    return element;
}

Result<SecretBytes> Group::secret_of(ByteView element) const {
    if (element.size() != element_size()) return bad_key("the element has the wrong length");
    return SecretBytes(kind() == GroupKind::elliptic ? element.subspan(1, state_->field_size) : element);
}

Result<SecretBytes> Group::agree(ByteView private_key, ByteView peer) const {
    CCCD_CHECK(check(peer));
    CCCD_TRY(const auto shared, power(peer, private_key));
    return secret_of(shared.expose());
}

Result<Bytes> Group::compress(ByteView element) const {
    if (element.size() != element_size()) return bad_key("the element has the wrong length");
    if (kind() == GroupKind::elliptic) return to_bytes(element.subspan(1, state_->field_size));
    return digest(Hash::sha1, to_wire(element));
}

Result<KeyPair> make_key_pair(const Group& group, ByteView base, Random& random) {
    CCCD_TRY(auto private_key, group.random_scalar(random));
    CCCD_TRY(const auto public_key, group.power(base, private_key.expose()));
    return KeyPair{std::move(private_key), to_bytes(public_key.expose())};
}

} // namespace cccd::crypto
