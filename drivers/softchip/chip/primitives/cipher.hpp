// Block ciphers and MACs on whole blocks; nothing here pads, except the two MACs where the standard says so.
#pragma once

#include "softchip/bytes.hpp"
#include "softchip/profile.hpp"

namespace softchip::primitives {

std::size_t block_size(Cipher cipher); // bytes: 8 for 3DES, 16 for AES
std::size_t key_size(Cipher cipher);   // bytes: 16, 16, 24, 32

/// CBC without padding; `data` in whole blocks. Empty when the sizes do not fit.
Bytes cbc_encrypt(Cipher cipher, View key, View iv, View data);
Bytes cbc_decrypt(Cipher cipher, View key, View iv, View data);

/// One block, ECB.
Bytes encrypt_block(Cipher cipher, View key, View block);

/// 3DES: ISO 9797-1 algorithm 3 over whole blocks. AES: CMAC cut to 8 bytes over any length.
Bytes mac(Cipher cipher, View key, View data);

/// ISO 9797-1 padding method 2.
Bytes pad(View data, std::size_t block);
/// The data before the padding; false when there is none.
bool unpad(Bytes& data);

} // namespace softchip::primitives
