#include "pki/signature.hpp"

#include "pki/der.hpp"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

namespace cccd::pki {

namespace {

using Kind = SignatureScheme::Kind;

struct Free {
    void operator()(EVP_PKEY_CTX* context) const noexcept { EVP_PKEY_CTX_free(context); }
    void operator()(ECDSA_SIG* signature) const noexcept { ECDSA_SIG_free(signature); }
};
using Context = std::unique_ptr<EVP_PKEY_CTX, Free>;

/// DigestInfo of RFC 8017 §9.2, with or without the NULL that the RFC asks for and some signers leave out.
Bytes digest_info(Hash hash, ByteView hashed, bool with_null) {
    Bytes algorithm = tlv::make(der::object_identifier, oid_of(hash));
    if (with_null) tlv::append(algorithm, der::null, {});
    return tlv::make(der::sequence,
                     tlv::concat({tlv::make(der::sequence, algorithm), tlv::make(der::octet_string, hashed)}));
}

/// EMSA-PKCS1-v1_5 for a modulus of `size` octets; empty where it does not fit.
Bytes encoded_block(Hash hash, ByteView hashed, bool with_null, std::size_t size) {
    const Bytes info = digest_info(hash, hashed, with_null);
    if (info.size() + 11 > size) return {};
    Bytes block(size, 0xFF);
    block[0] = 0x00;
    block[1] = 0x01;
    block[size - info.size() - 1] = 0x00;
    std::copy(info.begin(), info.end(), block.end() - static_cast<std::ptrdiff_t>(info.size()));
    return block;
}

bool pkcs1_holds(const PublicKey& key, Hash hash, ByteView hashed, ByteView signature, Remarks& remarks) {
    const std::size_t size = (key.bits() + 7) / 8;
    if (signature.size() != size) return false;
    const Context context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.handle(), nullptr));
    Bytes block(size);
    std::size_t written = block.size();
    if (!context || EVP_PKEY_verify_recover_init(context.get()) != 1 ||
        EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) != 1 ||
        EVP_PKEY_verify_recover(context.get(), block.data(), &written, signature.data(), signature.size()) != 1 ||
        written != size)
        return false;
    if (block == encoded_block(hash, hashed, true, size)) return true;
    if (block != encoded_block(hash, hashed, false, size)) return false;
    remarks.notice("pki.digest_info_without_null");
    return true;
}

bool pss_holds(const PublicKey& key, const SignatureScheme& scheme, ByteView hashed, ByteView signature) {
    const Context context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.handle(), nullptr));
    return context && EVP_PKEY_verify_init(context.get()) == 1 &&
           EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PSS_PADDING) == 1 &&
           EVP_PKEY_CTX_set_signature_md(context.get(), message_digest(scheme.hash)) == 1 &&
           EVP_PKEY_CTX_set_rsa_mgf1_md(context.get(), message_digest(scheme.mask_hash)) == 1 &&
           EVP_PKEY_CTX_set_rsa_pss_saltlen(context.get(), static_cast<int>(scheme.salt)) == 1 &&
           EVP_PKEY_verify(context.get(), signature.data(), signature.size(), hashed.data(), hashed.size()) == 1;
}

/// ECDSA and DSA with a signature in DER; OpenSSL refuses other encodings of the same numbers.
bool digest_holds(const PublicKey& key, ByteView hashed, ByteView signature) {
    const Context context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.handle(), nullptr));
    return context && EVP_PKEY_verify_init(context.get()) == 1 &&
           EVP_PKEY_verify(context.get(), signature.data(), signature.size(), hashed.data(), hashed.size()) == 1;
}

Bytes der_of_plain(ByteView signature) {
    const std::unique_ptr<ECDSA_SIG, Free> pair(ECDSA_SIG_new());
    const auto half = static_cast<int>(signature.size() / 2);
    BIGNUM* r = BN_bin2bn(signature.data(), half, nullptr);
    BIGNUM* s = BN_bin2bn(signature.data() + half, half, nullptr);
    if (!pair || !r || !s || ECDSA_SIG_set0(pair.get(), r, s) != 1) {
        BN_free(r);
        BN_free(s);
        return {};
    }
    unsigned char* encoded = nullptr;
    const int length = i2d_ECDSA_SIG(pair.get(), &encoded);
    Bytes out(encoded, encoded + (length > 0 ? length : 0));
    OPENSSL_free(encoded);
    return out;
}

KeyFamily family_of(Kind kind) noexcept {
    if (kind == Kind::rsa_pkcs1 || kind == Kind::rsa_pss) return KeyFamily::rsa;
    return kind == Kind::dsa ? KeyFamily::dsa : KeyFamily::ec;
}

bool holds(const PublicKey& key, const SignatureScheme& scheme, ByteView hashed, ByteView signature, Remarks& remarks) {
    switch (scheme.kind) {
    case Kind::rsa_pkcs1:
        return pkcs1_holds(key, scheme.hash, hashed, signature, remarks);
    case Kind::rsa_pss:
        return pss_holds(key, scheme, hashed, signature);
    case Kind::ecdsa_plain:
        return signature.size() == 2 * key.curve()->order_octets && digest_holds(key, hashed, der_of_plain(signature));
    case Kind::ecdsa:
    case Kind::dsa:
        return digest_holds(key, hashed, signature);
    }
    return false;
}

} // namespace

SignatureVerdict verify_signature(const PublicKey& key, const SignatureScheme& scheme, ByteView message,
                                  ByteView signature, Remarks& remarks) {
    if (key.family() != family_of(scheme.kind)) return SignatureVerdict::unsuitable;
    const Bytes hashed = digest(scheme.hash, message);
    if (hashed.empty() || signature.empty()) return SignatureVerdict::mismatch;
    ERR_set_mark();
    const bool good = holds(key, scheme, hashed, signature, remarks);
    ERR_pop_to_mark();
    return good ? SignatureVerdict::holds : SignatureVerdict::mismatch;
}

} // namespace cccd::pki
