#include "pki/curves.hpp"

#include "base/try.hpp"
#include "pki/der.hpp"
#include "pki/oid.hpp"

#include <memory>
#include <openssl/ec.h>
#include <openssl/obj_mac.h>

namespace cccd::pki {

namespace {

struct Known {
    Oid oid;
    const char* name;
    const char* group_name;
    int nid;
};

constexpr std::array<Known, 9> known{{
    {"1.3.132.0.33", "secp224r1", "P-224", NID_secp224r1},
    {"1.2.840.10045.3.1.7", "secp256r1", "P-256", NID_X9_62_prime256v1},
    {"1.3.132.0.34", "secp384r1", "P-384", NID_secp384r1},
    {"1.3.132.0.35", "secp521r1", "P-521", NID_secp521r1},
    {"1.3.36.3.3.2.8.1.1.5", "brainpoolP224r1", "brainpoolP224r1", NID_brainpoolP224r1},
    {"1.3.36.3.3.2.8.1.1.7", "brainpoolP256r1", "brainpoolP256r1", NID_brainpoolP256r1},
    {"1.3.36.3.3.2.8.1.1.9", "brainpoolP320r1", "brainpoolP320r1", NID_brainpoolP320r1},
    {"1.3.36.3.3.2.8.1.1.11", "brainpoolP384r1", "brainpoolP384r1", NID_brainpoolP384r1},
    {"1.3.36.3.3.2.8.1.1.13", "brainpoolP512r1", "brainpoolP512r1", NID_brainpoolP512r1},
}};

constexpr Oid prime_field{"1.2.840.10045.1.1"};

struct FreeGroup {
    void operator()(EC_GROUP* group) const noexcept { EC_GROUP_free(group); }
};
struct FreeNumber {
    void operator()(BIGNUM* number) const noexcept { BN_free(number); }
};
using Number = std::unique_ptr<BIGNUM, FreeNumber>;

Bytes octets(const BIGNUM* number) {
    Bytes out(static_cast<std::size_t>(BN_num_bytes(number)));
    BN_bn2bin(number, out.data());
    return out;
}

Curve describe_curve(const Known& entry) {
    Curve curve{entry.name, entry.group_name, 0, 0, {}, {}, {}, {}, {}, {}};
    const std::unique_ptr<EC_GROUP, FreeGroup> group(EC_GROUP_new_by_curve_name(entry.nid));
    const Number p(BN_new()), a(BN_new()), b(BN_new()), x(BN_new()), y(BN_new());
    if (!group || !p || !a || !b || !x || !y) return curve;
    if (EC_GROUP_get_curve(group.get(), p.get(), a.get(), b.get(), nullptr) != 1 ||
        EC_POINT_get_affine_coordinates(group.get(), EC_GROUP_get0_generator(group.get()), x.get(), y.get(), nullptr) !=
            1)
        return curve;
    curve.p = octets(p.get());
    curve.a = octets(a.get());
    curve.b = octets(b.get());
    curve.gx = octets(x.get());
    curve.gy = octets(y.get());
    curve.n = octets(EC_GROUP_get0_order(group.get()));
    curve.field_bits = static_cast<unsigned>(BN_num_bits(p.get()));
    curve.order_octets = curve.n.size();
    return curve;
}

const std::array<Curve, known.size()>& curves() {
    static const auto table = [] {
        std::array<Curve, known.size()> all;
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = describe_curve(known[i]);
        return all;
    }();
    return table;
}

constexpr Error unknown_curve{ErrorCode::curve_unknown, Stage::none, 0, 0, "no curve that document PKIs use"};

bool same_number(ByteView given, const Bytes& expected) noexcept {
    return equal(der::without_leading_zeros(given), expected);
}

/// An uncompressed or compressed point (SEC 1 §2.3.3) that equals the curve's generator.
bool is_generator(ByteView point, const Curve& curve) noexcept {
    const std::size_t width = (curve.field_bits + 7) / 8;
    if (point.empty()) return false;
    if (point[0] == 0x04)
        return point.size() == 1 + 2 * width && same_number(point.subspan(1, width), curve.gx) &&
               same_number(point.subspan(1 + width), curve.gy);
    const bool odd = (curve.gy.back() & 1) != 0;
    return point[0] == (odd ? 0x03 : 0x02) && point.size() == 1 + width && same_number(point.subspan(1), curve.gx);
}

struct Explicit {
    ByteView p, a, b, generator, n;
    std::optional<tlv::Element> cofactor;
    bool seed = false;
};

Result<Explicit> parse_parameters(ByteView parameters) {
    Explicit out;
    Cursor cursor(parameters);
    CCCD_TRY([[maybe_unused]] const ByteView version, tlv::expect(cursor, der::integer));
    CCCD_TRY(const ByteView field, tlv::expect(cursor, der::sequence));
    CCCD_TRY(const ByteView curve, tlv::expect(cursor, der::sequence));
    CCCD_TRY(out.generator, tlv::expect(cursor, der::octet_string));
    CCCD_TRY(const ByteView order, tlv::expect(cursor, der::integer));
    CCCD_TRY(out.n, der::positive_integer(order));
    CCCD_TRY(out.cofactor, der::optional(cursor, der::integer));
    if (!cursor.at_end()) return der::malformed("octets after the curve parameters");

    Cursor field_cursor(field);
    CCCD_TRY(const ByteView field_type, tlv::expect(field_cursor, der::object_identifier));
    if (!(field_type == prime_field)) return unknown_curve;
    CCCD_TRY(const ByteView prime, tlv::only(field_cursor.rest(), der::integer));
    CCCD_TRY(out.p, der::positive_integer(prime));

    Cursor curve_cursor(curve);
    CCCD_TRY(out.a, tlv::expect(curve_cursor, der::octet_string));
    CCCD_TRY(out.b, tlv::expect(curve_cursor, der::octet_string));
    CCCD_TRY(const auto seed, der::optional(curve_cursor, der::bit_string));
    if (!curve_cursor.at_end()) return der::malformed("octets after the curve coefficients");
    out.seed = seed.has_value();
    return out;
}

} // namespace

Result<const Curve*> curve_from_oid(ByteView oid) {
    for (std::size_t i = 0; i < known.size(); ++i)
        if (oid == known[i].oid) return &curves()[i];
    return unknown_curve;
}

Result<const Curve*> curve_from_parameters(ByteView parameters, Remarks& remarks) {
    CCCD_TRY(const Explicit given, parse_parameters(parameters));
    if (given.cofactor && !equal(given.cofactor->value, as_bytes("\x01"))) return unknown_curve;
    for (const auto& curve : curves()) {
        if (!same_number(given.p, curve.p) || !same_number(given.n, curve.n)) continue;
        if (!same_number(given.a, curve.a) || !same_number(given.b, curve.b) || !is_generator(given.generator, curve))
            return Error{ErrorCode::curve_unknown, Stage::none, 0, 0, "parameters imitate a known curve"};
        const std::size_t width = (curve.field_bits + 7) / 8;
        if (given.a.size() != width || given.b.size() != width) remarks.notice("pki.curve_coefficient_length");
        if (given.seed) remarks.notice("pki.curve_seed");
        return &curve;
    }
    return unknown_curve;
}

} // namespace cccd::pki
