#include "primitives/modp.hpp"

#include "primitives/number.hpp"

#include <memory>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

namespace softchip::primitives {

namespace {

const char* name_of(int parameter_id) {
    switch (parameter_id) {
    case 0:
        return "dh_1024_160";
    case 1:
        return "dh_2048_224";
    case 2:
        return "dh_2048_256";
    default:
        return nullptr;
    }
}

Bytes parameter(EVP_PKEY* key, const char* name) {
    BIGNUM* raw = nullptr;
    EVP_PKEY_get_bn_param(key, name, &raw);
    const Number value(raw);
    return value ? fixed(value.get(), static_cast<std::size_t>(BN_num_bytes(value.get()))) : Bytes{};
}

} // namespace

std::optional<ModpGroup> ModpGroup::standardised(int parameter_id) {
    const char* name = name_of(parameter_id);
    if (name == nullptr) return std::nullopt;
    // The RFC 5114 groups come out of OpenSSL as X9.42 domain parameters.
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> maker(
        EVP_PKEY_CTX_new_from_name(nullptr, "DHX", nullptr), EVP_PKEY_CTX_free);
    OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, const_cast<char*>(name), 0),
                               OSSL_PARAM_END};
    EVP_PKEY* raw = nullptr;
    if (!maker || EVP_PKEY_fromdata_init(maker.get()) != 1 ||
        EVP_PKEY_fromdata(maker.get(), &raw, EVP_PKEY_KEY_PARAMETERS, parameters) != 1)
        return std::nullopt;
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(raw, EVP_PKEY_free);
    ModpGroup group{parameter(key.get(), OSSL_PKEY_PARAM_FFC_P), parameter(key.get(), OSSL_PKEY_PARAM_FFC_Q),
                    parameter(key.get(), OSSL_PKEY_PARAM_FFC_G)};
    const Number g = number(group.g);
    group.g = fixed(g.get(), group.p.size());
    return group;
}

Bytes ModpGroup::power(View base, View exponent) const {
    const Context scratch = context();
    const Number b = number(base), e = number(exponent), m = number(p), result = number();
    BN_mod_exp(result.get(), b.get(), e.get(), m.get(), scratch.get());
    return fixed(result.get(), p.size());
}

Bytes ModpGroup::product(View a, View b) const {
    const Context scratch = context();
    const Number left = number(a), right = number(b), m = number(p), result = number();
    BN_mod_mul(result.get(), left.get(), right.get(), m.get(), scratch.get());
    return fixed(result.get(), p.size());
}

bool ModpGroup::holds(View y) const {
    const Number value = number(y), limit = number(p), one = number(power(y, q));
    BN_sub_word(limit.get(), 1);
    return BN_cmp(value.get(), BN_value_one()) > 0 && BN_cmp(value.get(), limit.get()) < 0 && BN_is_one(one.get());
}

Bytes ModpGroup::into_subgroup(View x) const {
    const Context scratch = context();
    const Number order = number(q), exponent = number(p), cofactor = number();
    BN_sub_word(exponent.get(), 1);
    BN_div(cofactor.get(), nullptr, exponent.get(), order.get(), scratch.get());
    return power(x, fixed(cofactor.get(), static_cast<std::size_t>(BN_num_bytes(cofactor.get()))));
}

Bytes reduce(View value, View p) {
    const Context scratch = context();
    const Number v = number(value), m = number(p), result = number();
    BN_mod(result.get(), v.get(), m.get(), scratch.get());
    return fixed(result.get(), p.size());
}

} // namespace softchip::primitives
