// Contexts, keys and curves are made once, so that a run is the arithmetic and little else. The sizes of what is
// ciphered and of what has a MAC come from the recorded commands and responses.
#include "card_sizes.hpp"
#include "host.hpp"
#include "support/test_pki.hpp"

#include <openssl/core_names.h>

namespace bench {

namespace {

namespace tp = support::pki;

struct Protected {
    std::size_t authenticated = 0; ///< octets under the MAC, counter and padding among them
    std::size_t ciphered = 0;      ///< octets of the cryptogram
};

std::size_t padded(std::size_t size) noexcept {
    return (size / 16 + 1) * 16;
}

/// The sizes in the data of a protected command or response; none for one in the clear.
std::optional<Protected> sizes_of(cccd::ByteView objects, std::size_t in_front) {
    Protected out;
    std::size_t at = 0;
    bool mac = false;
    while (at + 2 <= objects.size()) {
        const auto tag = objects[at];
        std::size_t length = objects[at + 1], header = 2;
        if (length == 0x81 || length == 0x82) {
            const std::size_t more = length & 3u;
            length = 0;
            for (std::size_t i = 0; i < more && at + 2 + i < objects.size(); ++i)
                length = length << 8 | objects[at + 2 + i];
            header += more;
        }
        if (tag == 0x8E) mac = true;
        if (tag == 0x8E) break;
        if (tag == 0x87 || tag == 0x85) out.ciphered = length - (tag == 0x87 ? 1 : 0);
        if (tag != 0x87 && tag != 0x85 && tag != 0x97 && tag != 0x99) return std::nullopt;
        at += header + length;
    }
    if (!mac) return std::nullopt;
    out.authenticated = in_front + (at == 0 ? 0 : padded(at));
    return out;
}

template <auto Free> struct Freed {
    template <class T> void operator()(T* object) const { Free(object); }
};
template <class T, auto Free> using Owned = std::unique_ptr<T, Freed<Free>>;

struct SignatureCheck {
    tp::Key key;
    std::string hash;
    tp::Octets message, signature;

    SignatureCheck(tp::Key with, const tp::Algorithm& algorithm, std::size_t size)
        : key(std::move(with)), hash(algorithm.hash), message(size, 0x31),
          signature(tp::sign(key, algorithm, message)) {}
    [[nodiscard]] bool run() const {
        const auto hashed = tp::digest(hash, message);
        const Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free> context(
            EVP_PKEY_CTX_new_from_pkey(nullptr, key.handle.get(), nullptr));
        return EVP_PKEY_verify_init(context.get()) == 1 &&
               EVP_PKEY_verify(context.get(), signature.data(), signature.size(), hashed.data(), hashed.size()) == 1;
    }
};

constexpr std::size_t rsa_size = 256;
constexpr int generator_multiplications = 3; ///< PACE: mapping key, s·G; Chip Authentication: own key
constexpr int point_multiplications = 4; ///< PACE: H, own key on the new generator, secret; Chip Authentication: secret

} // namespace

struct BarePrimitives::State {
    std::vector<Protected> messages;
    std::vector<std::size_t> hashed{dg1_size, dg2_size, dg13_size, dg14_size, dg15_size, 250, 130};
    cccd::Bytes data = cccd::Bytes(70'000, 0x5A), out = cccd::Bytes(70'000);
    cccd::Bytes key = cccd::Bytes(16, 0x42);
    Owned<EVP_MAC, EVP_MAC_free> cmac{EVP_MAC_fetch(nullptr, "CMAC", nullptr)};
    Owned<EVP_MAC_CTX, EVP_MAC_CTX_free> mac_context{EVP_MAC_CTX_new(cmac.get())};
    Owned<EVP_CIPHER, EVP_CIPHER_free> cbc{EVP_CIPHER_fetch(nullptr, "AES-128-CBC", nullptr)};
    Owned<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free> cipher_context{EVP_CIPHER_CTX_new()};
    Owned<EVP_MD, EVP_MD_free> sha256{EVP_MD_fetch(nullptr, "SHA256", nullptr)},
        sha1{EVP_MD_fetch(nullptr, "SHA1", nullptr)};
    Owned<EVP_MD_CTX, EVP_MD_CTX_free> hash_context{EVP_MD_CTX_new()};
    Owned<EC_GROUP, EC_GROUP_free> curve{EC_GROUP_new_by_curve_name(NID_brainpoolP256r1)};
    Owned<BN_CTX, BN_CTX_free> numbers{BN_CTX_secure_new()};
    Owned<BIGNUM, BN_clear_free> scalar{BN_new()};
    Owned<EC_POINT, EC_POINT_free> point{EC_POINT_new(curve.get())}, result{EC_POINT_new(curve.get())};
    SignatureCheck sod{tp::Key::ec("brainpoolP384r1"), tp::ecdsa("SHA256"), 130};
    SignatureCheck signer{tp::Key::ec("secp384r1"), tp::ecdsa("SHA384"), 800};
    tp::Key rsa = tp::Key::rsa(2048);

    [[nodiscard]] bool cipher(std::size_t size) {
        int written = 0;
        return EVP_CipherInit_ex(cipher_context.get(), nullptr, nullptr, nullptr, data.data(), -1) == 1 &&
               EVP_CipherUpdate(cipher_context.get(), out.data(), &written, data.data(), static_cast<int>(size)) == 1;
    }
    [[nodiscard]] bool mac(std::size_t size) {
        std::size_t written = 0;
        return EVP_MAC_init(mac_context.get(), nullptr, 0, nullptr) == 1 &&
               EVP_MAC_update(mac_context.get(), data.data(), size) == 1 &&
               EVP_MAC_final(mac_context.get(), out.data(), &written, out.size()) == 1;
    }
    [[nodiscard]] bool hash(const EVP_MD* kind, std::size_t size) {
        return EVP_DigestInit_ex(hash_context.get(), kind, nullptr) == 1 &&
               EVP_DigestUpdate(hash_context.get(), data.data(), size) == 1 &&
               EVP_DigestFinal_ex(hash_context.get(), out.data(), nullptr) == 1;
    }
    [[nodiscard]] bool agreements() {
        for (int i = 0; i < generator_multiplications; ++i)
            if (EC_POINT_mul(curve.get(), result.get(), scalar.get(), nullptr, nullptr, numbers.get()) != 1)
                return false;
        for (int i = 0; i < point_multiplications; ++i)
            if (EC_POINT_mul(curve.get(), result.get(), nullptr, point.get(), scalar.get(), numbers.get()) != 1)
                return false;
        return EC_POINT_add(curve.get(), result.get(), result.get(), point.get(), numbers.get()) == 1;
    }
    [[nodiscard]] bool messages_secured() {
        for (const auto& message : messages) {
            if (!mac(message.authenticated)) return false;
            if (message.ciphered != 0 && (!cipher(16) || !cipher(message.ciphered))) return false;
        }
        return true;
    }
    [[nodiscard]] bool hashes() {
        for (const auto size : hashed)
            if (!hash(sha256.get(), size)) return false;
        for (int i = 0; i < 5; ++i) // K_pi, two keys of PACE, two of Chip Authentication
            if (!hash(sha1.get(), 36)) return false;
        return cipher(16) && mac(79) && mac(79); // the nonce and both tokens
    }
    [[nodiscard]] bool active_authentication() {
        const Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free> context(
            EVP_PKEY_CTX_new_from_pkey(nullptr, rsa.handle.get(), nullptr));
        std::size_t size = out.size();
        return EVP_PKEY_encrypt_init(context.get()) == 1 &&
               EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) == 1 &&
               EVP_PKEY_encrypt(context.get(), out.data(), &size, data.data(), rsa_size) == 1 &&
               hash(sha256.get(), 230);
    }
};

BarePrimitives::BarePrimitives(const Transcript& transcript) : state_(std::make_unique<State>()) {
    auto& state = *state_;
    const std::array parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_CIPHER, const_cast<char*>("AES-128-CBC"), 0),
        OSSL_PARAM_construct_end()};
    EVP_MAC_init(state.mac_context.get(), state.key.data(), state.key.size(), parameters.data());
    EVP_CipherInit_ex(state.cipher_context.get(), state.cbc.get(), nullptr, state.key.data(), state.data.data(), 0);
    EVP_CIPHER_CTX_set_padding(state.cipher_context.get(), 0);
    state.data[0] = 0x00; // below any modulus
    BN_bin2bn(state.data.data() + 1, 31, state.scalar.get());
    EC_POINT_mul(state.curve.get(), state.point.get(), state.scalar.get(), nullptr, nullptr, state.numbers.get());
    for (const auto& [command, response] : transcript.turns) {
        if (command.size() < 6 || (command[0] & 0x0C) == 0) continue;
        const auto sent = sizes_of(cccd::ByteView(command).subspan(5), 32); // counter and header
        const auto received = sizes_of(cccd::ByteView(response).first(response.size() - 2), 16);
        if (sent) state.messages.push_back(*sent);
        if (received) state.messages.push_back(*received);
    }
}

BarePrimitives::~BarePrimitives() = default;

bool BarePrimitives::run() const {
    return state_->agreements() && state_->messages_secured() && state_->hashes() && state_->sod.run() &&
           state_->signer.run() && state_->active_authentication();
}

} // namespace bench
