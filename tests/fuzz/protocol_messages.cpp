// Every parse function of the messages that a chip sends in BAC, PACE, Chip and Terminal Authentication. The first
// octet chooses.
#include "access/bac_messages.hpp"
#include "access/pace_mapping_cam.hpp"
#include "access/pace_messages.hpp"
#include "auth/active_authentication.hpp"
#include "auth/chip_messages.hpp"
#include "auth/terminal_messages.hpp"
#include "iso7816/buffer_sizes.hpp"
#include "lds/cvca.hpp"

#include <algorithm>
#include <cstdlib>

using namespace cccd;

namespace {

crypto::SessionKeys keys(crypto::Cipher cipher) {
    const Bytes key(crypto::key_size(cipher), 0x42);
    return {cipher, SecretBytes(ByteView(key)), SecretBytes(ByteView(key))};
}

/// Two octets of length, the key of DG15, and the chip's answer.
void judge_answer(ByteView input) {
    if (input.size() < 2) return;
    const auto key_size = std::min<std::size_t>(input[0] * 256u + input[1], input.size() - 2);
    const std::uint8_t challenge[auth::challenge_size]{1, 2, 3, 4, 5, 6, 7, 8};
    (void)auth::judge_active_authentication(input.subspan(2, key_size), {}, challenge, input.subspan(2 + key_size));
}

void parse(std::uint8_t which, ByteView input) {
    using access::Mapping;
    switch (which % 16) {
    case 0:
        (void)access::parse_challenge(input).has_value();
        break;
    case 1:
        (void)access::parse_mutual_authenticate(input, keys(crypto::Cipher::des3), {}, {}).has_value();
        break;
    case 2:
        (void)access::parse_encrypted_nonce(input, crypto::Cipher::aes128).has_value();
        break;
    case 3:
        (void)access::parse_encrypted_nonce(input, crypto::Cipher::des3).has_value();
        break;
    case 4:
        (void)access::parse_mapping_data(input, Mapping::generic).has_value();
        break;
    case 5:
        (void)access::parse_mapping_data(input, Mapping::integrated).has_value();
        break;
    case 6:
        (void)access::parse_public_key(input).has_value();
        break;
    case 7:
        if (const auto answer = access::parse_token_answer(input, Mapping::generic);
            answer && (answer->token.size() != 8 || !answer->chip_authentication_data.empty()))
            std::abort();
        break;
    case 8:
        (void)access::parse_token_answer(input, Mapping::chip_authentication).has_value();
        break;
    case 9:
        (void)access::decrypt_chip_authentication_data(keys(crypto::Cipher::aes128), input).has_value();
        break;
    case 10:
        (void)auth::parse_chip_general_authenticate(input).has_value();
        break;
    case 11:
        (void)auth::parse_terminal_challenge(input).has_value();
        break;
    case 12:
        (void)lds::parse_cvca(input).has_value();
        break;
    case 14:
        (void)auth::parse_representative(input).has_value();
        break;
    case 15:
        judge_answer(input);
        break;
    default:
        (void)iso7816::parse_buffer_sizes(input).has_value();
        (void)iso7816::announces_extended_length(input);
        break;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 0) parse(data[0], {data + 1, size - 1});
    return 0;
}
