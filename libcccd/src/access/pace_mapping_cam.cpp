#include "access/pace_mapping_cam.hpp"

#include "access/pace_messages.hpp"
#include "base/try.hpp"
#include "crypto/cipher.hpp"
#include "crypto/padding.hpp"

namespace cccd::access {

Result<Bytes> decrypt_chip_authentication_data(const crypto::SessionKeys& keys, ByteView encrypted) {
    const auto block = crypto::block_size(keys.cipher);
    if (encrypted.empty() || encrypted.size() % block != 0)
        return pace_broken("the encrypted chip authentication data has the wrong length");
    const Bytes minus_one(block, 0xFF); // §4.4.3.5.4: IV = E(KS_Enc, -1)
    CCCD_TRY(const auto iv, crypto::encrypt_block(keys.cipher, keys.encryption.expose(), minus_one));
    CCCD_TRY(const auto padded, crypto::decrypt_cbc(keys.cipher, keys.encryption.expose(), iv, encrypted));
    const auto plain = crypto::unpad(padded.expose());
    if (!plain || plain->empty()) return pace_broken("the chip authentication data has no padding");
    return to_bytes(*plain);
}

Result<bool> chip_mapping_holds(const crypto::Group& group, ByteView chip_authentication_data, ByteView static_key,
                                ByteView mapping_key) {
    CCCD_CHECK(group.check(static_key));
    const auto computed = group.power(static_key, chip_authentication_data);
    if (!computed) return false;
    return equal(computed->expose(), mapping_key);
}

} // namespace cccd::access
