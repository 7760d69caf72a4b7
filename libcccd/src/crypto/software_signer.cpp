// A signer whose key lies in memory.
#include "base/try.hpp"
#include "crypto/failure.hpp"
#include "crypto/group_state.hpp"
#include "crypto/handles.hpp"
#include "crypto/message_digest.hpp"

#include <cccd/terminal.hpp>
#include <openssl/ecdsa.h>
#include <openssl/rsa.h>

namespace cccd {

Signer::~Signer() = default;

namespace {

using namespace crypto;

using EcdsaSignature = std::unique_ptr<ECDSA_SIG, Deleter<ECDSA_SIG_free>>;

struct SchemeFacts {
    int key_type;
    int padding;
    Hash hash;
};

SchemeFacts facts_of(SignatureScheme scheme) noexcept {
    switch (scheme) {
    case SignatureScheme::rsa_pkcs1_sha1:
        return {EVP_PKEY_RSA, RSA_PKCS1_PADDING, Hash::sha1};
    case SignatureScheme::rsa_pkcs1_sha256:
        return {EVP_PKEY_RSA, RSA_PKCS1_PADDING, Hash::sha256};
    case SignatureScheme::rsa_pkcs1_sha512:
        return {EVP_PKEY_RSA, RSA_PKCS1_PADDING, Hash::sha512};
    case SignatureScheme::rsa_pss_sha1:
        return {EVP_PKEY_RSA, RSA_PKCS1_PSS_PADDING, Hash::sha1};
    case SignatureScheme::rsa_pss_sha256:
        return {EVP_PKEY_RSA, RSA_PKCS1_PSS_PADDING, Hash::sha256};
    case SignatureScheme::rsa_pss_sha512:
        return {EVP_PKEY_RSA, RSA_PKCS1_PSS_PADDING, Hash::sha512};
    case SignatureScheme::ecdsa_sha1:
        return {EVP_PKEY_EC, 0, Hash::sha1};
    case SignatureScheme::ecdsa_sha224:
        return {EVP_PKEY_EC, 0, Hash::sha224};
    case SignatureScheme::ecdsa_sha256:
        return {EVP_PKEY_EC, 0, Hash::sha256};
    case SignatureScheme::ecdsa_sha384:
        return {EVP_PKEY_EC, 0, Hash::sha384};
    case SignatureScheme::ecdsa_sha512:
        return {EVP_PKEY_EC, 0, Hash::sha512};
    }
    return {EVP_PKEY_NONE, 0, Hash::sha256};
}

/// SEQUENCE { r, s } as r ‖ s.
Result<Bytes> plain_form(ByteView der, std::size_t width) {
    const unsigned char* cursor = der.data();
    const EcdsaSignature signature(d2i_ECDSA_SIG(nullptr, &cursor, static_cast<long>(der.size())));
    if (!signature) return failure("the signature can not be read");
    CCCD_TRY(const auto r, fixed_width(ECDSA_SIG_get0_r(signature.get()), width));
    CCCD_TRY(const auto s, fixed_width(ECDSA_SIG_get0_s(signature.get()), width));
    Bytes out = to_bytes(r.expose());
    out.insert(out.end(), s.expose().begin(), s.expose().end());
    return out;
}

class SoftwareSigner final : public Signer {
public:
    explicit SoftwareSigner(Pkey key) noexcept : key_(std::move(key)) {}

    Result<Bytes> sign(SignatureScheme scheme, ByteView message) override {
        const auto facts = facts_of(scheme);
        if (EVP_PKEY_get_base_id(key_.get()) != facts.key_type) return bad_key("the key does not fit the scheme");
        const DigestContext context(EVP_MD_CTX_new());
        EVP_PKEY_CTX* parameters = nullptr; // owned by the context
        if (!context ||
            EVP_DigestSignInit(context.get(), &parameters, message_digest(facts.hash), nullptr, key_.get()) != 1)
            return failure("signing can not begin");
        if (facts.padding != 0 && EVP_PKEY_CTX_set_rsa_padding(parameters, facts.padding) != 1)
            return failure("the padding is not available");
        if (facts.padding == RSA_PKCS1_PSS_PADDING &&
            EVP_PKEY_CTX_set_rsa_pss_saltlen(parameters, RSA_PSS_SALTLEN_DIGEST) != 1)
            return failure("the salt length is not available");
        std::size_t size = 0;
        if (EVP_DigestSign(context.get(), nullptr, &size, message.data(), message.size()) != 1)
            return failure("signing failed");
        Bytes signature(size);
        if (EVP_DigestSign(context.get(), signature.data(), &size, message.data(), message.size()) != 1)
            return failure("signing failed");
        signature.resize(size);
        if (facts.padding != 0) return signature;
        return plain_form(signature, (static_cast<std::size_t>(EVP_PKEY_get_bits(key_.get())) + 7) / 8);
    }

private:
    Pkey key_;
};

} // namespace

Result<std::unique_ptr<Signer>> signer_from_key(ByteView der) {
    const unsigned char* cursor = der.data();
    Pkey key(d2i_AutoPrivateKey(nullptr, &cursor, static_cast<long>(der.size())));
    if (!key) return bad_key("the private key can not be read");
    return std::unique_ptr<Signer>(std::make_unique<SoftwareSigner>(std::move(key)));
}

} // namespace cccd
