// Makes keys, certificates, revocation lists and security objects of any kind, right ones and wrong ones, with
// OpenSSL's primitives and a DER writer of its own. Every field can be replaced or left out.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/dsa.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <stdexcept>
#include <string>
#include <vector>

namespace support::pki {

using Octets = std::vector<std::uint8_t>;

// ---------------------------------------------------------------- DER

inline Octets join(std::initializer_list<Octets> parts) {
    Octets out;
    for (const auto& part : parts) out.insert(out.end(), part.begin(), part.end());
    return out;
}

inline Octets der(unsigned tag, const Octets& content) {
    Octets out{static_cast<std::uint8_t>(tag)};
    const std::size_t size = content.size();
    if (size < 0x80) {
        out.push_back(static_cast<std::uint8_t>(size));
    } else if (size < 0x100) {
        out.insert(out.end(), {0x81, static_cast<std::uint8_t>(size)});
    } else if (size < 0x10000) {
        out.insert(out.end(), {0x82, static_cast<std::uint8_t>(size >> 8), static_cast<std::uint8_t>(size)});
    } else {
        out.insert(out.end(), {0x83, static_cast<std::uint8_t>(size >> 16), static_cast<std::uint8_t>(size >> 8),
                               static_cast<std::uint8_t>(size)});
    }
    out.insert(out.end(), content.begin(), content.end());
    return out;
}

inline Octets sequence(std::initializer_list<Octets> parts) {
    return der(0x30, join(parts));
}

inline Octets text(unsigned tag, const std::string& value) {
    return der(tag, Octets(value.begin(), value.end()));
}

inline Octets integer(unsigned value) {
    Octets content;
    for (int shift = 24; shift >= 0; shift -= 8)
        if (shift == 0 || value >> shift != 0) content.push_back(static_cast<std::uint8_t>(value >> shift));
    if ((content[0] & 0x80) != 0) content.insert(content.begin(), 0);
    return der(0x02, content);
}

inline Octets oid(const std::string& dotted) {
    ASN1_OBJECT* object = OBJ_txt2obj(dotted.c_str(), 1);
    if (object == nullptr) throw std::runtime_error("no object identifier: " + dotted);
    unsigned char* encoded = nullptr;
    const int size = i2d_ASN1_OBJECT(object, &encoded);
    Octets out(encoded, encoded + size);
    OPENSSL_free(encoded);
    ASN1_OBJECT_free(object);
    return out;
}

inline Octets bit_string(const Octets& octets) {
    return der(0x03, join({{0x00}, octets}));
}

inline Octets null() {
    return {0x05, 0x00};
}

inline Octets name(const std::string& country, const std::string& common_name) {
    return sequence({der(0x31, sequence({oid("2.5.4.6"), text(0x13, country)})),
                     der(0x31, sequence({oid("2.5.4.10"), text(0x0C, "Test Office")})),
                     der(0x31, sequence({oid("2.5.4.3"), text(0x0C, common_name)}))});
}

// ---------------------------------------------------------------- keys and algorithms

struct Key {
    std::shared_ptr<EVP_PKEY> handle;
    Octets info; ///< SubjectPublicKeyInfo

    static Key of(EVP_PKEY* made) {
        if (made == nullptr) throw std::runtime_error("no key made");
        Key key{std::shared_ptr<EVP_PKEY>(made, EVP_PKEY_free), {}};
        unsigned char* encoded = nullptr;
        const int size = i2d_PUBKEY(made, &encoded);
        key.info.assign(encoded, encoded + size);
        OPENSSL_free(encoded);
        return key;
    }
    static Key rsa(unsigned bits, unsigned exponent = 65537) {
        EVP_PKEY_CTX* context = EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr);
        EVP_PKEY_keygen_init(context);
        EVP_PKEY_CTX_set_rsa_keygen_bits(context, static_cast<int>(bits));
        BIGNUM* e = BN_new();
        BN_set_word(e, exponent);
        EVP_PKEY_CTX_set1_rsa_keygen_pubexp(context, e);
        BN_free(e);
        EVP_PKEY* made = nullptr;
        EVP_PKEY_generate(context, &made);
        EVP_PKEY_CTX_free(context);
        return of(made);
    }
    static Key ec(const std::string& group, bool explicit_parameters = false) {
        EVP_PKEY_CTX* context = EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr);
        EVP_PKEY_keygen_init(context);
        EVP_PKEY_CTX_set_group_name(context, group.c_str());
        EVP_PKEY* made = nullptr;
        EVP_PKEY_generate(context, &made);
        EVP_PKEY_CTX_free(context);
        if (explicit_parameters) EVP_PKEY_set_utf8_string_param(made, OSSL_PKEY_PARAM_EC_ENCODING, "explicit");
        return of(made);
    }
    static Key dsa() {
        EVP_PKEY_CTX* context = EVP_PKEY_CTX_new_from_name(nullptr, "DSA", nullptr);
        EVP_PKEY_paramgen_init(context);
        EVP_PKEY_CTX_set_dsa_paramgen_bits(context, 2048);
        EVP_PKEY_CTX_set_dsa_paramgen_q_bits(context, 224);
        EVP_PKEY* parameters = nullptr;
        EVP_PKEY_paramgen(context, &parameters);
        EVP_PKEY_CTX_free(context);
        context = EVP_PKEY_CTX_new_from_pkey(nullptr, parameters, nullptr);
        EVP_PKEY_keygen_init(context);
        EVP_PKEY* made = nullptr;
        EVP_PKEY_generate(context, &made);
        EVP_PKEY_CTX_free(context);
        EVP_PKEY_free(parameters);
        return of(made);
    }
};

struct Algorithm {
    enum class Kind { pkcs1, pss, ecdsa, plain, dsa };
    Kind kind = Kind::ecdsa;
    std::string hash = "SHA256";
    Octets identifier; ///< whole AlgorithmIdentifier
    int salt = 32;
    std::string mask_hash;
};

inline std::string hash_oid(const std::string& hash) {
    static const std::map<std::string, std::string> oids{
        {"MD5", "1.2.840.113549.2.5"},        {"SHA1", "1.3.14.3.2.26"},
        {"SHA224", "2.16.840.1.101.3.4.2.4"}, {"SHA256", "2.16.840.1.101.3.4.2.1"},
        {"SHA384", "2.16.840.1.101.3.4.2.2"}, {"SHA512", "2.16.840.1.101.3.4.2.3"}};
    return oids.at(hash);
}

inline Octets hash_algorithm(const std::string& hash, bool with_null = true) {
    return with_null ? sequence({oid(hash_oid(hash)), null()}) : sequence({oid(hash_oid(hash))});
}

inline Octets digest(const std::string& hash, const Octets& data) {
    Octets out(64);
    unsigned size = 0;
    EVP_Digest(data.data(), data.size(), out.data(), &size, EVP_get_digestbyname(hash.c_str()), nullptr);
    out.resize(size);
    return out;
}

inline Algorithm pkcs1(const std::string& hash) {
    static const std::map<std::string, std::string> oids{{"SHA1", "1.2.840.113549.1.1.5"},
                                                         {"SHA224", "1.2.840.113549.1.1.14"},
                                                         {"SHA256", "1.2.840.113549.1.1.11"},
                                                         {"SHA384", "1.2.840.113549.1.1.12"},
                                                         {"SHA512", "1.2.840.113549.1.1.13"}};
    return {Algorithm::Kind::pkcs1, hash, sequence({oid(oids.at(hash)), null()}), 0, {}};
}

inline Algorithm bare_rsa(const std::string& hash) {
    return {Algorithm::Kind::pkcs1, hash, sequence({oid("1.2.840.113549.1.1.1"), null()}), 0, {}};
}

inline Algorithm pss(const std::string& hash, int salt = -1, const std::string& mask_hash = "") {
    const std::string mask = mask_hash.empty() ? hash : mask_hash;
    const int length = salt >= 0 ? salt : static_cast<int>(digest(hash, {}).size());
    const Octets parameters = sequence({der(0xA0, hash_algorithm(hash)),
                                        der(0xA1, sequence({oid("1.2.840.113549.1.1.8"), hash_algorithm(mask)})),
                                        der(0xA2, integer(static_cast<unsigned>(length)))});
    return {Algorithm::Kind::pss, hash, sequence({oid("1.2.840.113549.1.1.10"), parameters}), length, mask};
}

inline Algorithm ecdsa(const std::string& hash) {
    static const std::map<std::string, std::string> oids{{"SHA1", "1.2.840.10045.4.1"},
                                                         {"SHA224", "1.2.840.10045.4.3.1"},
                                                         {"SHA256", "1.2.840.10045.4.3.2"},
                                                         {"SHA384", "1.2.840.10045.4.3.3"},
                                                         {"SHA512", "1.2.840.10045.4.3.4"}};
    return {Algorithm::Kind::ecdsa, hash, sequence({oid(oids.at(hash))}), 0, {}};
}

/// TR-03111: r and s side by side.
inline Algorithm ecdsa_plain(const std::string& hash) {
    static const std::map<std::string, std::string> last{
        {"SHA1", "1"}, {"SHA224", "2"}, {"SHA256", "3"}, {"SHA384", "4"}, {"SHA512", "5"}};
    return {Algorithm::Kind::plain, hash, sequence({oid("0.4.0.127.0.7.1.1.4.1." + last.at(hash))}), 0, {}};
}

inline Algorithm dsa(const std::string& hash) {
    static const std::map<std::string, std::string> oids{
        {"SHA1", "1.2.840.10040.4.3"}, {"SHA224", "2.16.840.1.101.3.4.3.1"}, {"SHA256", "2.16.840.1.101.3.4.3.2"}};
    return {Algorithm::Kind::dsa, hash, sequence({oid(oids.at(hash))}), 0, {}};
}

inline Octets plain_of(const Octets& signature, std::size_t half) {
    const unsigned char* at = signature.data();
    ECDSA_SIG* pair = d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(signature.size()));
    Octets out(2 * half);
    BN_bn2binpad(ECDSA_SIG_get0_r(pair), out.data(), static_cast<int>(half));
    BN_bn2binpad(ECDSA_SIG_get0_s(pair), out.data() + half, static_cast<int>(half));
    ECDSA_SIG_free(pair);
    return out;
}

inline Octets sign(const Key& key, const Algorithm& algorithm, const Octets& message) {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    EVP_PKEY_CTX* pkey = nullptr;
    EVP_DigestSignInit_ex(context, &pkey, algorithm.hash.c_str(), nullptr, nullptr, key.handle.get(), nullptr);
    if (algorithm.kind == Algorithm::Kind::pss) {
        EVP_PKEY_CTX_set_rsa_padding(pkey, RSA_PKCS1_PSS_PADDING);
        EVP_PKEY_CTX_set_rsa_pss_saltlen(pkey, algorithm.salt);
        EVP_PKEY_CTX_set_rsa_mgf1_md(pkey, EVP_get_digestbyname(algorithm.mask_hash.c_str()));
    }
    std::size_t size = 0;
    EVP_DigestSign(context, nullptr, &size, message.data(), message.size());
    Octets out(size);
    const int good = EVP_DigestSign(context, out.data(), &size, message.data(), message.size());
    EVP_MD_CTX_free(context);
    if (good != 1) throw std::runtime_error("signing failed");
    out.resize(size);
    if (algorithm.kind == Algorithm::Kind::plain)
        return plain_of(out, static_cast<std::size_t>((EVP_PKEY_get_bits(key.handle.get()) + 7) / 8));
    return out;
}

} // namespace support::pki
