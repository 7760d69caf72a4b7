// From AlgorithmIdentifier to SignatureScheme.
#include "base/try.hpp"
#include "pki/der.hpp"
#include "pki/oid.hpp"
#include "pki/signature.hpp"

namespace cccd::pki {

namespace {

using Kind = SignatureScheme::Kind;

struct Named {
    Oid oid;
    Kind kind;
    Hash hash;
};

constexpr std::array<Named, 19> named{{
    {"1.2.840.113549.1.1.5", Kind::rsa_pkcs1, Hash::sha1},
    {"1.2.840.113549.1.1.14", Kind::rsa_pkcs1, Hash::sha224},
    {"1.2.840.113549.1.1.11", Kind::rsa_pkcs1, Hash::sha256},
    {"1.2.840.113549.1.1.12", Kind::rsa_pkcs1, Hash::sha384},
    {"1.2.840.113549.1.1.13", Kind::rsa_pkcs1, Hash::sha512},
    {"1.2.840.10045.4.1", Kind::ecdsa, Hash::sha1},
    {"1.2.840.10045.4.3.1", Kind::ecdsa, Hash::sha224},
    {"1.2.840.10045.4.3.2", Kind::ecdsa, Hash::sha256},
    {"1.2.840.10045.4.3.3", Kind::ecdsa, Hash::sha384},
    {"1.2.840.10045.4.3.4", Kind::ecdsa, Hash::sha512},
    // TR-03111 §5.2.1.1, r and s side by side
    {"0.4.0.127.0.7.1.1.4.1.1", Kind::ecdsa_plain, Hash::sha1},
    {"0.4.0.127.0.7.1.1.4.1.2", Kind::ecdsa_plain, Hash::sha224},
    {"0.4.0.127.0.7.1.1.4.1.3", Kind::ecdsa_plain, Hash::sha256},
    {"0.4.0.127.0.7.1.1.4.1.4", Kind::ecdsa_plain, Hash::sha384},
    {"0.4.0.127.0.7.1.1.4.1.5", Kind::ecdsa_plain, Hash::sha512},
    {"1.2.840.10040.4.3", Kind::dsa, Hash::sha1},
    {"2.16.840.1.101.3.4.3.1", Kind::dsa, Hash::sha224},
    {"2.16.840.1.101.3.4.3.2", Kind::dsa, Hash::sha256},
    {"1.3.14.3.2.29", Kind::rsa_pkcs1, Hash::sha1}, // OIW sha1WithRSASignature
}};

constexpr Oid rsa_encryption{"1.2.840.113549.1.1.1"};
constexpr Oid rsassa_pss{"1.2.840.113549.1.1.10"};
constexpr Oid mgf1{"1.2.840.113549.1.1.8"};
constexpr Oid ec_public_key{"1.2.840.10045.2.1"};

constexpr Error unknown{ErrorCode::algorithm_unknown, Stage::none, 0, 0, "signature algorithm unknown"};

Result<Hash> parse_mask_function(ByteView tagged) {
    CCCD_TRY(const ByteView algorithm, tlv::only(tagged, der::sequence));
    Cursor cursor(algorithm);
    CCCD_TRY(const ByteView oid, tlv::expect(cursor, der::object_identifier));
    if (!(oid == mgf1)) return unknown;
    CCCD_TRY(const ByteView hash, tlv::only(cursor.rest(), der::sequence));
    return hash_from_algorithm(hash);
}

/// RSASSA-PSS-params of RFC 4055 §3.1; each field that is absent has its default.
Result<SignatureScheme> parse_pss(ByteView parameters, Remarks& remarks) {
    SignatureScheme scheme{Kind::rsa_pss, Hash::sha1, Hash::sha1, 20};
    if (parameters.empty()) return scheme;
    CCCD_TRY(const ByteView fields, tlv::only(parameters, der::sequence));
    Cursor cursor(fields);
    CCCD_TRY(const auto hash, der::optional(cursor, der::context_constructed(0)));
    if (hash) {
        CCCD_TRY(const ByteView algorithm, tlv::only(hash->value, der::sequence));
        CCCD_TRY(scheme.hash, hash_from_algorithm(algorithm));
    }
    CCCD_TRY(const auto mask, der::optional(cursor, der::context_constructed(1)));
    if (mask) {
        CCCD_TRY(scheme.mask_hash, parse_mask_function(mask->value));
    }
    CCCD_TRY(const auto salt, der::optional(cursor, der::context_constructed(2)));
    if (salt) {
        CCCD_TRY(const ByteView number, tlv::only(salt->value, der::integer));
        CCCD_TRY(scheme.salt, der::small_integer(number));
    }
    CCCD_TRY(const auto trailer, der::optional(cursor, der::context_constructed(3)));
    if (!cursor.at_end()) return der::malformed("octets after the PSS parameters");
    if (trailer) {
        CCCD_TRY(const ByteView number, tlv::only(trailer->value, der::integer));
        CCCD_TRY(const auto value, der::small_integer(number));
        if (value != 1) return unknown;
    }
    if (scheme.salt > 1024) return unknown;
    if (scheme.salt != digest_size(scheme.hash)) remarks.notice("pki.pss_salt_length");
    if (scheme.mask_hash != scheme.hash) remarks.warning("pki.pss_mask_hash");
    return scheme;
}

void remark_parameters(Kind kind, ByteView parameters, Remarks& remarks) {
    if (kind == Kind::rsa_pkcs1 && parameters.empty()) remarks.notice("pki.rsa_algorithm_without_null");
    if (kind == Kind::ecdsa && !parameters.empty()) remarks.notice("pki.ecdsa_algorithm_with_parameters");
}

} // namespace

std::string_view name(SignatureScheme::Kind kind) noexcept {
    switch (kind) {
    case Kind::rsa_pkcs1:
        return "RSASSA-PKCS1-v1_5";
    case Kind::rsa_pss:
        return "RSASSA-PSS";
    case Kind::ecdsa:
    case Kind::ecdsa_plain:
        return "ECDSA";
    case Kind::dsa:
        return "DSA";
    }
    return "unknown";
}

Result<SignatureScheme> signature_scheme(ByteView algorithm, std::optional<Hash> digest, Remarks& remarks) {
    Cursor cursor(algorithm);
    CCCD_TRY(const ByteView oid, tlv::expect(cursor, der::object_identifier));
    const ByteView parameters = cursor.rest();
    if (oid == rsassa_pss) return parse_pss(parameters, remarks);
    for (const auto& entry : named) {
        if (!(oid == entry.oid)) continue;
        remark_parameters(entry.kind, parameters, remarks);
        return SignatureScheme{entry.kind, entry.hash, entry.hash, 0};
    }
    if (digest && (oid == rsa_encryption || oid == ec_public_key)) {
        remarks.notice("pki.bare_key_algorithm");
        return SignatureScheme{oid == rsa_encryption ? Kind::rsa_pkcs1 : Kind::ecdsa, *digest, *digest, 0};
    }
    return unknown;
}

} // namespace cccd::pki
