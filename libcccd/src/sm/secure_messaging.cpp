#include "sm/secure_messaging.hpp"

#include "base/try.hpp"
#include "crypto/cipher.hpp"
#include "crypto/mac.hpp"
#include "crypto/padding.hpp"
#include "sm/messages.hpp"
#include "tlv/tlv.hpp"

#include <algorithm>

namespace cccd::sm {

namespace {

Error failure(ErrorCode code, Literal text, std::uint16_t status = 0) noexcept {
    return {code, Stage::none, status, 0, text};
}

/// Octets of the length field of a data object.
constexpr std::size_t length_field(std::size_t length) noexcept {
    return length < 0x80 ? 1 : length < 0x100 ? 2 : length < 0x10000 ? 3 : 4;
}

/// The most plain octets that fit, padded and encrypted, into `room` octets of a data object with `extra` octets before
/// the cryptogram.
std::size_t capacity(std::size_t room, std::size_t block, std::size_t extra) noexcept {
    std::size_t cryptogram = room / block * block;
    while (cryptogram > 0 && 1 + length_field(cryptogram + extra) + extra + cryptogram > room) cryptogram -= block;
    return cryptogram == 0 ? 0 : cryptogram - 1;
}

constexpr std::size_t mac_object = 10;   ///< DO'8E'
constexpr std::size_t status_object = 4; ///< DO'99'
constexpr std::size_t le_object = 4;     ///< DO'97', extended
constexpr std::size_t padding_indicator = 1;

} // namespace

SecureMessaging::SecureMessaging(crypto::SessionKeys keys) : keys_(std::move(keys)) {}

SecureMessaging::SecureMessaging(crypto::SessionKeys keys, std::array<std::uint8_t, 8> counter)
    : keys_(std::move(keys)) {
    std::copy(counter.begin(), counter.end(), counter_.end() - 8);
}

ByteView SecureMessaging::counter() const noexcept {
    return ByteView(counter_).last(crypto::block_size(keys_.cipher));
}

/// §9.8.2. A counter that would come round again ends the session.
Status SecureMessaging::count_up() {
    const auto digits = MutableBytes(counter_).last(crypto::block_size(keys_.cipher));
    if (std::all_of(digits.begin(), digits.end(), [](std::uint8_t digit) { return digit == 0xFF; }))
        return failure(ErrorCode::secure_messaging_counter, "the send sequence counter is used up");
    for (auto at = digits.size(); at-- > 0;)
        if (++digits[at] != 0) break;
    return {};
}

/// §9.8.6.1: zero for 3DES. §9.8.7.1: the encrypted counter for AES.
Result<Bytes> SecureMessaging::initial_vector() const {
    if (keys_.cipher == crypto::Cipher::des3) return Bytes(8);
    return crypto::encrypt_block(keys_.cipher, keys_.encryption.expose(), counter());
}

/// §9.8.6.2, §9.8.7.2: over the counter and the message, padded by secure messaging.
Result<Bytes> SecureMessaging::authenticate(ByteView message) const {
    const auto padded = crypto::pad(tlv::concat({counter(), message}), crypto::block_size(keys_.cipher));
    return crypto::mac(keys_.cipher, keys_.mac.expose(), padded);
}

Result<Bytes> SecureMessaging::encrypted(ByteView data) const {
    CCCD_TRY(const auto iv, initial_vector());
    auto padded = crypto::pad(data, crypto::block_size(keys_.cipher));
    auto cryptogram = crypto::encrypt_cbc(keys_.cipher, keys_.encryption.expose(), iv, padded);
    wipe(padded);
    return cryptogram;
}

Result<Bytes> SecureMessaging::decrypted(ByteView data) const {
    if (data.empty() || data.size() % crypto::block_size(keys_.cipher) != 0)
        return failure(ErrorCode::secure_messaging_malformed, "the cryptogram has no whole blocks");
    CCCD_TRY(const auto iv, initial_vector());
    CCCD_TRY(const auto padded, crypto::decrypt_cbc(keys_.cipher, keys_.encryption.expose(), iv, data));
    const auto plain = crypto::unpad(padded.expose());
    if (!plain) return failure(ErrorCode::secure_messaging_malformed, "the decrypted data has no padding");
    return to_bytes(*plain);
}

Result<iso7816::Command> SecureMessaging::protect(const iso7816::Command& command) {
    CCCD_CHECK(count_up());
    iso7816::Command out = command;
    out.cla |= iso7816::cla_secure_messaging;
    Bytes objects;
    if (!command.data.empty()) {
        CCCD_TRY(const auto cryptogram, encrypted(command.data));
        append_cryptogram(objects, command.ins, cryptogram);
    }
    if (command.ne != iso7816::no_response) append_le(objects, command.ne);
    const auto header = crypto::pad(std::array{out.cla, out.ins, out.p1, out.p2}, crypto::block_size(keys_.cipher));
    CCCD_TRY(const auto mac, authenticate(tlv::concat({header, objects})));
    tlv::append(objects, 0x8E, mac);
    const bool extended = command.ne > iso7816::any_short || objects.size() > 255;
    out.data = std::move(objects);
    out.ne = extended ? iso7816::any_extended : iso7816::any_short;
    return out;
}

Result<iso7816::Response> SecureMessaging::unprotect(const iso7816::Response& response) {
    CCCD_CHECK(count_up());
    if (response.data.empty())
        return failure(ErrorCode::secure_messaging_missing, "the chip answered in plain", response.status);
    CCCD_TRY(const auto objects, parse_protected_response(response.data));
    CCCD_TRY(const auto expected, authenticate(objects.authenticated));
    if (!constant_time_equal(expected, objects.mac))
        return failure(ErrorCode::secure_messaging_mac, "the response's MAC is wrong", response.status);
    iso7816::Response plain;
    plain.status = objects.status.value_or(response.status);
    if (objects.cryptogram) {
        CCCD_TRY(plain.data, decrypted(*objects.cryptogram));
    }
    return plain;
}

std::size_t SecureMessaging::response_capacity(std::size_t size) const noexcept {
    const auto fixed = status_object + mac_object;
    return size <= fixed ? 0 : capacity(size - fixed, crypto::block_size(keys_.cipher), padding_indicator);
}

std::size_t SecureMessaging::command_capacity(std::size_t size) const noexcept {
    const auto fixed = le_object + mac_object;
    return size <= fixed ? 0 : capacity(size - fixed, crypto::block_size(keys_.cipher), padding_indicator);
}

} // namespace cccd::sm
