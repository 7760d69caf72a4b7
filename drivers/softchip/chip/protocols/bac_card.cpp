#include "protocols/bac_card.hpp"

#include "core/ber.hpp"
#include "primitives/cipher.hpp"

namespace softchip {

using primitives::cbc_decrypt;
using primitives::cbc_encrypt;
using primitives::pad;

std::optional<BacSession> authenticate_bac(const std::string& mrz_information, View rnd_ic, View command_data,
                                           Random& random) {
    // §9.7.2: the document basic access keys.
    const auto keys = derive_session_keys(bac_key_seed(mrz_information), Cipher::des3);
    const Bytes zero_iv(8, 0);
    if (command_data.size() != 40 || rnd_ic.size() != 8) return std::nullopt;

    // §4.3.1 step 3 a) and b): check the MAC, decrypt, compare RND.IC.
    const View e_ifd = command_data.first(32), m_ifd = command_data.last(8);
    if (!same(primitives::mac(Cipher::des3, keys.mac, pad(e_ifd, 8)), m_ifd)) return std::nullopt;
    const Bytes s = cbc_decrypt(Cipher::des3, keys.encryption, zero_iv, e_ifd);
    const View rnd_ifd = View(s).first(8), echoed = View(s).subspan(8, 8), k_ifd = View(s).last(16);
    if (!same(echoed, rnd_ic)) return std::nullopt;

    // Step 3 c) to e): K.IC, R, E_IC and M_IC.
    const Bytes k_ic = random.draw(16);
    if (k_ic.size() != 16) return std::nullopt;
    const Bytes r = join({rnd_ic, rnd_ifd, k_ic});
    const Bytes e_ic = cbc_encrypt(Cipher::des3, keys.encryption, zero_iv, r);
    const Bytes m_ic = primitives::mac(Cipher::des3, keys.mac, pad(e_ic, 8));

    // Step 5: session keys from K.IFD xor K.IC; §9.8.6.3: the SSC from the low halves of both challenges.
    Bytes seed = k_ic;
    for (std::size_t i = 0; i < seed.size(); ++i) seed[i] ^= k_ifd[i];
    return BacSession{join({e_ic, m_ic}), derive_session_keys(seed, Cipher::des3),
                      join({rnd_ic.last(4), rnd_ifd.last(4)})};
}

} // namespace softchip
