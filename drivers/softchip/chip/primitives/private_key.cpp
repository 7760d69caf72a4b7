#include "primitives/private_key.hpp"

#include "primitives/digest.hpp"
#include "primitives/number.hpp"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

namespace softchip::primitives {

namespace {

EVP_PKEY* raw(const std::shared_ptr<void>& key) {
    return static_cast<EVP_PKEY*>(key.get());
}

std::shared_ptr<void> own(EVP_PKEY* key) {
    return {key, [](void* pointer) { EVP_PKEY_free(static_cast<EVP_PKEY*>(pointer)); }};
}

Bytes take(unsigned char* buffer, int size) {
    Bytes out;
    if (buffer != nullptr && size > 0) out.assign(buffer, buffer + size);
    OPENSSL_free(buffer);
    return out;
}

} // namespace

std::optional<PrivateKey> PrivateKey::from_pkcs8(View der) {
    const unsigned char* at = der.data();
    EVP_PKEY* key = d2i_AutoPrivateKey(nullptr, &at, static_cast<long>(der.size()));
    if (key == nullptr) return std::nullopt;
    return PrivateKey(own(key));
}

std::optional<PrivateKey> PrivateKey::generate_rsa(std::size_t bits, std::uint64_t exponent) {
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(
        EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr), EVP_PKEY_CTX_free);
    const Number e = number(static_cast<unsigned long>(exponent));
    EVP_PKEY* key = nullptr;
    if (EVP_PKEY_keygen_init(context.get()) != 1 ||
        EVP_PKEY_CTX_set_rsa_keygen_bits(context.get(), static_cast<int>(bits)) != 1 ||
        EVP_PKEY_CTX_set1_rsa_keygen_pubexp(context.get(), e.get()) != 1 || EVP_PKEY_generate(context.get(), &key) != 1)
        return std::nullopt;
    return PrivateKey(own(key));
}

std::optional<PrivateKey> PrivateKey::generate_ec(const char* curve) {
    EVP_PKEY* key = EVP_EC_gen(curve);
    if (key == nullptr) return std::nullopt;
    return PrivateKey(own(key));
}

bool PrivateKey::rsa() const {
    return EVP_PKEY_is_a(raw(key_), "RSA") == 1;
}

std::size_t PrivateKey::bits() const {
    return static_cast<std::size_t>(EVP_PKEY_get_bits(raw(key_)));
}

std::optional<Bytes> PrivateKey::power(View value) const {
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(EVP_PKEY_CTX_new(raw(key_), nullptr),
                                                                              EVP_PKEY_CTX_free);
    Bytes out((bits() + 7) / 8);
    std::size_t size = out.size();
    if (EVP_PKEY_sign_init(context.get()) != 1 || EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) != 1 ||
        EVP_PKEY_sign(context.get(), out.data(), &size, value.data(), value.size()) != 1)
        return std::nullopt;
    return out;
}

std::optional<Bytes> PrivateKey::ecdsa_der(Hash hash, View message) const {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    if (EVP_DigestSignInit_ex(context.get(), nullptr, digest_name(hash), nullptr, nullptr, raw(key_), nullptr) != 1)
        return std::nullopt;
    Bytes out(512);
    std::size_t size = out.size();
    if (EVP_DigestSign(context.get(), out.data(), &size, message.data(), message.size()) != 1) return std::nullopt;
    out.resize(size);
    return out;
}

std::optional<Bytes> PrivateKey::ecdsa_plain(Hash hash, View message) const {
    const auto der = ecdsa_der(hash, message);
    if (!der) return std::nullopt;
    const unsigned char* at = der->data();
    const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> signature(
        d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der->size())), ECDSA_SIG_free);
    if (!signature) return std::nullopt;
    const std::size_t width = (bits() + 7) / 8;
    Bytes out = fixed(ECDSA_SIG_get0_r(signature.get()), width);
    const Bytes s = fixed(ECDSA_SIG_get0_s(signature.get()), width);
    out.insert(out.end(), s.begin(), s.end());
    return out;
}

std::optional<PrivateKey> PrivateKey::stranger() const {
    EVP_PKEY* key = nullptr;
    if (rsa()) {
        key = EVP_RSA_gen(bits());
    } else {
        const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(EVP_PKEY_CTX_new(raw(key_), nullptr),
                                                                                  EVP_PKEY_CTX_free);
        if (EVP_PKEY_keygen_init(context.get()) != 1 || EVP_PKEY_generate(context.get(), &key) != 1)
            return std::nullopt;
    }
    if (key == nullptr) return std::nullopt;
    return PrivateKey(own(key));
}

Bytes PrivateKey::to_pkcs8() const {
    const std::unique_ptr<PKCS8_PRIV_KEY_INFO, decltype(&PKCS8_PRIV_KEY_INFO_free)> info(EVP_PKEY2PKCS8(raw(key_)),
                                                                                         PKCS8_PRIV_KEY_INFO_free);
    unsigned char* buffer = nullptr;
    const int size = i2d_PKCS8_PRIV_KEY_INFO(info.get(), &buffer);
    return take(buffer, size);
}

Bytes PrivateKey::public_key_info() const {
    unsigned char* buffer = nullptr;
    const int size = i2d_PUBKEY(raw(key_), &buffer);
    return take(buffer, size);
}

Bytes PrivateKey::public_point() const {
    std::size_t size = 0;
    EVP_PKEY_get_octet_string_param(raw(key_), OSSL_PKEY_PARAM_PUB_KEY, nullptr, 0, &size);
    Bytes point(size);
    EVP_PKEY_get_octet_string_param(raw(key_), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size(), &size);
    return point;
}

namespace {
Bytes number_parameter(EVP_PKEY* key, const char* name) {
    BIGNUM* found = nullptr;
    EVP_PKEY_get_bn_param(key, name, &found);
    const Number value(found);
    return value ? fixed(value.get(), static_cast<std::size_t>(BN_num_bytes(value.get()))) : Bytes{};
}
} // namespace

Bytes PrivateKey::modulus() const {
    return number_parameter(raw(key_), OSSL_PKEY_PARAM_RSA_N);
}
Bytes PrivateKey::exponent() const {
    return number_parameter(raw(key_), OSSL_PKEY_PARAM_RSA_E);
}

std::optional<Bytes> PrivateKey::rsa_signature(Hash hash, bool pss, View message) const {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    EVP_PKEY_CTX* options = nullptr;
    if (EVP_DigestSignInit_ex(context.get(), &options, digest_name(hash), nullptr, nullptr, raw(key_), nullptr) != 1)
        return std::nullopt;
    if (pss && (EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PSS_PADDING) != 1 ||
                EVP_PKEY_CTX_set_rsa_pss_saltlen(options, RSA_PSS_SALTLEN_DIGEST) != 1))
        return std::nullopt;
    Bytes out((bits() + 7) / 8);
    std::size_t size = out.size();
    if (EVP_DigestSign(context.get(), out.data(), &size, message.data(), message.size()) != 1) return std::nullopt;
    return out;
}

} // namespace softchip::primitives
