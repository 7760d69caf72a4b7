#include "primitives/cipher.hpp"

#include "core/ber.hpp"

#include <memory>
#include <openssl/core_names.h>
#include <openssl/evp.h>

namespace softchip::primitives {

namespace {

const EVP_CIPHER* cbc(Cipher cipher) {
    switch (cipher) {
    case Cipher::des3:
        return EVP_des_ede3_cbc();
    case Cipher::aes128:
        return EVP_aes_128_cbc();
    case Cipher::aes192:
        return EVP_aes_192_cbc();
    case Cipher::aes256:
        break;
    }
    return EVP_aes_256_cbc();
}

// Two-key 3DES: the first key comes again as the third.
Bytes openssl_key(Cipher cipher, View key) {
    return cipher == Cipher::des3 ? join({key, key.first(8)}) : copy(key);
}

Bytes run(Cipher cipher, View key, View iv, View data, int encrypt) {
    if (key.size() != key_size(cipher) || iv.size() != block_size(cipher) || data.size() % block_size(cipher) != 0)
        return {};
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(),
                                                                                  EVP_CIPHER_CTX_free);
    const Bytes full = openssl_key(cipher, key);
    EVP_CipherInit_ex2(context.get(), cbc(cipher), full.data(), iv.data(), encrypt, nullptr);
    EVP_CIPHER_CTX_set_padding(context.get(), 0);
    Bytes out(data.size() + 32);
    int written = 0, last = 0;
    if (EVP_CipherUpdate(context.get(), out.data(), &written, data.data(), static_cast<int>(data.size())) != 1)
        return {};
    EVP_CipherFinal_ex(context.get(), out.data() + written, &last);
    out.resize(static_cast<std::size_t>(written + last));
    return out;
}

// ISO 9797-1 MAC algorithm 3: DES-CBC with the first key, the last block through EDE with both. Single DES is
// 3DES with equal keys, so that no legacy provider is needed.
Bytes retail_mac(View key, View data) {
    if (data.empty() || data.size() % 8 != 0) return {};
    const Bytes single = join({key.first(8), key.first(8)});
    Bytes chain(8, 0);
    for (std::size_t at = 0; at + 8 < data.size(); at += 8) {
        chain = run(Cipher::des3, single, chain, data.subspan(at, 8), 1);
    }
    return run(Cipher::des3, key, chain, data.last(8), 1);
}

Bytes cmac(Cipher cipher, View key, View data) {
    const char* name = cipher == Cipher::aes128   ? "AES-128-CBC"
                       : cipher == Cipher::aes192 ? "AES-192-CBC"
                                                  : "AES-256-CBC";
    Bytes out(16);
    std::size_t written = 0;
    EVP_Q_mac(nullptr, "CMAC", nullptr, name, nullptr, key.data(), key.size(), data.data(), data.size(), out.data(),
              out.size(), &written);
    out.resize(8);
    return out;
}

} // namespace

std::size_t block_size(Cipher cipher) {
    return cipher == Cipher::des3 ? 8 : 16;
}

std::size_t key_size(Cipher cipher) {
    return cipher == Cipher::aes192 ? 24 : cipher == Cipher::aes256 ? 32 : 16;
}

Bytes cbc_encrypt(Cipher cipher, View key, View iv, View data) {
    return run(cipher, key, iv, data, 1);
}

Bytes cbc_decrypt(Cipher cipher, View key, View iv, View data) {
    return run(cipher, key, iv, data, 0);
}

Bytes encrypt_block(Cipher cipher, View key, View block) {
    return run(cipher, key, Bytes(block_size(cipher), 0), block, 1);
}

Bytes mac(Cipher cipher, View key, View data) {
    return cipher == Cipher::des3 ? retail_mac(key, data) : cmac(cipher, key, data);
}

Bytes pad(View data, std::size_t block) {
    Bytes out = copy(data);
    out.push_back(0x80);
    while (out.size() % block != 0) out.push_back(0);
    return out;
}

bool unpad(Bytes& data) {
    while (!data.empty() && data.back() == 0) data.pop_back();
    if (data.empty() || data.back() != 0x80) return false;
    data.pop_back();
    return true;
}

} // namespace softchip::primitives
