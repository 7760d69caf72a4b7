#include "auth/terminal_certificate.hpp"

#include "base/try.hpp"
#include "tlv/tlv.hpp"

#include <array>

namespace cccd::auth {

namespace {

constexpr std::array<std::uint8_t, 8> id_ta{0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x02};
constexpr std::size_t longest_reference = 16;

Error malformed(Literal text) noexcept {
    return {ErrorCode::certificate_malformed, Stage::terminal_authentication, 0, 0, text};
}

Result<ByteView> field(Cursor& cursor, tlv::Tag tag) {
    auto value = tlv::expect(cursor, tag);
    if (!value) return malformed("a field of a CV certificate is missing or out of place");
    return value;
}

Result<Bytes> copied(Cursor& cursor, tlv::Tag tag) {
    CCCD_TRY(const auto value, field(cursor, tag));
    return to_bytes(value);
}

/// ISO 8859-1 without control characters, at most 16 (Doc 9303-12 §7.2.3.1.4).
Result<std::string> reference(Cursor& cursor, tlv::Tag tag) {
    CCCD_TRY(const auto value, field(cursor, tag));
    if (value.empty() || value.size() > longest_reference) return malformed("a reference has the wrong length");
    for (const auto octet : value)
        if (octet < 0x20 || (octet >= 0x7F && octet <= 0x9F)) return malformed("a reference has control characters");
    return std::string(as_text(value));
}

/// Six unpacked digits YYMMDD of the years 2000 to 2099.
Result<std::chrono::year_month_day> date(Cursor& cursor, tlv::Tag tag) {
    CCCD_TRY(const auto digits, field(cursor, tag));
    if (digits.size() != 6) return malformed("a date has not six digits");
    for (const auto digit : digits)
        if (digit > 9) return malformed("a date has other things than digits");
    const std::chrono::year_month_day day{std::chrono::year(2000 + digits[0] * 10 + digits[1]),
                                          std::chrono::month(digits[2] * 10u + digits[3]),
                                          std::chrono::day(digits[4] * 10u + digits[5])};
    if (!day.ok()) return malformed("a date is none of the calendar");
    return day;
}

Status read_rsa(CvPublicKey& key, Cursor& cursor) {
    CCCD_TRY(key.modulus, copied(cursor, 0x81));
    CCCD_TRY(key.exponent, copied(cursor, 0x82));
    return {};
}

/// 86 alone, or all of 81 to 85, then 86, then the cofactor 87 where it is given.
Status read_ec(CvPublicKey& key, Cursor& cursor) {
    const auto first = tlv::read_header(cursor.rest());
    if (first && first->tag == 0x81) {
        CCCD_TRY(key.p, copied(cursor, 0x81));
        CCCD_TRY(key.a, copied(cursor, 0x82));
        CCCD_TRY(key.b, copied(cursor, 0x83));
        CCCD_TRY(key.generator, copied(cursor, 0x84));
        CCCD_TRY(key.order, copied(cursor, 0x85));
    }
    CCCD_TRY(key.point, copied(cursor, 0x86));
    if (!cursor.at_end() && key.has_curve()) {
        CCCD_TRY(const auto cofactor, field(cursor, 0x87));
        if (cofactor.size() != 1 || cofactor[0] != 1) return malformed("a curve's cofactor is not 1");
    }
    return {};
}

Result<CvPublicKey> read_key(ByteView value) {
    Cursor cursor(value);
    CvPublicKey key;
    CCCD_TRY(key.algorithm, copied(cursor, 0x06));
    const bool below_ta =
        key.algorithm.size() == id_ta.size() + 2 && equal(ByteView(key.algorithm).first(id_ta.size()), id_ta);
    if (!below_ta) return malformed("the key of a CV certificate is for no Terminal Authentication");
    CCCD_CHECK(key.algorithm[id_ta.size()] == 1 ? read_rsa(key, cursor) : read_ec(key, cursor));
    if (!cursor.at_end()) return malformed("a public key has more fields than the standard knows");
    return key;
}

Status read_authorization(CvCertificate& out, ByteView value) {
    Cursor cursor(value);
    CCCD_TRY(out.terminal_type, copied(cursor, 0x06));
    CCCD_TRY(out.authorization, copied(cursor, 0x53));
    if (out.authorization.empty() || !cursor.at_end()) return malformed("the authorization template is malformed");
    constexpr std::array roles{CvRole::terminal, CvRole::foreign_verifier, CvRole::domestic_verifier, CvRole::cvca};
    out.role = roles[out.authorization[0] >> 6];
    return {};
}

Status read_body(CvCertificate& out, ByteView value) {
    Cursor cursor(value);
    CCCD_TRY(const auto profile, field(cursor, 0x5F29));
    if (profile.size() != 1 || profile[0] != 0) return malformed("the certificate has an unknown profile");
    CCCD_TRY(out.authority, reference(cursor, 0x42));
    CCCD_TRY(const auto key, field(cursor, 0x7F49));
    CCCD_TRY(out.key, read_key(key));
    CCCD_TRY(out.holder, reference(cursor, 0x5F20));
    CCCD_TRY(const auto authorization, field(cursor, 0x7F4C));
    CCCD_CHECK(read_authorization(out, authorization));
    CCCD_TRY(out.effective, date(cursor, 0x5F25));
    CCCD_TRY(out.expires, date(cursor, 0x5F24));
    if (out.expires < out.effective) return malformed("the certificate expires before it begins");
    if (!cursor.at_end()) { // extensions are uncritical (Doc 9303-12 §7.2.2.6)
        CCCD_TRY(const auto extensions, field(cursor, 0x65));
        static_cast<void>(extensions);
    }
    if (!cursor.at_end()) return malformed("the certificate body has more fields than the standard knows");
    return {};
}

} // namespace

Result<CvCertificate> parse_cv_certificate(ByteView der) {
    const auto whole = tlv::only(der, 0x7F21);
    if (!whole) return malformed("this is no CV certificate");
    Cursor cursor(*whole);
    const auto body = tlv::read(cursor);
    if (!body || body->tag != 0x7F4E) return malformed("a CV certificate has no body");
    CvCertificate out;
    out.body = to_bytes(body->whole);
    CCCD_TRY(out.signature, copied(cursor, 0x5F37));
    if (!cursor.at_end()) return malformed("octets behind the signature");
    CCCD_CHECK(read_body(out, body->value));
    return out;
}

std::optional<SignatureScheme> scheme_of(ByteView algorithm) noexcept {
    if (algorithm.size() != id_ta.size() + 2 || !equal(algorithm.first(id_ta.size()), id_ta)) return std::nullopt;
    const unsigned number = algorithm[id_ta.size() + 1];
    using enum SignatureScheme;
    constexpr std::array rsa{rsa_pkcs1_sha1, rsa_pkcs1_sha256, rsa_pss_sha1,
                             rsa_pss_sha256, rsa_pkcs1_sha512, rsa_pss_sha512};
    constexpr std::array ecdsa{ecdsa_sha1, ecdsa_sha224, ecdsa_sha256, ecdsa_sha384, ecdsa_sha512};
    if (algorithm[id_ta.size()] == 1 && number >= 1 && number <= rsa.size()) return rsa[number - 1];
    if (algorithm[id_ta.size()] == 2 && number >= 1 && number <= ecdsa.size()) return ecdsa[number - 1];
    return std::nullopt;
}

TerminalRights effective_rights(std::span<const CvCertificate* const> chain) noexcept {
    // id-IS (Doc 9303-10 §5.2 in its first octet, BSI TR-03110-4): bit 0 opens DG3, bit 1 DG4.
    constexpr std::array<std::uint8_t, 9> id_is{0x04, 0x00, 0x7F, 0x00, 0x07, 0x03, 0x01, 0x02, 0x01};
    unsigned rights = chain.empty() ? 0 : 0x03;
    for (const auto* certificate : chain)
        rights &= equal(certificate->terminal_type, id_is) ? certificate->authorization.back() : 0u;
    return {(rights & 0x01) != 0, (rights & 0x02) != 0};
}

} // namespace cccd::auth
