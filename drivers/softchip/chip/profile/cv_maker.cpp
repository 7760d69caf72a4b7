#include "softchip/cv_maker.hpp"

#include "core/ber.hpp"
#include "primitives/curve.hpp"
#include "primitives/private_key.hpp"
#include "protocols/cv_certificate.hpp"

#include <algorithm>

namespace softchip {

using primitives::PrivateKey;
using primitives::Scheme;

struct CvKey::Inside {
    PrivateKey key;
    SignatureSuite suite;
    std::optional<primitives::Curve> curve;
};

namespace {

Bytes without_leading_zeros(Bytes number) {
    number.erase(number.begin(), std::find_if(number.begin(), number.end(), [](std::uint8_t b) { return b != 0; }));
    return number;
}

Bytes unpacked(const std::string& date) {
    Bytes out;
    for (const char digit : date) out.push_back(static_cast<std::uint8_t>(digit - '0'));
    return out;
}

// id-IS, or id-AT for a terminal of another type.
Bytes authorization(const CvRequest& request) {
    const Bytes type = *from_hex(request.inspection_system ? "04007F000703010201" : "04007F000703010202");
    const auto bits = static_cast<std::uint8_t>(static_cast<int>(request.role) | (request.rights & 0x3F));
    return ber::make(0x7F4C, join({ber::make(0x06, type), ber::make(0x53, Bytes{bits})}));
}

} // namespace

std::optional<CvKey> CvKey::elliptic(int parameter_id, Hash hash) {
    const auto curve = primitives::Curve::standardised(parameter_id);
    const auto key = curve ? PrivateKey::generate_ec(curve->name()) : std::nullopt;
    if (!key) return std::nullopt;
    return CvKey(std::make_shared<const Inside>(Inside{*key, {Scheme::ecdsa, hash}, curve}));
}

std::optional<CvKey> CvKey::rsa(std::size_t bits, Hash hash, bool pss) {
    const auto key = PrivateKey::generate_rsa(bits, 65'537);
    if (!key) return std::nullopt;
    const SignatureSuite suite{pss ? Scheme::rsa_pss : Scheme::rsa_pkcs1, hash};
    return CvKey(std::make_shared<const Inside>(Inside{*key, suite, std::nullopt}));
}

Bytes CvKey::pkcs8() const {
    return inside_->key.to_pkcs8();
}

Bytes CvKey::sign(View message) const {
    const SignatureSuite& suite = inside_->suite;
    const auto signature = suite.scheme == Scheme::ecdsa
                               ? inside_->key.ecdsa_plain(suite.hash, message)
                               : inside_->key.rsa_signature(suite.hash, suite.scheme == Scheme::rsa_pss, message);
    return signature.value_or(Bytes{});
}

Bytes CvKey::public_key_object(bool with_domain_parameters) const {
    Bytes value = ber::make(0x06, signature_oid(inside_->suite));
    if (!inside_->curve) {
        append(value, ber::make(0x81, inside_->key.modulus()));
        append(value, ber::make(0x82, inside_->key.exponent()));
        return ber::make(0x7F49, value);
    }
    const auto& curve = *inside_->curve;
    if (with_domain_parameters) {
        append(value, ber::make(0x81, without_leading_zeros(curve.prime())));
        append(value, ber::make(0x82, without_leading_zeros(curve.coefficient_a())));
        append(value, ber::make(0x83, without_leading_zeros(curve.coefficient_b())));
        append(value, ber::make(0x84, curve.generator()));
        append(value, ber::make(0x85, without_leading_zeros(curve.order())));
    }
    append(value, ber::make(0x86, inside_->key.public_point()));
    if (with_domain_parameters) append(value, ber::make(0x87, Bytes{0x01}));
    return ber::make(0x7F49, value);
}

Bytes make_cv_certificate(const CvRequest& request, const CvKey& holder, const CvKey& issuer) {
    const Bytes body =
        ber::make(0x7F4E, join({ber::make(0x5F29, Bytes{0x00}), ber::make(0x42, view(request.authority_reference)),
                                holder.public_key_object(request.role == CvRole::authority),
                                ber::make(0x5F20, view(request.holder_reference)), authorization(request),
                                ber::make(0x5F25, unpacked(request.effective)),
                                ber::make(0x5F24, unpacked(request.expiration))}));
    return ber::make(0x7F21, join({body, ber::make(0x5F37, issuer.sign(body))}));
}

} // namespace softchip
