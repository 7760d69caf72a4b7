#include "crypto/public_key.hpp"

#include "base/try.hpp"
#include "crypto/failure.hpp"
#include "crypto/group_state.hpp"
#include "crypto/message_digest.hpp"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

namespace cccd::crypto {

namespace {

using ParamBuilder = std::unique_ptr<OSSL_PARAM_BLD, Deleter<OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Deleter<OSSL_PARAM_free>>;
using EcdsaSignature = std::unique_ptr<ECDSA_SIG, Deleter<ECDSA_SIG_free>>;

std::shared_ptr<evp_pkey_st> import(const char* type, OSSL_PARAM_BLD* builder) {
    const Params params(OSSL_PARAM_BLD_to_param(builder));
    const PkeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY* key = nullptr;
    if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) != 1)
        return nullptr;
    return {key, EVP_PKEY_free};
}

Result<Bytes> ecdsa_der(ByteView signature, std::size_t half) {
    if (signature.size() != 2 * half) return Bytes{};
    BigNumber r = number_of(signature.first(half)), s = number_of(signature.subspan(half));
    const EcdsaSignature pair(ECDSA_SIG_new());
    if (!r || !s || !pair || ECDSA_SIG_set0(pair.get(), r.release(), s.release()) != 1) return failure("out of memory");
    unsigned char* der = nullptr;
    const int size = i2d_ECDSA_SIG(pair.get(), &der);
    if (size <= 0) return failure("out of memory");
    Bytes out(der, der + size);
    OPENSSL_free(der);
    return out;
}

BigNumber number_parameter(const evp_pkey_st* key, const char* name) {
    BIGNUM* number = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &number) != 1) return nullptr;
    return BigNumber(number);
}

Result<bool> verify_rsa(evp_pkey_st* key, int padding, Hash hash, ByteView digest, ByteView signature) {
    const PkeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
    if (!context || EVP_PKEY_verify_init(context.get()) != 1 ||
        EVP_PKEY_CTX_set_rsa_padding(context.get(), padding) != 1 ||
        EVP_PKEY_CTX_set_signature_md(context.get(), message_digest(hash)) != 1)
        return bad_key("the key does not fit the signature algorithm");
    return EVP_PKEY_verify(context.get(), signature.data(), signature.size(), digest.data(), digest.size()) == 1;
}

} // namespace

Result<PublicKey> PublicKey::from_point(unsigned parameter_id, ByteView point) {
    CCCD_TRY(const auto group, Group::standardized(parameter_id));
    if (group.kind() != GroupKind::elliptic) return bad_key("no curve has this number");
    CCCD_CHECK(group.check(point));
    const ParamBuilder builder(OSSL_PARAM_BLD_new());
    if (!builder ||
        OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, group.state().row->openssl_name,
                                        0) != 1 ||
        OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) != 1)
        return failure("out of memory");
    auto key = import("EC", builder.get());
    if (!key) return bad_key("the curve key was refused");
    return PublicKey(std::move(key), KeyKind::ec);
}

Result<PublicKey> PublicKey::from_rsa(ByteView modulus, ByteView exponent) {
    const BigNumber n = number_of(modulus), e = number_of(exponent);
    const ParamBuilder builder(OSSL_PARAM_BLD_new());
    if (!n || !e || !builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return failure("out of memory");
    if (BN_num_bits(n.get()) < 1024 || !BN_is_odd(n.get()) || !BN_is_odd(e.get()) || BN_is_one(e.get()))
        return bad_key("the RSA key is unusable");
    auto key = import("RSA", builder.get());
    if (!key) return bad_key("the RSA key was refused");
    return PublicKey(std::move(key), KeyKind::rsa);
}

Result<PublicKey> PublicKey::from_info(ByteView subject_public_key_info) {
    const unsigned char* cursor = subject_public_key_info.data();
    const auto size = static_cast<long>(subject_public_key_info.size());
    const PublicKeyInfo info(d2i_X509_PUBKEY(nullptr, &cursor, size));
    ASN1_OBJECT* algorithm = nullptr;
    if (!info || X509_PUBKEY_get0_param(&algorithm, nullptr, nullptr, nullptr, info.get()) != 1)
        return bad_key("the public key info is malformed");
    switch (OBJ_obj2nid(algorithm)) {
    case NID_rsaEncryption:
    case NID_rsassaPss: {
        // Taken apart and built again, so that a key marked for PSS serves the raw operation too.
        const Pkey parsed(X509_PUBKEY_get(info.get()));
        const auto n = parsed ? number_parameter(parsed.get(), OSSL_PKEY_PARAM_RSA_N) : nullptr;
        const auto e = parsed ? number_parameter(parsed.get(), OSSL_PKEY_PARAM_RSA_E) : nullptr;
        if (!n || !e) return bad_key("the RSA key is malformed");
        CCCD_TRY(const auto modulus, fixed_width(n.get(), static_cast<std::size_t>(BN_num_bytes(n.get()))));
        CCCD_TRY(const auto exponent, fixed_width(e.get(), static_cast<std::size_t>(BN_num_bytes(e.get()))));
        return from_rsa(modulus.expose(), exponent.expose());
    }
    case NID_X9_62_id_ecPublicKey: {
        CCCD_TRY(const auto key, agreement_key_from_info(subject_public_key_info));
        return from_point(key.group.parameter_id(), key.element);
    }
    default:
        return Error{ErrorCode::algorithm_unknown, Stage::none, 0, 0, "the public key is neither RSA nor EC"};
    }
}

std::size_t PublicKey::bits() const noexcept {
    return static_cast<std::size_t>(EVP_PKEY_get_bits(key_.get()));
}

std::size_t PublicKey::width() const noexcept {
    return (bits() + 7) / 8;
}

Result<Bytes> PublicKey::rsa_public(ByteView input) const {
    if (kind_ != KeyKind::rsa) return bad_key("the key is no RSA key");
    const auto n = number_parameter(key_.get(), OSSL_PKEY_PARAM_RSA_N);
    const auto e = number_parameter(key_.get(), OSSL_PKEY_PARAM_RSA_E);
    const BigNumber number(BN_bin2bn(input.data(), static_cast<int>(input.size()), nullptr)), result(BN_new());
    const BigNumberContext context(BN_CTX_new());
    if (!n || !e || !number || !result || !context) return failure("out of memory");
    if (BN_cmp(number.get(), n.get()) >= 0)
        return Error{ErrorCode::signature_malformed, Stage::none, 0, 0, "the signature is not below the modulus"};
    if (BN_mod_exp(result.get(), number.get(), e.get(), n.get(), context.get()) != 1)
        return failure("the RSA operation failed");
    CCCD_TRY(const auto out, fixed_width(result.get(), width()));
    return to_bytes(out.expose());
}

Result<bool> PublicKey::verify_ecdsa(ByteView digest, ByteView signature, EcdsaForm form) const {
    if (kind_ != KeyKind::ec) return bad_key("the key is no EC key");
    Bytes der = to_bytes(signature);
    if (form == EcdsaForm::plain) {
        // Halves are as wide as the order (BSI TR-03111 §5.2.2), which bits() names.
        CCCD_TRY(auto converted, ecdsa_der(signature, width()));
        if (converted.empty()) return false;
        der = std::move(converted);
    }
    const PkeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key_.get(), nullptr));
    if (!context || EVP_PKEY_verify_init(context.get()) != 1) return failure("the verification failed");
    return EVP_PKEY_verify(context.get(), der.data(), der.size(), digest.data(), digest.size()) == 1;
}

Result<bool> PublicKey::verify_rsa_pkcs1(Hash hash, ByteView digest, ByteView signature) const {
    if (kind_ != KeyKind::rsa) return bad_key("the key is no RSA key");
    return verify_rsa(key_.get(), RSA_PKCS1_PADDING, hash, digest, signature);
}

Result<bool> PublicKey::verify_rsa_pss(Hash hash, ByteView digest, ByteView signature) const {
    if (kind_ != KeyKind::rsa) return bad_key("the key is no RSA key");
    return verify_rsa(key_.get(), RSA_PKCS1_PSS_PADDING, hash, digest, signature);
}

} // namespace cccd::crypto
