#include "access/bac_messages.hpp"

#include "base/try.hpp"
#include "crypto/cipher.hpp"
#include "crypto/mac.hpp"

#include <algorithm>

namespace cccd::access {

namespace {

constexpr std::array<std::uint8_t, 8> zero_iv{};
constexpr std::size_t cryptogram_size = 32;

Error broken(Literal text) noexcept {
    return {ErrorCode::access_protocol_failed, Stage::bac, 0, 0, text};
}

} // namespace

iso7816::Command make_get_challenge() {
    return {0x00, 0x84, 0x00, 0x00, {}, 8};
}

Result<BacNonce> parse_challenge(ByteView data) {
    BacNonce nonce{};
    if (data.size() != nonce.size()) return broken("the challenge has not eight octets");
    std::copy(data.begin(), data.end(), nonce.begin());
    return nonce;
}

Result<iso7816::Command> make_mutual_authenticate(const crypto::SessionKeys& keys, const BacNonce& rnd_ifd,
                                                  const BacNonce& rnd_ic, const BacKeyMaterial& k_ifd) {
    SecretBytes s(cryptogram_size);
    auto at = std::copy(rnd_ifd.begin(), rnd_ifd.end(), s.expose_mutable().begin());
    at = std::copy(rnd_ic.begin(), rnd_ic.end(), at);
    std::copy(k_ifd.expose().begin(), k_ifd.expose().end(), at);
    CCCD_TRY(auto data, crypto::encrypt_cbc(crypto::Cipher::des3, keys.encryption.expose(), zero_iv, s.expose()));
    CCCD_TRY(const auto checksum, crypto::mac_padded(crypto::Cipher::des3, keys.mac.expose(), data));
    data.insert(data.end(), checksum.begin(), checksum.end());
    return iso7816::Command{0x00, 0x82, 0x00, 0x00, std::move(data), 40};
}

Result<BacKeyMaterial> parse_mutual_authenticate(ByteView data, const crypto::SessionKeys& keys,
                                                 const BacNonce& rnd_ifd, const BacNonce& rnd_ic) {
    if (data.size() != cryptogram_size + 8) return broken("the answer to mutual authentication has the wrong length");
    const auto cryptogram = data.first(cryptogram_size);
    CCCD_TRY(const auto checksum, crypto::mac_padded(crypto::Cipher::des3, keys.mac.expose(), cryptogram));
    if (!constant_time_equal(checksum, data.last(8))) return broken("the chip's checksum is wrong");
    CCCD_TRY(const auto r, crypto::decrypt_cbc(crypto::Cipher::des3, keys.encryption.expose(), zero_iv, cryptogram));
    if (!constant_time_equal(r.expose().first(8), rnd_ic) || !constant_time_equal(r.expose().subspan(8, 8), rnd_ifd))
        return broken("the chip answered another challenge");
    return BacKeyMaterial(r.expose().last<16>());
}

} // namespace cccd::access
