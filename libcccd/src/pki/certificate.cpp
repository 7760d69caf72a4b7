#include "pki/certificate.hpp"

#include "base/try.hpp"
#include "pki/der.hpp"
#include "pki/extensions.hpp"
#include "pki/name.hpp"
#include "pki/oid.hpp"

namespace cccd::pki {

namespace {

constexpr Error broken(Literal text) noexcept {
    return {ErrorCode::certificate_malformed, Stage::none, 0, 0, text};
}

Status parse_version(Cursor& cursor, Remarks& remarks) {
    CCCD_TRY(const auto version, der::optional(cursor, der::context_constructed(0)));
    std::uint32_t number = 0;
    if (version) {
        CCCD_TRY(const ByteView value, tlv::only(version->value, der::integer));
        CCCD_TRY(number, der::small_integer(value));
    }
    if (number != 2) remarks.warning("pki.certificate_version");
    return {};
}

Status parse_validity(Cursor& cursor, Certificate& out) {
    CCCD_TRY(const ByteView validity, tlv::expect(cursor, der::sequence));
    Cursor times(validity);
    CCCD_TRY(const tlv::Element from, tlv::read(times));
    CCCD_TRY(const tlv::Element until, tlv::read(times));
    if (!times.at_end()) return broken("octets after the validity");
    CCCD_TRY(out.not_before, der::time(from));
    CCCD_TRY(out.not_after, der::time(until));
    // RFC 5280 §4.1.2.5: UTCTime through 2049.
    const WallTime year_2050 = std::chrono::sys_days{std::chrono::year{2050} / 1 / 1};
    if ((from.tag == der::generalized_time && out.not_before < year_2050) ||
        (until.tag == der::generalized_time && out.not_after < year_2050))
        out.remarks.notice("pki.generalized_time_before_2050");
    if (out.not_after < out.not_before) return broken("validity ends before it begins");
    return {};
}

Result<ByteView> whole(Cursor& cursor, tlv::Tag tag) {
    CCCD_TRY(const tlv::Element element, tlv::read(cursor));
    if (element.tag != tag) return broken("another field was expected");
    return element.whole;
}

void remark_serial(ByteView serial, Remarks& remarks) {
    if (serial.empty() || (serial[0] & 0x80) != 0) remarks.notice("pki.serial_negative");
    if (der::without_leading_zeros(serial).empty()) remarks.notice("pki.serial_zero");
    if (serial.size() > 21) remarks.notice("pki.serial_too_long");
}

void remark_names(const Certificate& certificate, Remarks& remarks) {
    const std::string subject = name_country(certificate.subject), issuer = name_country(certificate.issuer);
    const auto lower_case = [](const std::string& text) {
        for (const char c : text)
            if (c >= 'a' && c <= 'z') return true;
        return false;
    };
    if (subject.empty()) remarks.notice("pki.country_missing");
    if (!subject.empty() && subject.size() != 2) remarks.notice("pki.country_length");
    if (lower_case(subject) || lower_case(issuer)) remarks.notice("pki.country_lower_case");
    if (subject != issuer && !subject.empty() && !issuer.empty()) remarks.notice("pki.country_differs_from_issuer");
    if (has_teletex(certificate.subject) || has_teletex(certificate.issuer)) remarks.notice("pki.teletex_string");
}

Status parse_tbs(ByteView content, Certificate& out) {
    Cursor cursor(content);
    CCCD_CHECK(parse_version(cursor, out.remarks));
    CCCD_TRY(out.serial, tlv::expect(cursor, der::integer));
    CCCD_TRY(const ByteView inner_algorithm, tlv::expect(cursor, der::sequence));
    if (!equal(inner_algorithm, out.algorithm)) return broken("two signature algorithms that differ");
    CCCD_TRY(out.issuer, whole(cursor, der::sequence));
    CCCD_CHECK(parse_validity(cursor, out));
    CCCD_TRY(out.subject, whole(cursor, der::sequence));
    CCCD_TRY(out.public_key_info, whole(cursor, der::sequence));
    CCCD_TRY(const auto issuer_unique, der::optional(cursor, der::context(1)));
    CCCD_TRY(const auto subject_unique, der::optional(cursor, der::context(2)));
    if (issuer_unique || subject_unique) out.remarks.notice("pki.unique_identifiers");
    CCCD_TRY(const auto extensions, der::optional(cursor, der::context_constructed(3)));
    if (!cursor.at_end()) return broken("octets after the last field");
    if (extensions) {
        CCCD_TRY(out.extensions, parse_extensions(extensions->value, out.remarks));
    }
    remark_serial(out.serial, out.remarks);
    remark_names(out, out.remarks);
    return {};
}

Status parse_certificate(Certificate& out) {
    CCCD_TRY(const ByteView content, tlv::only(out.der, der::sequence));
    Cursor cursor(content);
    CCCD_TRY(out.tbs, whole(cursor, der::sequence));
    CCCD_TRY(out.algorithm, tlv::expect(cursor, der::sequence));
    CCCD_TRY(const ByteView bits, tlv::only(cursor.rest(), der::bit_string));
    CCCD_TRY(out.signature, der::whole_octets(bits));
    CCCD_TRY(const ByteView tbs_content, tlv::only(out.tbs, der::sequence));
    return parse_tbs(tbs_content, out);
}

} // namespace

Result<Certificate> Certificate::parse(ByteView der) {
    Certificate out;
    out.storage = std::make_shared<const Bytes>(der.begin(), der.end());
    out.der = *out.storage;
    const Status parsed = parse_certificate(out);
    if (parsed) return out;
    const Error& error = parsed.error();
    return error.code == ErrorCode::certificate_malformed ? error : broken(error.text);
}

std::string Certificate::country() const {
    const std::string own = name_country(subject);
    return own.empty() ? name_country(issuer) : own;
}

Bytes Certificate::fingerprint() const {
    return digest(Hash::sha256, der);
}

Bytes Certificate::key_id() const {
    if (extensions.subject_key_id) return to_bytes(*extensions.subject_key_id);
    const auto info = tlv::only(public_key_info, der::sequence);
    if (!info) return {};
    const auto bits = tlv::find(*info, der::bit_string);
    if (!bits || !*bits || (*bits)->value.empty()) return {};
    return digest(Hash::sha1, (*bits)->value.subspan(1));
}

bool Certificate::self_issued() const {
    return name_key(issuer) == name_key(subject);
}

bool Certificate::may_issue() const noexcept {
    const bool signs = extensions.usage && (*extensions.usage & key_usage::certificate_sign) != 0;
    if (extensions.usage && !signs) return false;
    return signs || extensions.certificate_authority.value_or(false);
}

SignatureVerdict verify_issued(const Certificate& subject, const PublicKey& issuer_key, Remarks& remarks) {
    const auto scheme = signature_scheme(subject.algorithm, std::nullopt, remarks);
    if (!scheme) return SignatureVerdict::unsuitable;
    return verify_signature(issuer_key, *scheme, subject.tbs, subject.signature, remarks);
}

} // namespace cccd::pki
