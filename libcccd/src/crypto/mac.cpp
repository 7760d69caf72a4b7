#include "crypto/mac.hpp"

#include "base/try.hpp"
#include "crypto/cipher.hpp"
#include "crypto/failure.hpp"
#include "crypto/handles.hpp"
#include "crypto/padding.hpp"

#include <array>
#include <openssl/core_names.h>
#include <openssl/params.h>

namespace cccd::crypto {

namespace {

/// Single DES over all blocks but the last, then all of 3DES over the last.
Result<Bytes> retail_mac(ByteView key, ByteView data) {
    if (key.size() != 16 || data.empty() || data.size() % 8 != 0) return failure("the MAC input has the wrong length");
    const auto k1 = key.first(8), k2 = key.subspan(8, 8);
    Bytes chain(8);
    const auto front = data.first(data.size() - 8);
    if (!front.empty()) {
        CCCD_TRY(const auto encrypted, encrypt_des_ede3(k1, k1, k1, chain, front));
        chain.assign(encrypted.end() - 8, encrypted.end());
    }
    return encrypt_des_ede3(k1, k2, k1, chain, data.last(8));
}

const char* cmac_cipher(std::size_t key) noexcept {
    return key == 16 ? "AES-128-CBC" : key == 24 ? "AES-192-CBC" : key == 32 ? "AES-256-CBC" : nullptr;
}

} // namespace

Result<Bytes> cmac(ByteView key, ByteView data) {
    const char* cipher = cmac_cipher(key.size());
    if (cipher == nullptr) return failure("the key has the wrong length");
    const Mac algorithm(EVP_MAC_fetch(nullptr, "CMAC", nullptr));
    const MacContext context(algorithm ? EVP_MAC_CTX_new(algorithm.get()) : nullptr);
    const std::array parameters{OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_CIPHER, const_cast<char*>(cipher), 0),
                                OSSL_PARAM_construct_end()};
    Bytes out(16);
    std::size_t written = 0;
    if (!context || EVP_MAC_init(context.get(), key.data(), key.size(), parameters.data()) != 1 ||
        EVP_MAC_update(context.get(), data.data(), data.size()) != 1 ||
        EVP_MAC_final(context.get(), out.data(), &written, out.size()) != 1 || written != out.size())
        return failure("the MAC failed");
    return out;
}

Result<Bytes> mac(Cipher cipher, ByteView key, ByteView data) {
    if (cipher == Cipher::des3) return retail_mac(key, data);
    if (key.size() != key_size(cipher)) return failure("the key has the wrong length");
    CCCD_TRY(auto whole, cmac(key, data));
    whole.resize(8);
    return whole;
}

Result<Bytes> mac_padded(Cipher cipher, ByteView key, ByteView data) {
    if (cipher == Cipher::des3) return retail_mac(key, pad(data, 8));
    return mac(cipher, key, data);
}

} // namespace cccd::crypto
