// Makes certificates, revocation lists and security objects of any kind, right ones and wrong ones. Every field can be
// replaced or left out.
#pragma once

#include "support/test_keys.hpp"

#include <optional>

namespace support::pki {

// ---------------------------------------------------------------- certificates

inline Octets extension(const std::string& id, bool critical, const Octets& value) {
    const Octets mark = critical ? Octets{0x01, 0x01, 0xFF} : Octets{};
    return sequence({oid(id), mark, der(0x04, value)});
}

inline Octets key_id_of(const Key& key) {
    return digest("SHA1", key.info);
}
inline Octets subject_key_id(const Octets& id) {
    return extension("2.5.29.14", false, der(0x04, id));
}
inline Octets authority_key_id(const Octets& id) {
    return extension("2.5.29.35", false, sequence({der(0x80, id)}));
}
inline Octets usage_signs_documents() {
    return extension("2.5.29.15", true, {0x03, 0x02, 0x07, 0x80});
}
inline Octets usage_certifies() {
    return extension("2.5.29.15", true, {0x03, 0x02, 0x01, 0x06});
}
inline Octets authority() {
    return extension("2.5.29.19", true, sequence({{0x01, 0x01, 0xFF}, integer(0)}));
}
inline Octets extended_usage(const std::string& purpose) {
    return extension("2.5.29.37", true, sequence({oid(purpose)}));
}

/// A field that is set stands in place of the usual one; an empty one leaves it out.
struct CertificateSpec {
    std::optional<Octets> version, serial, inner_algorithm, issuer, validity, subject, key_info, outer_algorithm,
        signature;
    std::vector<Octets> extensions;
    std::string not_before = "240101000000Z", not_after = "340101000000Z";
};

inline Octets make_certificate(const CertificateSpec& spec, const Algorithm& algorithm, const Key& signer) {
    const Octets validity = sequence({text(0x17, spec.not_before), text(0x17, spec.not_after)});
    Octets extensions;
    for (const auto& each : spec.extensions) extensions.insert(extensions.end(), each.begin(), each.end());
    const Octets tbs = sequence({spec.version.value_or(der(0xA0, integer(2))), spec.serial.value_or(integer(4711)),
                                 spec.inner_algorithm.value_or(algorithm.identifier), spec.issuer.value(),
                                 spec.validity.value_or(validity), spec.subject.value(), spec.key_info.value(),
                                 spec.extensions.empty() ? Octets{} : der(0xA3, der(0x30, extensions))});
    return sequence({tbs, spec.outer_algorithm.value_or(algorithm.identifier),
                     spec.signature.value_or(bit_string(sign(signer, algorithm, tbs)))});
}

struct Authority {
    Key key;
    Algorithm algorithm;
    Octets subject;
    Octets certificate;
};

inline CertificateSpec authority_spec(const Octets& subject, const Key& key) {
    CertificateSpec spec;
    spec.issuer = spec.subject = subject;
    spec.key_info = key.info;
    spec.serial = integer(1);
    spec.extensions = {subject_key_id(key_id_of(key)), usage_certifies(), authority()};
    return spec;
}

inline Authority make_authority(const Key& key, const Algorithm& algorithm, const std::string& country = "UT",
                                const std::string& common_name = "CSCA Utopia") {
    const Octets subject = name(country, common_name);
    return {key, algorithm, subject, make_certificate(authority_spec(subject, key), algorithm, key)};
}

inline CertificateSpec signer_spec(const Authority& authority, const Key& key, const std::string& country = "UT") {
    CertificateSpec spec;
    spec.issuer = authority.subject;
    spec.subject = name(country, "Document Signer 1");
    spec.key_info = key.info;
    spec.extensions = {authority_key_id(key_id_of(authority.key)), subject_key_id(key_id_of(key)),
                       usage_signs_documents()};
    return spec;
}

inline Octets make_signer(const Authority& authority, const Key& key) {
    return make_certificate(signer_spec(authority, key), authority.algorithm, authority.key);
}

// ---------------------------------------------------------------- revocation lists

struct RevocationSpec {
    Octets issuer;
    std::string this_update = "260101000000Z", next_update = "260401000000Z";
    std::vector<unsigned> serials;
    std::vector<Octets> extensions;
};

inline Octets make_revocation_list(const RevocationSpec& spec, const Algorithm& algorithm, const Key& signer) {
    Octets entries;
    for (const auto serial : spec.serials) {
        const Octets entry = sequence({integer(serial), text(0x17, "250601000000Z")});
        entries.insert(entries.end(), entry.begin(), entry.end());
    }
    Octets extensions;
    for (const auto& each : spec.extensions) extensions.insert(extensions.end(), each.begin(), each.end());
    const Octets tbs = sequence({integer(1), algorithm.identifier, spec.issuer, text(0x17, spec.this_update),
                                 text(0x17, spec.next_update), spec.serials.empty() ? Octets{} : der(0x30, entries),
                                 extensions.empty() ? Octets{} : der(0xA0, der(0x30, extensions))});
    return sequence({tbs, algorithm.identifier, bit_string(sign(signer, algorithm, tbs))});
}

// ---------------------------------------------------------------- CMS

inline Octets attribute(const std::string& id, const Octets& value) {
    return sequence({oid(id), der(0x31, value)});
}

struct CmsSpec {
    std::string content_type = "2.23.136.1.1.1";
    std::string digest = "SHA256";
    std::optional<Octets> version, digest_algorithms, content_type_field, signer_version, signer_identifier,
        signer_digest_algorithm, signature_algorithm, signature;
    std::optional<Octets> attributes; ///< contents of the SET as written; what is signed is `signed_attributes`
    std::optional<Octets> signed_attributes;
    std::string signing_time; ///< UTCTime text; none where empty
    std::vector<Octets> certificates;
    std::vector<Octets> more_signers;
};

/// Issuer and serial number out of a certificate that make_certificate wrote.
inline Octets issuer_and_serial(const Octets& certificate) {
    const unsigned char* at = certificate.data();
    X509* x509 = d2i_X509(nullptr, &at, static_cast<long>(certificate.size()));
    if (x509 == nullptr) throw std::runtime_error("certificate can not be read by OpenSSL");
    unsigned char* encoded = nullptr;
    int size = i2d_X509_NAME(X509_get_issuer_name(x509), &encoded);
    const Octets issuer(encoded, encoded + size);
    OPENSSL_free(encoded);
    encoded = nullptr;
    size = i2d_ASN1_INTEGER(X509_get_serialNumber(x509), &encoded);
    const Octets serial(encoded, encoded + size);
    OPENSSL_free(encoded);
    X509_free(x509);
    return sequence({issuer, serial});
}

inline Octets usual_attributes(const CmsSpec& spec, const Octets& content) {
    Octets out = attribute("1.2.840.113549.1.9.3", oid(spec.content_type));
    if (!spec.signing_time.empty()) out = join({out, attribute("1.2.840.113549.1.9.5", text(0x17, spec.signing_time))});
    return join({out, attribute("1.2.840.113549.1.9.4", der(0x04, digest(spec.digest, content)))});
}

inline Octets make_signer_info(const CmsSpec& spec, const Octets& content, const Algorithm& algorithm, const Key& key,
                               const Octets& identifier) {
    const Octets attributes = spec.attributes.value_or(usual_attributes(spec, content));
    const bool direct = spec.attributes && spec.attributes->empty();
    const Octets signed_part = direct ? content : der(0x31, spec.signed_attributes.value_or(attributes));
    return sequence({spec.signer_version.value_or(integer(1)), spec.signer_identifier.value_or(identifier),
                     spec.signer_digest_algorithm.value_or(hash_algorithm(spec.digest)),
                     direct ? Octets{} : der(0xA0, attributes), spec.signature_algorithm.value_or(algorithm.identifier),
                     spec.signature.value_or(der(0x04, sign(key, algorithm, signed_part)))});
}

inline Octets make_cms(const CmsSpec& spec, const Octets& content, const Algorithm& algorithm, const Key& key,
                       const Octets& identifier) {
    Octets certificates, signers = make_signer_info(spec, content, algorithm, key, identifier);
    for (const auto& each : spec.certificates) certificates.insert(certificates.end(), each.begin(), each.end());
    for (const auto& each : spec.more_signers) signers.insert(signers.end(), each.begin(), each.end());
    const Octets data = sequence(
        {spec.version.value_or(integer(3)), spec.digest_algorithms.value_or(der(0x31, hash_algorithm(spec.digest))),
         sequence({spec.content_type_field.value_or(oid(spec.content_type)), der(0xA0, der(0x04, content))}),
         certificates.empty() ? Octets{} : der(0xA0, certificates), der(0x31, signers)});
    return sequence({oid("1.2.840.113549.1.7.2"), der(0xA0, data)});
}

// ---------------------------------------------------------------- LDS security object

struct ObjectSpec {
    std::string hash = "SHA256";
    std::optional<Octets> version, hash_algorithm_field, version_info;
    std::map<unsigned, Octets> groups; ///< number and content of the file
    std::vector<Octets> more_entries;  ///< whole SEQUENCEs after them
};

inline Octets hash_entry(const Octets& number, const Octets& hash) {
    return sequence({number, der(0x04, hash)});
}

inline Octets make_object(const ObjectSpec& spec) {
    Octets entries;
    for (const auto& [number, content] : spec.groups)
        entries = join({entries, hash_entry(integer(number), digest(spec.hash, content))});
    for (const auto& entry : spec.more_entries) entries = join({entries, entry});
    return sequence({spec.version.value_or(integer(0)), spec.hash_algorithm_field.value_or(hash_algorithm(spec.hash)),
                     der(0x30, entries), spec.version_info.value_or(Octets{})});
}

} // namespace support::pki
