#include "protocols/domain.hpp"

#include "core/ber.hpp"
#include "primitives/digest.hpp"

#include <algorithm>

namespace softchip {

std::optional<Domain> Domain::standardised(Agreement agreement, int parameter_id) {
    Domain domain;
    if (agreement == Agreement::ecdh) {
        domain.curve_ = primitives::Curve::standardised(parameter_id);
        if (!domain.curve_) return std::nullopt;
        domain.generator_ = domain.curve_->generator();
        return domain;
    }
    auto group = primitives::ModpGroup::standardised(parameter_id);
    if (!group) return std::nullopt;
    domain.generator_ = group->g;
    domain.modp_ = std::make_shared<const primitives::ModpGroup>(std::move(*group));
    return domain;
}

Agreement Domain::agreement() const {
    return curve() != nullptr ? Agreement::ecdh : Agreement::dh;
}

Bytes Domain::order() const {
    return curve() != nullptr ? curve()->order() : modp()->q;
}

Bytes Domain::public_key(View scalar) const {
    return agree(scalar, generator_).value_or(Bytes{});
}

std::optional<Bytes> Domain::accept(View encoded) const {
    if (curve() != nullptr) {
        if (encoded.size() != 1 + 2 * curve()->field_size() || !curve()->holds(encoded)) return std::nullopt;
        return copy(encoded);
    }
    while (!encoded.empty() && encoded[0] == 0) encoded = encoded.subspan(1);
    if (encoded.size() > modp()->p.size() || !modp()->holds(encoded)) return std::nullopt;
    Bytes element(modp()->p.size() - encoded.size(), 0);
    append(element, encoded);
    return element;
}

Bytes Domain::encode(View element) const {
    if (curve() != nullptr) return copy(element);
    const auto first = std::find_if(element.begin(), element.end(), [](std::uint8_t b) { return b != 0; });
    return {first, element.end()};
}

std::optional<Bytes> Domain::agree(View scalar, View element) const {
    if (curve() != nullptr) return curve()->multiply(scalar, element);
    return modp()->power(element, scalar);
}

std::optional<Bytes> Domain::combine(View a, View b) const {
    if (curve() != nullptr) return curve()->add(a, b);
    return modp()->product(a, b);
}

Bytes Domain::shared_secret(View element) const {
    if (curve() != nullptr) return copy(element.subspan(1, curve()->field_size()));
    return copy(element);
}

Bytes Domain::compress(View element) const {
    if (element.empty()) return {};
    if (curve() != nullptr) return shared_secret(element);
    return primitives::digest(Hash::sha1, encode(element)); // of the number as it is sent (§9.4.1)
}

Bytes Domain::public_key_object(View oid, View element) const {
    const std::uint32_t tag = curve() != nullptr ? 0x86 : 0x84;
    return ber::make(0x7F49, join({ber::make(0x06, oid), ber::make(tag, encode(element))}));
}

} // namespace softchip
