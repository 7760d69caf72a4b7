// The signature and the signed attributes of one SignerInfo (RFC 5652 §5.4, §5.6, §11).
#include "base/try.hpp"
#include "pki/ber.hpp"
#include "pki/cms.hpp"
#include "pki/der.hpp"
#include "pki/oid.hpp"

#include <algorithm>

namespace cccd::pki {

namespace {

constexpr Oid id_content_type{"1.2.840.113549.1.9.3"};
constexpr Oid id_message_digest{"1.2.840.113549.1.9.4"};
constexpr Oid id_signing_time{"1.2.840.113549.1.9.5"};

struct Attributes {
    std::optional<tlv::Element> content_type, message_digest, signing_time;
    bool sorted = true;
};

/// RFC 5652 §11: each of the three at most once, with one value.
Status keep(std::optional<tlv::Element>& slot, ByteView values) {
    Cursor cursor(values);
    CCCD_TRY(const auto value, ber::read(cursor));
    if (!cursor.at_end() || slot) return der::malformed("a signed attribute has two values");
    slot = value;
    return {};
}

Result<Attributes> parse_attributes(const tlv::Element& set) {
    Attributes out;
    CCCD_TRY(const auto attributes, ber::children(set.value));
    ByteView previous;
    for (const auto& attribute : attributes) {
        if (attribute.tag != der::sequence) return der::malformed("a signed attribute is no sequence");
        Cursor cursor(attribute.value);
        CCCD_TRY(const auto type, ber::expect(cursor, der::object_identifier));
        CCCD_TRY(const auto values, ber::expect(cursor, der::set));
        if (!cursor.at_end()) return der::malformed("octets after a signed attribute");
        if (type.value == id_content_type) CCCD_CHECK(keep(out.content_type, values.value));
        if (type.value == id_message_digest) CCCD_CHECK(keep(out.message_digest, values.value));
        if (type.value == id_signing_time) CCCD_CHECK(keep(out.signing_time, values.value));
        const ByteView now = attribute.whole;
        if (std::lexicographical_compare(now.begin(), now.end(), previous.begin(), previous.end())) out.sorted = false;
        previous = now;
    }
    return out;
}

/// RFC 5652 §5.1: digestAlgorithms should name every hash that a signer uses.
bool is_listed(const SignedData& data, ByteView algorithm) noexcept {
    const auto oid = [](ByteView content) {
        Cursor cursor(content);
        const auto value = tlv::expect(cursor, der::object_identifier);
        return value ? *value : ByteView();
    };
    return std::any_of(data.digest_algorithms.begin(), data.digest_algorithms.end(),
                       [&](ByteView listed) { return equal(oid(listed), oid(algorithm)); });
}

void set(Check& check, Verdict verdict, Literal reason) {
    check.verdict = verdict;
    check.reason = reason;
}

void check_attributes(const SignedData& data, const SignerInfo& signer, SignerOutcome& out, Remarks& remarks) {
    Check& check = out.attributes;
    if (!signer.signed_attributes) {
        remarks.warning("pki.no_signed_attributes");
        return set(check, Verdict::not_attempted, "no_signed_attributes");
    }
    const auto attributes = parse_attributes(*signer.signed_attributes);
    if (!attributes) return set(check, Verdict::failed, "signed_attributes_malformed");
    if (!attributes->sorted) remarks.notice("pki.signed_attributes_not_sorted");
    if (attributes->signing_time) {
        if (const auto time = der::time(*attributes->signing_time))
            out.signing_time = *time;
        else
            remarks.warning("pki.signing_time_malformed");
    }
    if (!attributes->content_type) return set(check, Verdict::failed, "content_type_missing");
    if (attributes->content_type->tag != der::object_identifier ||
        !equal(attributes->content_type->value, data.content_type))
        return set(check, Verdict::failed, "content_type_mismatch");
    if (!attributes->message_digest) return set(check, Verdict::failed, "message_digest_missing");
    const auto hash = hash_from_algorithm(signer.digest_algorithm);
    if (!hash) return set(check, Verdict::failed, "digest_algorithm_unknown");
    out.uses_sha1 = out.uses_sha1 || *hash == Hash::sha1;
    const auto stated = ber::octet_string(*attributes->message_digest);
    if (!stated || *stated != digest(*hash, data.content))
        return set(check, Verdict::failed, "message_digest_mismatch");
    set(check, Verdict::passed, "");
}

/// What was signed: the attributes as a SET with definite lengths, else the content (RFC 5652 §5.4). The order of the
/// attributes is the one in the file: a signature over another order does not hold.
Result<Bytes> signed_octets(const SignedData& data, const SignerInfo& signer) {
    if (!signer.signed_attributes) return data.content;
    CCCD_TRY(Bytes attributes, ber::with_definite_lengths(*signer.signed_attributes));
    attributes[0] = static_cast<std::uint8_t>(der::set);
    return attributes;
}

void check_signature(const SignedData& data, const SignerInfo& signer, const PublicKey& key, SignerOutcome& out,
                     Remarks& remarks) {
    Check& check = out.signature;
    const auto hash = hash_from_algorithm(signer.digest_algorithm);
    const auto scheme =
        signature_scheme(signer.signature_algorithm, hash ? std::optional<Hash>(*hash) : std::nullopt, remarks);
    if (!scheme) return set(check, Verdict::not_attempted, "signature_algorithm_unknown");
    if (hash && *hash != scheme->hash) remarks.warning("pki.digest_algorithm_differs");
    out.uses_sha1 = out.uses_sha1 || scheme->hash == Hash::sha1;
    const auto message = signed_octets(data, signer);
    if (!message) return set(check, Verdict::failed, "signed_attributes_malformed");
    switch (verify_signature(key, *scheme, *message, signer.signature, remarks)) {
    case SignatureVerdict::holds:
        return set(check, Verdict::passed, "");
    case SignatureVerdict::mismatch:
        return set(check, Verdict::failed, "signature_mismatch");
    case SignatureVerdict::unsuitable:
        return set(check, Verdict::failed, "key_of_another_kind");
    }
}

} // namespace

SignerOutcome verify_signer(const SignedData& data, const SignerInfo& signer, const PublicKey& key, Remarks& remarks) {
    SignerOutcome out;
    if (!is_listed(data, signer.digest_algorithm)) remarks.warning("pki.digest_algorithm_not_listed");
    check_attributes(data, signer, out, remarks);
    check_signature(data, signer, key, out, remarks);
    return out;
}

} // namespace cccd::pki
