// Protected responses: the data objects alone, and behind a right MAC, so that the decryption is reached.
#include "sm/secure_messaging.hpp"

#include "crypto/mac.hpp"
#include "crypto/padding.hpp"
#include "sm/messages.hpp"
#include "tlv/tlv.hpp"

#include <cstdlib>

using namespace cccd;

namespace {

const crypto::Cipher ciphers[]{crypto::Cipher::des3, crypto::Cipher::aes128, crypto::Cipher::aes192,
                               crypto::Cipher::aes256};

void open_with_right_mac(crypto::Cipher cipher, ByteView input) {
    const Bytes key(crypto::key_size(cipher), 0x42);
    sm::SecureMessaging session({cipher, SecretBytes(ByteView(key)), SecretBytes(ByteView(key))});
    if (!session.protect({0x00, 0xB0, 0x00, 0x00, {}, 4})) std::abort();
    Bytes counter(crypto::block_size(cipher));
    counter.back() = 2;
    const auto mac = crypto::mac(cipher, key, crypto::pad(tlv::concat({counter, input}), counter.size()));
    Bytes data = to_bytes(input);
    tlv::append(data, 0x8E, *mac);
    (void)session.unprotect({data, 0x9000}).has_value();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const ByteView input(data + 1, size - 1);
    (void)sm::parse_protected_response(input).has_value();
    open_with_right_mac(ciphers[data[0] % 4], input);
    return 0;
}
