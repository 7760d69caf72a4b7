// A signer whose key lies in memory.
#include "base/try.hpp"
#include "crypto/failure.hpp"
#include "crypto/group_state.hpp"
#include "crypto/handles.hpp"
#include "crypto/message_digest.hpp"
#include "crypto/scheme_facts.hpp"

#include <openssl/ecdsa.h>
#include <openssl/rsa.h>

namespace cccd {

Signer::~Signer() = default;

namespace {

using namespace crypto;

using EcdsaSignature = std::unique_ptr<ECDSA_SIG, Deleter<ECDSA_SIG_free>>;

constexpr int openssl_padding(Padding padding) noexcept {
    return padding == Padding::pss ? RSA_PKCS1_PSS_PADDING : RSA_PKCS1_PADDING;
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
        const bool rsa = facts.padding != Padding::none;
        if (EVP_PKEY_get_base_id(key_.get()) != (rsa ? EVP_PKEY_RSA : EVP_PKEY_EC))
            return bad_key("the key does not fit the scheme");
        const DigestContext context(EVP_MD_CTX_new());
        EVP_PKEY_CTX* parameters = nullptr; // owned by the context
        if (!context ||
            EVP_DigestSignInit(context.get(), &parameters, message_digest(facts.hash), nullptr, key_.get()) != 1)
            return failure("signing can not begin");
        if (rsa && EVP_PKEY_CTX_set_rsa_padding(parameters, openssl_padding(facts.padding)) != 1)
            return failure("the padding is not available");
        if (facts.padding == Padding::pss && EVP_PKEY_CTX_set_rsa_pss_saltlen(parameters, RSA_PSS_SALTLEN_DIGEST) != 1)
            return failure("the salt length is not available");
        std::size_t size = 0;
        if (EVP_DigestSign(context.get(), nullptr, &size, message.data(), message.size()) != 1)
            return failure("signing failed");
        Bytes signature(size);
        if (EVP_DigestSign(context.get(), signature.data(), &size, message.data(), message.size()) != 1)
            return failure("signing failed");
        signature.resize(size);
        if (rsa) return signature;
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
