#include "pki/public_key.hpp"

#include "base/try.hpp"
#include "pki/der.hpp"
#include "pki/oid.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/x509.h>

namespace cccd::pki {

namespace {

constexpr Oid rsa_encryption{"1.2.840.113549.1.1.1"};
constexpr Oid rsassa_pss{"1.2.840.113549.1.1.10"};
constexpr Oid ec_public_key{"1.2.840.10045.2.1"};
constexpr Oid dsa_key{"1.2.840.10040.4.1"};
constexpr std::size_t largest_modulus = 1024; ///< octets: a larger key is an attack on our time

struct Free {
    void operator()(EVP_PKEY_CTX* context) const noexcept { EVP_PKEY_CTX_free(context); }
    void operator()(OSSL_PARAM_BLD* builder) const noexcept { OSSL_PARAM_BLD_free(builder); }
    void operator()(OSSL_PARAM* parameters) const noexcept { OSSL_PARAM_free(parameters); }
    void operator()(BIGNUM* number) const noexcept { BN_free(number); }
};
template <class T> using Owned = std::unique_ptr<T, Free>;

constexpr Error bad_key(Literal text) noexcept {
    return {ErrorCode::key_malformed, Stage::none, 0, 0, text};
}

Result<std::shared_ptr<evp_pkey_st>> make_key(const char* type, OSSL_PARAM* parameters) {
    const Owned<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY* key = nullptr;
    if (!context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters) != 1)
        return bad_key("the numbers make no public key");
    return std::shared_ptr<evp_pkey_st>(key, EVP_PKEY_free);
}

unsigned bit_length(ByteView number) noexcept {
    if (number.empty()) return 0;
    unsigned bits = static_cast<unsigned>(number.size() - 1) * 8;
    for (unsigned top = number[0]; top != 0; top >>= 1) ++bits;
    return bits;
}

} // namespace

Result<PublicKey> PublicKey::from_info(ByteView info, Remarks& remarks) {
    CCCD_TRY(const ByteView content, tlv::only(info, der::sequence));
    Cursor cursor(content);
    CCCD_TRY(const ByteView algorithm, tlv::expect(cursor, der::sequence));
    CCCD_TRY(const ByteView bits, tlv::only(cursor.rest(), der::bit_string));
    CCCD_TRY(const ByteView key, der::whole_octets(bits));
    Cursor algorithm_cursor(algorithm);
    CCCD_TRY(const ByteView oid, tlv::expect(algorithm_cursor, der::object_identifier));
    if (oid == rsa_encryption) {
        if (algorithm_cursor.at_end()) remarks.notice("pki.rsa_key_without_null");
        return rsa(key, remarks);
    }
    if (oid == rsassa_pss) return rsa(key, remarks);
    if (oid == ec_public_key) return elliptic(algorithm_cursor.rest(), key, remarks);
    if (oid == dsa_key) return dsa(info);
    return Error{ErrorCode::algorithm_unknown, Stage::none, 0, 0, "kind of public key unknown"};
}

Result<PublicKey> PublicKey::rsa(ByteView key, Remarks& remarks) {
    CCCD_TRY(const ByteView content, tlv::only(key, der::sequence));
    Cursor cursor(content);
    CCCD_TRY(const ByteView modulus_value, tlv::expect(cursor, der::integer));
    CCCD_TRY(const ByteView exponent_value, tlv::only(cursor.rest(), der::integer));
    CCCD_TRY(const ByteView modulus, der::positive_integer(modulus_value));
    CCCD_TRY(const ByteView exponent, der::positive_integer(exponent_value));
    if (modulus.size() > largest_modulus || modulus.size() < 64 || (modulus.back() & 1) == 0)
        return bad_key("RSA modulus out of range or even");
    if (exponent.empty() || exponent.size() > 8 || (exponent.back() & 1) == 0 || bit_length(exponent) < 2)
        return bad_key("RSA exponent out of range or even");

    const Owned<BIGNUM> n(BN_bin2bn(modulus.data(), static_cast<int>(modulus.size()), nullptr));
    const Owned<BIGNUM> e(BN_bin2bn(exponent.data(), static_cast<int>(exponent.size()), nullptr));
    const Owned<OSSL_PARAM_BLD> builder(OSSL_PARAM_BLD_new());
    if (!n || !e || !builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return bad_key("no memory");
    const Owned<OSSL_PARAM> parameters(OSSL_PARAM_BLD_to_param(builder.get()));

    PublicKey out;
    out.family_ = KeyFamily::rsa;
    out.bits_ = bit_length(modulus);
    out.exponent_ = to_bytes(exponent);
    CCCD_TRY(out.handle_, make_key("RSA", parameters.get()));
    if (exponent.size() == 1 && exponent[0] == 3) remarks.notice("pki.rsa_exponent_3");
    return out;
}

Result<PublicKey> PublicKey::elliptic(ByteView parameters, ByteView point, Remarks& remarks) {
    PublicKey out;
    out.family_ = KeyFamily::ec;
    Cursor cursor(parameters);
    CCCD_TRY(const tlv::Element domain, tlv::read(cursor));
    if (!cursor.at_end()) return der::malformed("octets after the curve");
    if (domain.tag == der::object_identifier) {
        CCCD_TRY(out.curve_, curve_from_oid(domain.value));
    } else if (domain.tag == der::sequence) {
        CCCD_TRY(out.curve_, curve_from_parameters(domain.value, remarks));
        out.explicit_ = true;
    } else {
        return Error{ErrorCode::curve_unknown, Stage::none, 0, 0, "curve inherited or absent"};
    }
    out.bits_ = out.curve_->field_bits;
    const std::size_t width = (out.bits_ + 7) / 8;
    const bool uncompressed = point.size() == 1 + 2 * width && point[0] == 0x04;
    const bool compressed = point.size() == 1 + width && (point[0] == 0x02 || point[0] == 0x03);
    if (!uncompressed && !compressed) return bad_key("point in another form or of another length");

    std::string group = out.curve_->group_name;
    Bytes octets = to_bytes(point);
    std::array<OSSL_PARAM, 3> values{
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group.data(), group.size()),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, octets.data(), octets.size()),
        OSSL_PARAM_construct_end()};
    CCCD_TRY(out.handle_, make_key("EC", values.data()));
    return out;
}

Result<PublicKey> PublicKey::dsa(ByteView info) {
    const unsigned char* at = info.data();
    if (info.size() > 4 * largest_modulus) return bad_key("DSA key too large");
    std::shared_ptr<evp_pkey_st> key(d2i_PUBKEY(nullptr, &at, static_cast<long>(info.size())), EVP_PKEY_free);
    if (!key || EVP_PKEY_get_bits(key.get()) > 4096) return bad_key("the numbers make no DSA key");
    PublicKey out;
    out.family_ = KeyFamily::dsa;
    out.bits_ = static_cast<unsigned>(EVP_PKEY_get_bits(key.get()));
    out.handle_ = std::move(key);
    return out;
}

} // namespace cccd::pki
