#include "primitives/public_key.hpp"

#include "primitives/digest.hpp"
#include "primitives/number.hpp"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

namespace softchip::primitives {

namespace {

struct FreeBuilder {
    void operator()(OSSL_PARAM_BLD* builder) const { OSSL_PARAM_BLD_free(builder); }
};
using Builder = std::unique_ptr<OSSL_PARAM_BLD, FreeBuilder>;

EVP_PKEY* raw(const std::shared_ptr<void>& key) {
    return static_cast<EVP_PKEY*>(key.get());
}

std::shared_ptr<void> make(const char* kind, const Builder& builder) {
    const std::unique_ptr<OSSL_PARAM, decltype(&OSSL_PARAM_free)> parameters(OSSL_PARAM_BLD_to_param(builder.get()),
                                                                             OSSL_PARAM_free);
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(
        EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr), EVP_PKEY_CTX_free);
    EVP_PKEY* key = nullptr;
    if (EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return nullptr;
    return {key, [](void* pointer) { EVP_PKEY_free(static_cast<EVP_PKEY*>(pointer)); }};
}

// r || s into the DER form that OpenSSL verifies.
Bytes to_der(View plain) {
    const std::size_t half = plain.size() / 2;
    const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> signature(ECDSA_SIG_new(), ECDSA_SIG_free);
    ECDSA_SIG_set0(signature.get(), number(plain.first(half)).release(), number(plain.subspan(half)).release());
    unsigned char* buffer = nullptr;
    const int size = i2d_ECDSA_SIG(signature.get(), &buffer);
    Bytes out;
    if (size > 0) out.assign(buffer, buffer + size);
    OPENSSL_free(buffer);
    return out;
}

} // namespace

std::optional<PublicKey> PublicKey::rsa(View modulus, View exponent) {
    const Number n = number(modulus), e = number(exponent);
    const Builder builder(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get());
    auto key = make("RSA", builder);
    if (!key) return std::nullopt;
    return PublicKey(std::move(key));
}

std::optional<PublicKey> PublicKey::elliptic(const CurveParameters& curve, View point) {
    const Number p = number(curve.p), a = number(curve.a), b = number(curve.b), r = number(curve.r);
    const Builder builder(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_EC_FIELD_TYPE, "prime-field", 0);
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_EC_P, p.get());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_EC_A, a.get());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_EC_B, b.get());
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_EC_GENERATOR, curve.g.data(), curve.g.size());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_EC_ORDER, r.get());
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
    auto key = make("EC", builder);
    if (!key) return std::nullopt;
    return PublicKey(std::move(key));
}

bool PublicKey::verify(Scheme scheme, Hash hash, View message, View signature) const {
    if (scheme == Scheme::ecdsa && (signature.empty() || signature.size() % 2 != 0)) return false;
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    EVP_PKEY_CTX* options = nullptr;
    if (EVP_DigestVerifyInit_ex(context.get(), &options, digest_name(hash), nullptr, nullptr, raw(key_), nullptr) != 1)
        return false;
    if (scheme == Scheme::rsa_pss && (EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PSS_PADDING) != 1 ||
                                      EVP_PKEY_CTX_set_rsa_pss_saltlen(options, RSA_PSS_SALTLEN_DIGEST) != 1))
        return false;
    const Bytes wire = scheme == Scheme::ecdsa ? to_der(signature) : Bytes(signature.begin(), signature.end());
    return EVP_DigestVerify(context.get(), wire.data(), wire.size(), message.data(), message.size()) == 1;
}

} // namespace softchip::primitives
