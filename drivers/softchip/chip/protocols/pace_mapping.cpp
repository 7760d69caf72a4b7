#include "protocols/pace_mapping.hpp"

#include "core/ber.hpp"
#include "primitives/cipher.hpp"
#include "primitives/point_encoding.hpp"

#include <string_view>

namespace softchip {

std::optional<Bytes> map_generic(const Domain& domain, View nonce, View shared_point) {
    const auto scaled = domain.agree(nonce, domain.generator());
    if (!scaled) return std::nullopt;
    return domain.combine(*scaled, shared_point);
}

namespace {

// The constants of figure 2; l = 128 for 3DES and AES-128, 256 for AES-192 and AES-256.
constexpr std::string_view c0_128 = "A668892A7C41E3CA739F40B057D85904";
constexpr std::string_view c1_128 = "A4E136AC725F738B01C1F60217C188AD";
constexpr std::string_view c0_256 = "D463D65234124EF7897054986DCA0A174E28DF758CBAA03F240616414D5A1676";
constexpr std::string_view c1_256 = "54BD7255F0AAF831BEC3423FCF39D69B6CBF066677D0FAAE5AADD99DF8E53517";

std::size_t bits(View number) {
    std::size_t count = number.size() * 8;
    for (std::uint8_t mask = 0x80; !number.empty() && mask != 0 && (number[0] & mask) == 0; mask >>= 1) --count;
    return count;
}

} // namespace

Bytes pseudo_random_number(Cipher cipher, View s, View t, View p) {
    const bool wide = cipher == Cipher::aes192 || cipher == Cipher::aes256;
    const Bytes c0 = *from_hex(wide ? c0_256 : c0_128);
    const Bytes c1 = *from_hex(wide ? c1_256 : c1_128);
    const Bytes zero_iv(primitives::block_size(cipher), 0);
    const auto encrypt = [&](View key, View data) {
        return primitives::cbc_encrypt(cipher, key.first(primitives::key_size(cipher)), zero_iv, data);
    };
    // k0 from s under t, then k(i+1) from c0 and x(i+1) from c1 under k(i), until n * l >= log2 p + 64.
    Bytes key = encrypt(t, s);
    Bytes random;
    while (random.size() * 8 < bits(p) + 64) {
        append(random, encrypt(key, c1));
        key = encrypt(key, c0);
    }
    return primitives::reduce(random, p);
}

std::optional<Bytes> map_integrated(const Domain& domain, Cipher cipher, View s, View t) {
    if (const auto* curve = domain.curve()) {
        return primitives::encode_as_point(*curve, pseudo_random_number(cipher, s, t, curve->prime()));
    }
    const auto& group = *domain.modp();
    Bytes element = group.into_subgroup(pseudo_random_number(cipher, s, t, group.p));
    if (!group.holds(element)) return std::nullopt; // the standard asks for g != 1
    return element;
}

} // namespace softchip
