#include "primitives/digest.hpp"

#include "primitives/system_random.hpp"

#include <openssl/evp.h>
#include <openssl/rand.h>

namespace softchip::primitives {

const char* digest_name(Hash hash) {
    switch (hash) {
    case Hash::sha1:
        return "SHA1";
    case Hash::sha224:
        return "SHA224";
    case Hash::sha256:
        return "SHA256";
    case Hash::sha384:
        return "SHA384";
    case Hash::sha512:
        break;
    }
    return "SHA512";
}

std::size_t digest_size(Hash hash) {
    switch (hash) {
    case Hash::sha1:
        return 20;
    case Hash::sha224:
        return 28;
    case Hash::sha256:
        return 32;
    case Hash::sha384:
        return 48;
    case Hash::sha512:
        break;
    }
    return 64;
}

Bytes digest(Hash hash, View data) {
    Bytes out(digest_size(hash));
    EVP_Q_digest(nullptr, digest_name(hash), nullptr, data.data(), data.size(), out.data(), nullptr);
    return out;
}

Bytes system_random(std::size_t size) {
    Bytes out(size);
    RAND_bytes(out.data(), static_cast<int>(out.size()));
    return out;
}

} // namespace softchip::primitives
