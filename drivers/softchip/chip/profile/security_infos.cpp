#include "profile/security_infos.hpp"

#include "core/ber.hpp"
#include "protocols/domain.hpp"
#include "protocols/pace_suites.hpp"

#include <algorithm>

namespace softchip::security_info {

namespace {

Bytes sequence(std::initializer_list<View> parts) {
    return ber::make(0x30, join(parts));
}

Bytes oid(View value) {
    return ber::make(0x06, value);
}

// A DER INTEGER: no spare leading zeros, one where the top bit would make it negative.
Bytes integer(View number) {
    while (number.size() > 1 && number[0] == 0) number = number.subspan(1);
    Bytes value = copy(number);
    if (value.empty() || (value[0] & 0x80) != 0) value.insert(value.begin(), 0x00);
    return ber::make(0x02, value);
}

Bytes integer(std::uint64_t number) {
    Bytes bytes;
    for (int shift = 56; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(number >> shift));
    return integer(View(bytes));
}

Bytes bit_string(View bytes) {
    return ber::make(0x03, join({Bytes{0x00}, bytes}));
}

// The object identifiers of the named curves, parameter ids 8 to 18.
Bytes curve_oid(int parameter_id) {
    static const char* const digits[] = {"2A8648CE3D030101",   "2B2403030208010103", "2B81040021",
                                         "2B2403030208010105", "2A8648CE3D030107",   "2B2403030208010107",
                                         "2B2403030208010109", "2B81040022",         "2B240303020801010B",
                                         "2B240303020801010D", "2B81040023"};
    return oid(*from_hex(digits[parameter_id - 8]));
}

// X9.62 ECParameters.
Bytes explicit_curve(const primitives::Curve& curve) {
    const Bytes field = sequence({oid(*from_hex("2A8648CE3D0101")), integer(View(curve.prime()))});
    const Bytes coefficients =
        sequence({ber::make(0x04, curve.coefficient_a()), ber::make(0x04, curve.coefficient_b())});
    return sequence({integer(1), field, coefficients, ber::make(0x04, curve.generator()), integer(View(curve.order())),
                     integer(1)});
}

Bytes curve_algorithm(const primitives::Curve& curve, KeyForm form) {
    if (form == KeyForm::standardised_id)
        return sequence({oid(*from_hex("04007F00070102")), integer(static_cast<std::uint64_t>(curve.id()))});
    const Bytes parameters = form == KeyForm::named ? curve_oid(curve.id()) : explicit_curve(curve);
    return sequence({oid(*from_hex("2A8648CE3D0201")), parameters});
}

Bytes modp_algorithm(const primitives::ModpGroup& group, int parameter_id, KeyForm form) {
    if (form == KeyForm::standardised_id)
        return sequence({oid(*from_hex("04007F00070102")), integer(static_cast<std::uint64_t>(parameter_id))});
    if (form == KeyForm::named)
        return sequence({oid(*from_hex("2A8648CE3E0201")),
                         sequence({integer(View(group.p)), integer(View(group.g)), integer(View(group.q))})});
    return sequence({oid(*from_hex("2A864886F70D010301")), sequence({integer(View(group.p)), integer(View(group.g))})});
}

Bytes key_id(const ChipKey& key) {
    return key.id ? integer(*key.id) : Bytes{};
}

} // namespace

Bytes pace(const PaceSuite& suite, bool with_parameters) {
    const Bytes number = with_parameters ? integer(static_cast<std::uint64_t>(suite.number())) : Bytes{};
    return sequence({oid(pace_oid(suite)), integer(2), number});
}

Bytes pace_domain_parameters(const PaceSuite& suite, bool with_number) {
    const auto domain = Domain::standardised(suite.agreement, suite.parameter_id);
    if (!domain) return {};
    const Bytes protocol = pace_oid(suite);
    const Bytes algorithm = domain->curve() != nullptr
                                ? curve_algorithm(*domain->curve(), KeyForm::explicit_parameters)
                                : modp_algorithm(*domain->modp(), suite.parameter_id, KeyForm::named);
    const Bytes number = with_number ? integer(static_cast<std::uint64_t>(suite.number())) : Bytes{};
    return sequence({oid(View(protocol).first(protocol.size() - 1)), algorithm, number});
}

Bytes chip_authentication(const ChipKey& key) {
    return sequence({oid(chip_authentication_oid(key.agreement, key.cipher)), integer(1), key_id(key)});
}

Bytes public_key_info(Agreement agreement, int parameter_id, View element, KeyForm form) {
    const auto domain = Domain::standardised(agreement, parameter_id);
    if (!domain) return {};
    if (const auto* curve = domain->curve()) return sequence({curve_algorithm(*curve, form), bit_string(element)});
    return sequence({modp_algorithm(*domain->modp(), parameter_id, form), bit_string(integer(element))});
}

Bytes chip_public_key(const ChipKey& key, KeyForm form) {
    const auto domain = Domain::standardised(key.agreement, key.parameter_id);
    if (!domain) return {};
    const Bytes element = domain->public_key(key.private_scalar);
    return sequence({oid(chip_public_key_oid(key.agreement)),
                     public_key_info(key.agreement, key.parameter_id, element, form), key_id(key)});
}

Bytes terminal_authentication() {
    return sequence({oid(*from_hex("04007F0007020202")), integer(1)});
}

Bytes active_authentication(Hash hash, bool plain) {
    // 0.4.0.127.0.7.1.1.4.1.x ecdsa-plain; 1.2.840.10045.4.3.x ecdsa-with-SHA2 for signatures in DER.
    const auto arc = static_cast<std::uint8_t>(hash);
    const Bytes algorithm = plain ? join({*from_hex("04007F000701010401"), Bytes{static_cast<std::uint8_t>(arc + 1)}})
                                  : join({*from_hex("2A8648CE3D0403"), Bytes{arc}});
    return sequence({oid(*from_hex("678108010105")), integer(1), oid(algorithm)});
}

Bytes set_of(std::vector<Bytes> infos) {
    std::sort(infos.begin(), infos.end());
    Bytes all;
    for (const auto& info : infos) append(all, info);
    return ber::make(0x31, all);
}

} // namespace softchip::security_info
