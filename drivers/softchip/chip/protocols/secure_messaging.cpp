#include "protocols/secure_messaging.hpp"

#include "core/ber.hpp"
#include "primitives/cipher.hpp"

namespace softchip {

using primitives::block_size;
using primitives::pad;

SecureMessaging::SecureMessaging(Cipher cipher, SessionKeys keys, Bytes counter)
    : cipher_(cipher), keys_(std::move(keys)), counter_(std::move(counter)) {}

SecureMessaging::SecureMessaging(Cipher cipher, SessionKeys keys)
    : SecureMessaging(cipher, std::move(keys), Bytes(block_size(cipher), 0)) {}

// §9.8.2: before every command and every response.
void SecureMessaging::count() {
    for (std::size_t i = counter_.size(); i-- > 0;) {
        if (++counter_[i] != 0) break;
    }
}

// §9.8.6.1: zero for 3DES. §9.8.7.1: E(KSEnc, SSC) for AES.
Bytes SecureMessaging::iv() const {
    if (cipher_ == Cipher::des3) return Bytes(8, 0);
    return primitives::encrypt_block(cipher_, keys_.encryption, counter_);
}

Bytes SecureMessaging::mac_over(View padded_to_block) const {
    return primitives::mac(cipher_, keys_.mac, join({counter_, padded_to_block}));
}

namespace {

// The objects of a protected command as they came, in the order of §9.8.4.
struct Protected {
    std::optional<View> cryptogram; // value of DO'87' (behind its 01) or DO'85'
    std::optional<View> le;
    std::optional<View> checksum;
    Bytes authenticated; // DO'87', DO'85', DO'97' as received
    bool malformed = false;
};

Protected split(const Command& command) {
    Protected parts;
    View rest = command.data;
    while (!rest.empty()) {
        const auto object = ber::take(rest);
        if (!object) {
            parts.malformed = true;
            return parts;
        }
        if (object->tag == 0x8E) {
            parts.checksum = object->value;
            continue;
        }
        if (object->tag == 0x97) parts.le = object->value;
        if (object->tag == 0x85 && command.odd()) parts.cryptogram = object->value;
        if (object->tag == 0x87 && !command.odd()) {
            if (object->value.empty() || object->value[0] != 0x01) parts.malformed = true;
            parts.cryptogram = object->value.empty() ? object->value : object->value.subspan(1);
        }
        append(parts.authenticated, object->whole);
    }
    return parts;
}

std::optional<std::size_t> decode_le(View le) {
    if (le.empty() || le.size() > 2) return std::nullopt;
    std::size_t value = 0;
    for (const auto byte : le) value = value << 8 | byte;
    return value != 0 ? value : le.size() == 1 ? 256 : 65'536;
}

} // namespace

std::variant<Command, std::uint16_t> SecureMessaging::open(const Command& command) {
    count();
    const Protected parts = split(command);
    if (parts.malformed) return sw::sm_object_wrong;
    if (!parts.checksum) return sw::sm_object_missing;

    // §9.8.4: the header, padded, then the objects, padded; nothing follows the header of a command without objects.
    const std::size_t block = block_size(cipher_);
    Bytes input = pad(Bytes{command.cla, command.ins, command.p1, command.p2}, block);
    if (!parts.authenticated.empty()) append(input, pad(parts.authenticated, block));
    if (!same(mac_over(input), *parts.checksum)) return sw::sm_object_wrong;

    Command plain = command;
    plain.cla = static_cast<std::uint8_t>(command.cla & ~0x0C);
    plain.data.clear();
    plain.le.reset();
    if (parts.cryptogram) {
        plain.data = primitives::cbc_decrypt(cipher_, keys_.encryption, iv(), *parts.cryptogram);
        if (plain.data.empty() || !primitives::unpad(plain.data)) return sw::sm_object_wrong;
    }
    if (parts.le) {
        plain.le = decode_le(*parts.le);
        if (!plain.le) return sw::sm_object_wrong;
    }
    return plain;
}

Response SecureMessaging::close(const Response& plain, bool odd_instruction, const Spoil& spoil) {
    count();
    if (spoil.skip_counter) count();
    const std::size_t block = block_size(cipher_);
    Bytes objects;
    if (!plain.data.empty()) {
        Bytes padded = pad(plain.data, block);
        if (spoil.bad_padding) padded.assign(padded.size(), 0);
        const Bytes cryptogram = primitives::cbc_encrypt(cipher_, keys_.encryption, iv(), padded);
        objects = odd_instruction ? ber::make(0x85, cryptogram) : ber::make(0x87, join({Bytes{0x01}, cryptogram}));
    }
    const std::uint16_t status = spoil.other_status.value_or(plain.status);
    const Bytes status_bytes = {static_cast<std::uint8_t>(status >> 8), static_cast<std::uint8_t>(status)};
    if (!spoil.drop_status) append(objects, ber::make(0x99, status_bytes));
    Bytes checksum = mac_over(objects.empty() ? Bytes{} : pad(objects, block));
    if (checksum.empty()) checksum.assign(8, 0);
    if (spoil.wrong_mac) checksum[7] ^= 0x01;
    append(objects, ber::make(0x8E, checksum));
    return {objects, plain.status};
}

} // namespace softchip
