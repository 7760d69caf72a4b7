#include "pki/cms.hpp"

#include "base/try.hpp"
#include "pki/ber.hpp"
#include "pki/der.hpp"
#include "pki/name.hpp"
#include "pki/oid.hpp"

namespace cccd::pki {

namespace {

constexpr Oid id_signed_data{"1.2.840.113549.1.7.2"};

Status parse_content(const tlv::Element& encapsulated, SignedData& out) {
    Cursor cursor(encapsulated.value);
    CCCD_TRY(const auto type, ber::expect(cursor, der::object_identifier));
    out.content_type = type.value;
    CCCD_TRY(const auto tagged, ber::expect(cursor, der::context_constructed(0)));
    Cursor inner(tagged.value);
    CCCD_TRY(const auto octets, ber::read(inner));
    if (octets.tag != der::octet_string && octets.tag != 0x24) return der::malformed("content is no octet string");
    if (!inner.at_end() || !cursor.at_end()) return der::malformed("octets after the content");
    CCCD_TRY(out.content, ber::octet_string(octets));
    return {};
}

Status parse_identifier(Cursor& cursor, SignerInfo& out) {
    CCCD_TRY(const auto identifier, ber::read(cursor));
    if (identifier.tag == der::context(0)) {
        out.subject_key_id = identifier.value;
        return {};
    }
    if (identifier.tag != der::sequence) return der::malformed("signer identifier of another kind");
    Cursor parts(identifier.value);
    CCCD_TRY(const auto issuer, ber::expect(parts, der::sequence));
    CCCD_TRY(const auto serial, ber::expect(parts, der::integer));
    if (!parts.at_end()) return der::malformed("octets after the signer identifier");
    out.issuer = issuer.whole;
    out.serial = serial.value;
    return {};
}

Result<SignerInfo> parse_signer(const tlv::Element& element) {
    SignerInfo out;
    Cursor cursor(element.value);
    CCCD_TRY(const auto version, ber::expect(cursor, der::integer));
    CCCD_TRY(out.version, der::small_integer(version.value));
    CCCD_CHECK(parse_identifier(cursor, out));
    CCCD_TRY(const auto digest_algorithm, ber::expect(cursor, der::sequence));
    out.digest_algorithm = digest_algorithm.value;
    CCCD_TRY(auto next, ber::read(cursor));
    if (next.tag == der::context_constructed(0)) {
        out.signed_attributes = next;
        CCCD_TRY(next, ber::read(cursor));
    }
    if (next.tag != der::sequence) return der::malformed("signature algorithm missing");
    out.signature_algorithm = next.value;
    CCCD_TRY(const auto signature, ber::read(cursor));
    if (signature.tag != der::octet_string && signature.tag != 0x24) return der::malformed("signature missing");
    CCCD_TRY(out.signature, ber::octet_string(signature));
    if (!cursor.at_end()) {
        CCCD_TRY([[maybe_unused]] const auto unsigned_attributes, ber::expect(cursor, der::context_constructed(1)));
        if (!cursor.at_end()) return der::malformed("octets after the signer");
    }
    return out;
}

Status parse_signers(const tlv::Element& set, SignedData& out) {
    CCCD_TRY(const auto signers, ber::children(set.value));
    for (const auto& element : signers) {
        if (element.tag != der::sequence) return der::malformed("a signer is no sequence");
        CCCD_TRY(SignerInfo signer, parse_signer(element));
        // RFC 5652 §5.3: 1 with issuer and serial number, 3 with a key identifier.
        if (signer.version != (signer.subject_key_id ? 3u : 1u)) out.remarks.warning("pki.signer_info_version");
        out.signers.push_back(std::move(signer));
    }
    if (out.signers.size() > 1) out.remarks.notice("pki.several_signers");
    return {};
}

Status parse_signed_data(const tlv::Element& sequence, SignedData& out) {
    Cursor cursor(sequence.value);
    CCCD_TRY(const auto version, ber::expect(cursor, der::integer));
    CCCD_TRY(out.version, der::small_integer(version.value));
    CCCD_TRY(const auto digests, ber::expect(cursor, der::set));
    CCCD_TRY(const auto digest_list, ber::children(digests.value));
    for (const auto& algorithm : digest_list) out.digest_algorithms.push_back(algorithm.value);
    CCCD_TRY(const auto encapsulated, ber::expect(cursor, der::sequence));
    CCCD_CHECK(parse_content(encapsulated, out));
    CCCD_TRY(auto next, ber::read(cursor));
    if (next.tag == der::context_constructed(0)) {
        CCCD_TRY(const auto certificates, ber::children(next.value));
        for (const auto& certificate : certificates) out.certificates.push_back(certificate.whole);
        CCCD_TRY(next, ber::read(cursor));
    }
    if (next.tag == der::context_constructed(1)) {
        CCCD_TRY(const auto lists, ber::children(next.value));
        for (const auto& list : lists) out.revocation_lists.push_back(list.whole);
        CCCD_TRY(next, ber::read(cursor));
    }
    if (next.tag != der::set) return der::malformed("signers missing");
    CCCD_CHECK(parse_signers(next, out));
    if (!cursor.at_end()) return der::malformed("octets after the signers");
    // Doc 9303-10 §4.6.2.2 and RFC 5652 §5.1: version 3.
    if (out.version != 3) out.remarks.warning("pki.signed_data_version");
    return {};
}

bool same_serial(ByteView a, ByteView b) noexcept {
    return equal(der::without_leading_zeros(a), der::without_leading_zeros(b));
}

} // namespace

Result<SignedData> SignedData::parse(ByteView input) {
    SignedData out;
    Cursor cursor(input);
    CCCD_TRY(const auto info, ber::expect(cursor, der::sequence));
    if (!cursor.at_end()) out.remarks.warning("pki.trailing_octets");
    if (ber::indefinite(info)) out.remarks.notice("pki.indefinite_length");
    Cursor parts(info.value);
    CCCD_TRY(const auto type, ber::expect(parts, der::object_identifier));
    if (!(type.value == id_signed_data)) return der::malformed("content is no SignedData");
    CCCD_TRY(const auto tagged, ber::expect(parts, der::context_constructed(0)));
    Cursor inner(tagged.value);
    CCCD_TRY(const auto signed_data, ber::expect(inner, der::sequence));
    if (!inner.at_end() || !parts.at_end()) return der::malformed("octets after SignedData");
    CCCD_CHECK(parse_signed_data(signed_data, out));
    return out;
}

const Certificate* find_signer(const SignerInfo& signer, const std::vector<Certificate>& certificates) {
    const std::string issuer = name_key(signer.issuer);
    for (const auto& certificate : certificates) {
        if (signer.subject_key_id) {
            if (equal(*signer.subject_key_id, certificate.key_id())) return &certificate;
        } else if (same_serial(signer.serial, certificate.serial) && !issuer.empty() &&
                   issuer == name_key(certificate.issuer)) {
            return &certificate;
        }
    }
    return nullptr;
}

} // namespace cccd::pki
