// Signs like the chip of an Active Authentication test, with OpenSSL: keys are made fresh, nothing of libcccd is used.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <span>
#include <stdexcept>
#include <vector>

namespace support {

using Octets = std::vector<std::uint8_t>;

struct KeyDeleter {
    void operator()(EVP_PKEY* key) const noexcept { EVP_PKEY_free(key); }
};
using Key = std::unique_ptr<EVP_PKEY, KeyDeleter>;

inline Key make_rsa_key(unsigned bits, unsigned exponent = 65537) {
    EVP_PKEY_CTX* context = EVP_PKEY_CTX_new_id(EVP_PKEY_RSA, nullptr);
    BIGNUM* e = BN_new();
    BN_set_word(e, exponent);
    EVP_PKEY* key = nullptr;
    EVP_PKEY_keygen_init(context);
    EVP_PKEY_CTX_set_rsa_keygen_bits(context, static_cast<int>(bits));
    EVP_PKEY_CTX_set1_rsa_keygen_pubexp(context, e);
    EVP_PKEY_keygen(context, &key);
    BN_free(e);
    EVP_PKEY_CTX_free(context);
    if (key == nullptr) throw std::runtime_error("no RSA key");
    return Key(key);
}

inline Key make_ec_key(const char* curve) {
    EVP_PKEY* key = EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", curve);
    if (key == nullptr) throw std::runtime_error("no EC key");
    return Key(key);
}

/// SubjectPublicKeyInfo
inline Octets public_info(const Key& key) {
    std::uint8_t* der = nullptr;
    const int size = i2d_PUBKEY(key.get(), &der);
    Octets info(der, der + size);
    OPENSSL_free(der);
    return info;
}

inline Octets hash_of(const EVP_MD* md, std::initializer_list<std::span<const std::uint8_t>> parts) {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    EVP_DigestInit_ex(context, md, nullptr);
    for (const auto part : parts) EVP_DigestUpdate(context, part.data(), part.size());
    Octets out(static_cast<std::size_t>(EVP_MD_get_size(md)));
    EVP_DigestFinal_ex(context, out.data(), nullptr);
    EVP_MD_CTX_free(context);
    return out;
}

/// input ^ d mod n
inline Octets rsa_private(const Key& key, const Octets& input) {
    EVP_PKEY_CTX* context = EVP_PKEY_CTX_new(key.get(), nullptr);
    EVP_PKEY_sign_init(context);
    EVP_PKEY_CTX_set_rsa_padding(context, RSA_NO_PADDING);
    std::size_t size = input.size();
    Octets out(size);
    const bool good = EVP_PKEY_sign(context, out.data(), &size, input.data(), input.size()) == 1;
    EVP_PKEY_CTX_free(context);
    if (!good) throw std::runtime_error("RSA failed");
    return out;
}

/// n - value
inline Octets modulus_minus(const Key& key, const Octets& value) {
    BIGNUM* n = nullptr;
    EVP_PKEY_get_bn_param(key.get(), "n", &n);
    BIGNUM* v = BN_bin2bn(value.data(), static_cast<int>(value.size()), nullptr);
    BN_sub(v, n, v);
    Octets out(value.size());
    BN_bn2binpad(v, out.data(), static_cast<int>(out.size()));
    BN_free(n);
    BN_free(v);
    return out;
}

/// The message representative of ISO/IEC 9796-2 scheme 1: 6A ‖ M1 ‖ h(M1 ‖ challenge) ‖ trailer.
inline Octets representative(std::size_t width, const EVP_MD* md, const Octets& trailer, const Octets& challenge,
                             std::uint8_t header = 0x6A) {
    const auto digest_size = static_cast<std::size_t>(EVP_MD_get_size(md));
    Octets m1(width - 1 - digest_size - trailer.size());
    for (std::size_t i = 0; i < m1.size(); ++i) m1[i] = static_cast<std::uint8_t>(i * 37 + 11);
    const auto digest = hash_of(md, {m1, challenge});
    Octets out{header};
    out.insert(out.end(), m1.begin(), m1.end());
    out.insert(out.end(), digest.begin(), digest.end());
    out.insert(out.end(), trailer.begin(), trailer.end());
    return out;
}

/// DER SEQUENCE of r and s over a digest.
inline Octets ecdsa_der(const Key& key, const Octets& digest) {
    EVP_PKEY_CTX* context = EVP_PKEY_CTX_new(key.get(), nullptr);
    EVP_PKEY_sign_init(context);
    std::size_t size = 0;
    EVP_PKEY_sign(context, nullptr, &size, digest.data(), digest.size());
    Octets out(size);
    const bool good = EVP_PKEY_sign(context, out.data(), &size, digest.data(), digest.size()) == 1;
    EVP_PKEY_CTX_free(context);
    if (!good) throw std::runtime_error("ECDSA failed");
    out.resize(size);
    return out;
}

/// r ‖ s, each `width` octets.
inline Octets ecdsa_plain(const Key& key, const Octets& digest, std::size_t width) {
    const auto der = ecdsa_der(key, digest);
    const std::uint8_t* at = der.data();
    ECDSA_SIG* signature = d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size()));
    Octets out(2 * width);
    BN_bn2binpad(ECDSA_SIG_get0_r(signature), out.data(), static_cast<int>(width));
    BN_bn2binpad(ECDSA_SIG_get0_s(signature), out.data() + width, static_cast<int>(width));
    ECDSA_SIG_free(signature);
    return out;
}

} // namespace support
