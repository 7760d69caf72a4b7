#include "protocols/active_authentication.hpp"

#include "core/ber.hpp"
#include "primitives/digest.hpp"
#include "primitives/private_key.hpp"

namespace softchip {

namespace {

// §6.1.2.2: option 1 (BC) with SHA-1, option 2 with every other hash.
Bytes trailer_of(Hash hash) {
    switch (hash) {
    case Hash::sha1:
        return {0xBC};
    case Hash::sha224:
        return {0x38, 0xCC};
    case Hash::sha256:
        return {0x34, 0xCC};
    case Hash::sha384:
        return {0x36, 0xCC};
    case Hash::sha512:
        break;
    }
    return {0x35, 0xCC};
}

} // namespace

Bytes recoverable_message(std::size_t modulus_size, Hash hash, View trailer, View m1, View rnd_ifd) {
    const Bytes h = primitives::digest(hash, join({m1, rnd_ifd}));
    Bytes f = join({Bytes{0x6A}, m1, h, trailer});
    f.resize(modulus_size);
    return f;
}

std::optional<Bytes> sign_challenge(const ActiveAuthentication& configuration, View rnd_ifd, Random& random) {
    const auto key = primitives::PrivateKey::from_pkcs8(configuration.private_key);
    if (!key) return std::nullopt;
    if (!key->rsa()) {
        return configuration.plain_ecdsa ? key->ecdsa_plain(configuration.hash, rnd_ifd)
                                         : key->ecdsa_der(configuration.hash, rnd_ifd);
    }
    // M1 fills what header, hash and trailer leave: c - 4 = k - Lh - 8t - 8 bits.
    const Bytes trailer = configuration.trailer.empty() ? trailer_of(configuration.hash) : configuration.trailer;
    const std::size_t modulus = (key->bits() + 7) / 8;
    const std::size_t taken = 1 + primitives::digest_size(configuration.hash) + trailer.size();
    if (modulus <= taken) return std::nullopt;
    const Bytes m1 = random.draw(modulus - taken);
    return key->power(recoverable_message(modulus, configuration.hash, trailer, m1, rnd_ifd));
}

} // namespace softchip
