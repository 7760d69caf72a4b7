#include "crypto/digest.hpp"

#include "crypto/failure.hpp"
#include "crypto/message_digest.hpp"

namespace cccd::crypto {

const EVP_MD* message_digest(Hash hash) noexcept {
    switch (hash) {
    case Hash::sha1:
        return EVP_sha1();
    case Hash::sha224:
        return EVP_sha224();
    case Hash::sha256:
        return EVP_sha256();
    case Hash::sha384:
        return EVP_sha384();
    case Hash::sha512:
        return EVP_sha512();
    }
    return nullptr;
}

Result<Bytes> digest(Hash hash, std::initializer_list<ByteView> parts) {
    const DigestContext context(EVP_MD_CTX_new());
    if (!context || EVP_DigestInit_ex(context.get(), message_digest(hash), nullptr) != 1)
        return failure("the hash function is not available");
    for (const auto part : parts)
        if (EVP_DigestUpdate(context.get(), part.data(), part.size()) != 1) return failure("hashing failed");
    Bytes out(digest_size(hash));
    if (EVP_DigestFinal_ex(context.get(), out.data(), nullptr) != 1) return failure("hashing failed");
    return out;
}

} // namespace cccd::crypto
