#include "primitives/curve.hpp"

#include "primitives/number.hpp"

#include <map>
#include <memory>
#include <openssl/ec.h>
#include <openssl/obj_mac.h>
#include <openssl/objects.h>

namespace softchip::primitives {

namespace {

using Group = std::unique_ptr<EC_GROUP, decltype(&EC_GROUP_free)>;
using Point = std::unique_ptr<EC_POINT, decltype(&EC_POINT_free)>;

// Doc 9303-11 §9.5.1, table of standardised domain parameters.
int nid_of(int parameter_id) {
    switch (parameter_id) {
    case 8:
        return NID_X9_62_prime192v1;
    case 9:
        return NID_brainpoolP192r1;
    case 10:
        return NID_secp224r1;
    case 11:
        return NID_brainpoolP224r1;
    case 12:
        return NID_X9_62_prime256v1;
    case 13:
        return NID_brainpoolP256r1;
    case 14:
        return NID_brainpoolP320r1;
    case 15:
        return NID_secp384r1;
    case 16:
        return NID_brainpoolP384r1;
    case 17:
        return NID_brainpoolP512r1;
    case 18:
        return NID_secp521r1;
    default:
        return NID_undef;
    }
}

Group group_of(int parameter_id) {
    return {EC_GROUP_new_by_curve_name(nid_of(parameter_id)), EC_GROUP_free};
}

Point empty_point(const EC_GROUP* group) {
    return {EC_POINT_new(group), EC_POINT_free};
}

// EC_POINT_oct2point refuses what is not on the curve. Only the uncompressed form is used (§9.4.5).
Point decode(const EC_GROUP* group, View bytes) {
    Point point = empty_point(group);
    if (bytes.empty() || bytes[0] != 4 ||
        EC_POINT_oct2point(group, point.get(), bytes.data(), bytes.size(), nullptr) != 1)
        point.reset();
    return point;
}

std::optional<Bytes> encode(const EC_GROUP* group, const EC_POINT* point) {
    if (EC_POINT_is_at_infinity(group, point) == 1) return std::nullopt;
    Bytes out(EC_POINT_point2oct(group, point, POINT_CONVERSION_UNCOMPRESSED, nullptr, 0, nullptr));
    EC_POINT_point2oct(group, point, POINT_CONVERSION_UNCOMPRESSED, out.data(), out.size(), nullptr);
    return out;
}

} // namespace

std::optional<Curve> Curve::standardised(int parameter_id) {
    if (nid_of(parameter_id) == NID_undef) return std::nullopt;
    return Curve(parameter_id);
}

const char* Curve::name() const {
    return OBJ_nid2sn(nid_of(id_));
}

std::size_t Curve::field_size() const {
    return (static_cast<std::size_t>(EC_GROUP_get_degree(group_of(id_).get())) + 7) / 8;
}

Bytes Curve::order() const {
    const Group group = group_of(id_);
    const BIGNUM* order = EC_GROUP_get0_order(group.get());
    return fixed(order, static_cast<std::size_t>(BN_num_bytes(order)));
}

namespace {
enum class Parameter { prime, a, b };
Bytes parameter(int id, Parameter which, std::size_t size) {
    const Group group = group_of(id);
    const Number p = number(), a = number(), b = number();
    EC_GROUP_get_curve(group.get(), p.get(), a.get(), b.get(), nullptr);
    return fixed(which == Parameter::prime ? p.get() : which == Parameter::a ? a.get() : b.get(), size);
}
} // namespace

Bytes Curve::prime() const {
    return parameter(id_, Parameter::prime, field_size());
}
Bytes Curve::coefficient_a() const {
    return parameter(id_, Parameter::a, field_size());
}
Bytes Curve::coefficient_b() const {
    return parameter(id_, Parameter::b, field_size());
}

Bytes Curve::generator() const {
    const Group group = group_of(id_);
    return encode(group.get(), EC_GROUP_get0_generator(group.get())).value_or(Bytes{});
}

std::optional<Bytes> Curve::multiply(View scalar, View point) const {
    const Group group = group_of(id_);
    const Point base = decode(group.get(), point);
    if (!base) return std::nullopt;
    const Point result = empty_point(group.get());
    const Number factor = number(scalar);
    if (EC_POINT_mul(group.get(), result.get(), nullptr, base.get(), factor.get(), nullptr) != 1) return std::nullopt;
    return encode(group.get(), result.get());
}

std::optional<Bytes> Curve::add(View p, View q) const {
    const Group group = group_of(id_);
    const Point left = decode(group.get(), p), right = decode(group.get(), q);
    if (!left || !right) return std::nullopt;
    const Point sum = empty_point(group.get());
    if (EC_POINT_add(group.get(), sum.get(), left.get(), right.get(), nullptr) != 1) return std::nullopt;
    return encode(group.get(), sum.get());
}

bool Curve::holds(View point) const {
    const Group group = group_of(id_);
    return decode(group.get(), point) != nullptr;
}

Bytes divide_mod(View b, View a, View m) {
    const Context scratch = context();
    const Number modulus = number(m), numerator = number(b), denominator = number(a), result = number();
    const Number inverse(BN_mod_inverse(nullptr, denominator.get(), modulus.get(), scratch.get()));
    if (!inverse) return {};
    BN_mod_mul(result.get(), numerator.get(), inverse.get(), modulus.get(), scratch.get());
    return fixed(result.get(), m.size());
}

} // namespace softchip::primitives
