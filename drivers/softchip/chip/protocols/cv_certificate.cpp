#include "protocols/cv_certificate.hpp"

#include "core/ber.hpp"

namespace softchip {

namespace {

// id-TA, 0.4.0.127.0.7.2.2.2, then RSA (1) or ECDSA (2), then the arc.
struct SuiteRow {
    std::uint8_t kind, arc;
    SignatureSuite suite;
};

using primitives::Scheme;

constexpr SuiteRow suite_rows[] = {{1, 1, {Scheme::rsa_pkcs1, Hash::sha1}},   {1, 2, {Scheme::rsa_pkcs1, Hash::sha256}},
                                   {1, 3, {Scheme::rsa_pss, Hash::sha1}},     {1, 4, {Scheme::rsa_pss, Hash::sha256}},
                                   {1, 5, {Scheme::rsa_pkcs1, Hash::sha512}}, {1, 6, {Scheme::rsa_pss, Hash::sha512}},
                                   {2, 1, {Scheme::ecdsa, Hash::sha1}},       {2, 2, {Scheme::ecdsa, Hash::sha224}},
                                   {2, 3, {Scheme::ecdsa, Hash::sha256}},     {2, 4, {Scheme::ecdsa, Hash::sha384}},
                                   {2, 5, {Scheme::ecdsa, Hash::sha512}}};

const std::uint8_t id_ta[] = {0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x02};
const std::uint8_t id_is[] = {0x04, 0x00, 0x7F, 0x00, 0x07, 0x03, 0x01, 0x02, 0x01};

std::optional<std::string> text(View objects, std::uint32_t tag) {
    const auto value = ber::find(objects, tag);
    if (!value || value->empty() || value->size() > 16) return std::nullopt;
    return std::string(value->begin(), value->end());
}

// Six unpacked digits, YYMMDD.
std::optional<std::string> date(View objects, std::uint32_t tag) {
    const auto value = ber::find(objects, tag);
    if (!value || value->size() != 6) return std::nullopt;
    std::string digits;
    for (const auto byte : *value) {
        if (byte > 9) return std::nullopt;
        digits += static_cast<char>('0' + byte);
    }
    return digits;
}

bool parse_key(View objects, CvPublicKey& key) {
    const auto oid = ber::find(objects, 0x06);
    const auto suite = oid ? signature_suite(*oid) : std::nullopt;
    if (!suite) return false;
    key.suite = *suite;
    const auto take = [&](std::uint32_t tag) {
        const auto value = ber::find(objects, tag);
        return value ? copy(*value) : Bytes{};
    };
    if (suite->scheme != Scheme::ecdsa) {
        key.modulus = take(0x81);
        key.exponent = take(0x82);
        return !key.modulus.empty() && !key.exponent.empty();
    }
    key.point = take(0x86);
    if (ber::find(objects, 0x81))
        key.curve = primitives::CurveParameters{take(0x81), take(0x82), take(0x83), take(0x84), take(0x85)};
    return !key.point.empty();
}

// Role in the two top bits of the first byte, rights to DG3 and DG4 in the two lowest of the last (table K-1).
bool parse_authorization(View template_value, CvCertificate& certificate) {
    const auto oid = ber::find(template_value, 0x06), bits = ber::find(template_value, 0x53);
    if (!oid || !bits || bits->empty()) return false;
    certificate.inspection_system = same(*oid, id_is);
    certificate.role = static_cast<Role>((*bits)[0] >> 6);
    certificate.rights = certificate.inspection_system ? static_cast<std::uint8_t>(bits->back() & 0x03) : 0;
    return true;
}

} // namespace

std::optional<SignatureSuite> signature_suite(View oid) {
    if (oid.size() != sizeof id_ta + 2 || !same(oid.first(sizeof id_ta), id_ta)) return std::nullopt;
    for (const auto& row : suite_rows) {
        if (oid[8] == row.kind && oid[9] == row.arc) return row.suite;
    }
    return std::nullopt;
}

Bytes signature_oid(const SignatureSuite& suite) {
    for (const auto& row : suite_rows) {
        if (row.suite.scheme == suite.scheme && row.suite.hash == suite.hash)
            return join({id_ta, Bytes{row.kind, row.arc}});
    }
    return {};
}

bool CvPublicKey::verify(View message, View signature) const {
    const bool elliptic = suite.scheme == Scheme::ecdsa;
    if (elliptic && !curve) return false;
    const auto key =
        elliptic ? primitives::PublicKey::elliptic(*curve, point) : primitives::PublicKey::rsa(modulus, exponent);
    return key && key->verify(suite.scheme, suite.hash, message, signature);
}

std::optional<CvCertificate> parse_cv_certificate(View body_and_signature) {
    const auto body = ber::take(body_and_signature);
    const auto signature = ber::take(body_and_signature);
    if (!body || !signature || body->tag != 0x7F4E || signature->tag != 0x5F37 || !body_and_signature.empty())
        return std::nullopt;
    const View fields = body->value;
    const auto profile = ber::find(fields, 0x5F29);
    if (!profile || profile->size() != 1 || (*profile)[0] != 0) return std::nullopt; // version 1

    CvCertificate certificate;
    const auto authority = text(fields, 0x42), holder = text(fields, 0x5F20);
    const auto key = ber::find(fields, 0x7F49), authorization = ber::find(fields, 0x7F4C);
    const auto effective = date(fields, 0x5F25), expiration = date(fields, 0x5F24);
    if (!authority || !holder || !key || !authorization || !effective || !expiration) return std::nullopt;
    if (!parse_key(*key, certificate.key) || !parse_authorization(*authorization, certificate)) return std::nullopt;
    certificate.authority_reference = *authority;
    certificate.holder_reference = *holder;
    certificate.effective = *effective;
    certificate.expiration = *expiration;
    certificate.body = copy(body->whole);
    certificate.signature = copy(signature->value);
    return certificate;
}

std::optional<CvCertificate> parse_whole_cv_certificate(View certificate) {
    const auto whole = ber::take(certificate);
    if (!whole || whole->tag != 0x7F21) return std::nullopt;
    return parse_cv_certificate(whole->value);
}

} // namespace softchip
