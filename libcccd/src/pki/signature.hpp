// Signature algorithms as certificates, CMS and CRLs name them (Doc 9303-12 §4.1.6), and their verification.
#pragma once

#include "pki/hash.hpp"
#include "pki/public_key.hpp"

#include <optional>

namespace cccd::pki {

struct SignatureScheme {
    enum class Kind : std::uint8_t { rsa_pkcs1, rsa_pss, ecdsa, ecdsa_plain, dsa };
    Kind kind = Kind::ecdsa;
    Hash hash = Hash::sha256;
    Hash mask_hash = Hash::sha256; ///< of MGF1, for rsa_pss
    unsigned salt = 0;             ///< octets, for rsa_pss
};

/// `algorithm` is the content of an AlgorithmIdentifier. `digest` stands in where the identifier names no hash (bare
/// rsaEncryption or id-ecPublicKey in a SignerInfo). Errors: algorithm_unknown, data_malformed.
Result<SignatureScheme> signature_scheme(ByteView algorithm, std::optional<Hash> digest, Remarks& remarks);

[[nodiscard]] std::string_view name(SignatureScheme::Kind kind) noexcept;

enum class SignatureVerdict : std::uint8_t {
    holds,
    mismatch,
    unsuitable, ///< the key is of another family than the scheme
};

/// Whether `signature` over `message` was made with the private half of `key`. PKCS#1 v1.5: the encoded block must
/// equal, octet by octet, the one with NULL parameters or the one without; nothing is parsed out of it.
[[nodiscard]] SignatureVerdict verify_signature(const PublicKey& key, const SignatureScheme& scheme, ByteView message,
                                                ByteView signature, Remarks& remarks);

} // namespace cccd::pki
