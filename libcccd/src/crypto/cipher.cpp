#include "crypto/cipher.hpp"

#include "base/try.hpp"
#include "crypto/failure.hpp"
#include "crypto/handles.hpp"

#include <array>
#include <climits>

namespace cccd::crypto {

namespace {

enum class Direction : int { decrypt = 0, encrypt = 1 };

const EVP_CIPHER* cbc_of(Cipher cipher) noexcept {
    switch (cipher) {
    case Cipher::des3:
        return EVP_des_ede3_cbc();
    case Cipher::aes128:
        return EVP_aes_128_cbc();
    case Cipher::aes192:
        return EVP_aes_192_cbc();
    case Cipher::aes256:
        return EVP_aes_256_cbc();
    }
    return nullptr;
}

Status run(const EVP_CIPHER* kind, Direction direction, ByteView key, ByteView iv, ByteView data, MutableBytes out) {
    const CipherContext context(EVP_CIPHER_CTX_new());
    const auto blocks = static_cast<std::size_t>(EVP_CIPHER_get_block_size(kind));
    if (!context || iv.size() != blocks || data.size() % blocks != 0 || data.size() > INT_MAX)
        return failure("cipher input has the wrong length");
    int written = 0;
    if (EVP_CipherInit_ex(context.get(), kind, nullptr, key.data(), iv.data(), static_cast<int>(direction)) != 1 ||
        EVP_CIPHER_CTX_set_padding(context.get(), 0) != 1 ||
        EVP_CipherUpdate(context.get(), out.data(), &written, data.data(), static_cast<int>(data.size())) != 1 ||
        static_cast<std::size_t>(written) != data.size())
        return failure("the cipher failed");
    return {};
}

/// Two-key 3DES as the three keys that OpenSSL wants; any other key as it is.
Result<SecretBytes> full_key(Cipher cipher, ByteView key) {
    if (key.size() != key_size(cipher)) return failure("the key has the wrong length");
    if (cipher != Cipher::des3) return SecretBytes(key);
    SecretBytes three(24);
    for (std::size_t i = 0; i < 24; ++i) three.expose_mutable()[i] = key[i % 16];
    return three;
}

} // namespace

Result<Bytes> encrypt_cbc(Cipher cipher, ByteView key, ByteView iv, ByteView data) {
    CCCD_TRY(const auto whole, full_key(cipher, key));
    Bytes out(data.size());
    CCCD_CHECK(run(cbc_of(cipher), Direction::encrypt, whole.expose(), iv, data, out));
    return out;
}

Result<SecretBytes> decrypt_cbc(Cipher cipher, ByteView key, ByteView iv, ByteView data) {
    CCCD_TRY(const auto whole, full_key(cipher, key));
    SecretBytes out(data.size());
    CCCD_CHECK(run(cbc_of(cipher), Direction::decrypt, whole.expose(), iv, data, out.expose_mutable()));
    return out;
}

Result<Bytes> encrypt_block(Cipher cipher, ByteView key, ByteView block) {
    const std::array<std::uint8_t, 16> zero{};
    if (block.size() != block_size(cipher)) return failure("one block is needed");
    return encrypt_cbc(cipher, key, ByteView(zero).first(block.size()), block);
}

Result<Bytes> encrypt_des_ede3(ByteView k1, ByteView k2, ByteView k3, ByteView iv, ByteView data) {
    if (k1.size() != 8 || k2.size() != 8 || k3.size() != 8) return failure("the key has the wrong length");
    SecretBytes key(24);
    for (std::size_t i = 0; i < 8; ++i) {
        key.expose_mutable()[i] = k1[i];
        key.expose_mutable()[i + 8] = k2[i];
        key.expose_mutable()[i + 16] = k3[i];
    }
    Bytes out(data.size());
    CCCD_CHECK(run(EVP_des_ede3_cbc(), Direction::encrypt, key.expose(), iv, data, out));
    return out;
}

} // namespace cccd::crypto
