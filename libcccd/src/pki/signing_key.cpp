#include "base/try.hpp"
#include "pki/hash.hpp"
#include "pki/text_formats.hpp"

#include <cccd/signing.hpp>
#include <openssl/core_names.h>
#include <openssl/decoder.h>
#include <openssl/ec.h>
#include <openssl/encoder.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

namespace cccd {

namespace {

constexpr std::size_t half = 32;

struct Free {
    void operator()(EVP_PKEY* key) const noexcept { EVP_PKEY_free(key); }
    void operator()(EVP_MD_CTX* context) const noexcept { EVP_MD_CTX_free(context); }
    void operator()(ECDSA_SIG* signature) const noexcept { ECDSA_SIG_free(signature); }
    void operator()(OSSL_ENCODER_CTX* context) const noexcept { OSSL_ENCODER_CTX_free(context); }
    void operator()(OSSL_DECODER_CTX* context) const noexcept { OSSL_DECODER_CTX_free(context); }
};
template <class T> using Owned = std::unique_ptr<T, Free>;

constexpr Error failed(Literal text) noexcept {
    return {ErrorCode::crypto_failed, Stage::none, 0, 0, text};
}
constexpr Error malformed(Literal text) noexcept {
    return {ErrorCode::key_malformed, Stage::none, 0, 0, text};
}

bool on_p256(const EVP_PKEY* key) noexcept {
    std::array<char, 64> group{};
    return EVP_PKEY_get_group_name(key, group.data(), group.size(), nullptr) == 1 &&
           (std::string_view(group.data()) == "prime256v1" || std::string_view(group.data()) == "P-256");
}

Result<Owned<EVP_PKEY>> decode(ByteView content, int selection) {
    ERR_set_mark();
    EVP_PKEY* key = nullptr;
    const Owned<OSSL_DECODER_CTX> context(
        OSSL_DECODER_CTX_new_for_pkey(&key, nullptr, nullptr, "EC", selection, nullptr, nullptr));
    const unsigned char* at = content.data();
    std::size_t left = content.size();
    const unsigned char no_phrase = 0;
    // A null pass phrase is asked for at the terminal; this empty one lets an encrypted file fail at once.
    const bool good = context && OSSL_DECODER_CTX_set_passphrase(context.get(), &no_phrase, 0) == 1 &&
                      OSSL_DECODER_from_data(context.get(), &at, &left) == 1;
    ERR_pop_to_mark();
    Owned<EVP_PKEY> owned(key);
    if (!good || !owned || !on_p256(owned.get())) return malformed("no key on P-256");
    return owned;
}

Result<Bytes> encode(const EVP_PKEY* key, int selection, const char* format, const char* structure) {
    const Owned<OSSL_ENCODER_CTX> context(OSSL_ENCODER_CTX_new_for_pkey(key, selection, format, structure, nullptr));
    unsigned char* data = nullptr;
    std::size_t size = 0;
    if (!context || OSSL_ENCODER_to_data(context.get(), &data, &size) != 1) return failed("key can not be written");
    Bytes out(data, data + size);
    OPENSSL_clear_free(data, size);
    return out;
}

} // namespace

struct VerifyingKey::State {
    Owned<EVP_PKEY> key;
    Bytes info; ///< SubjectPublicKeyInfo
    bool is_private = false;

    static Result<std::shared_ptr<const State>> of(Owned<EVP_PKEY> key, bool is_private) {
        auto state = std::make_shared<State>();
        CCCD_TRY(state->info, encode(key.get(), EVP_PKEY_PUBLIC_KEY, "DER", "SubjectPublicKeyInfo"));
        state->key = std::move(key);
        state->is_private = is_private;
        return std::shared_ptr<const State>(std::move(state));
    }
};

Result<VerifyingKey> VerifyingKey::parse(ByteView content) {
    CCCD_TRY(auto key, decode(content, EVP_PKEY_PUBLIC_KEY));
    CCCD_TRY(auto state, State::of(std::move(key), false));
    return VerifyingKey(std::move(state));
}

bool VerifyingKey::verify(ByteView message, ByteView signature) const {
    if (signature.size() != 2 * half) return false;
    const Owned<ECDSA_SIG> pair(ECDSA_SIG_new());
    BIGNUM* r = BN_bin2bn(signature.data(), half, nullptr);
    BIGNUM* s = BN_bin2bn(signature.data() + half, half, nullptr);
    if (!pair || !r || !s || ECDSA_SIG_set0(pair.get(), r, s) != 1) {
        BN_free(r);
        BN_free(s);
        return false;
    }
    unsigned char* encoded = nullptr;
    const int length = i2d_ECDSA_SIG(pair.get(), &encoded);
    const Owned<EVP_MD_CTX> context(EVP_MD_CTX_new());
    ERR_set_mark();
    const bool good =
        length > 0 && context &&
        EVP_DigestVerifyInit_ex(context.get(), nullptr, "SHA256", nullptr, nullptr, state_->key.get(), nullptr) == 1 &&
        EVP_DigestVerify(context.get(), encoded, static_cast<std::size_t>(length), message.data(), message.size()) == 1;
    ERR_pop_to_mark();
    OPENSSL_free(encoded);
    return good;
}

std::string VerifyingKey::pem() const {
    const auto text = encode(state_->key.get(), EVP_PKEY_PUBLIC_KEY, "PEM", "SubjectPublicKeyInfo");
    return text ? std::string(as_text(*text)) : std::string();
}

std::string VerifyingKey::fingerprint() const {
    return to_hex(pki::digest(pki::Hash::sha256, state_->info));
}

Result<SigningKey> SigningKey::make() {
    Owned<EVP_PKEY> key(EVP_EC_gen("P-256"));
    if (!key) return failed("no key could be made");
    CCCD_TRY(auto state, VerifyingKey::State::of(std::move(key), true));
    return SigningKey(std::move(state));
}

Result<SigningKey> SigningKey::parse(ByteView pem) {
    CCCD_TRY(auto key, decode(pem, EVP_PKEY_KEYPAIR));
    CCCD_TRY(auto state, VerifyingKey::State::of(std::move(key), true));
    return SigningKey(std::move(state));
}

SecretBytes SigningKey::pem() const {
    auto text = encode(state_->key.get(), EVP_PKEY_KEYPAIR, "PEM", "PrivateKeyInfo");
    return text ? SecretBytes(*std::move(text)) : SecretBytes();
}

Result<Bytes> SigningKey::sign(ByteView message) const {
    const Owned<EVP_MD_CTX> context(EVP_MD_CTX_new());
    std::array<unsigned char, 80> encoded{};
    std::size_t length = encoded.size();
    if (!context ||
        EVP_DigestSignInit_ex(context.get(), nullptr, "SHA256", nullptr, nullptr, state_->key.get(), nullptr) != 1 ||
        EVP_DigestSign(context.get(), encoded.data(), &length, message.data(), message.size()) != 1)
        return failed("signing failed");
    const unsigned char* at = encoded.data();
    const Owned<ECDSA_SIG> pair(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(length)));
    Bytes out(2 * half);
    if (!pair || BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), out.data(), half) != half ||
        BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), out.data() + half, half) != half)
        return failed("signing failed");
    return out;
}

} // namespace cccd
