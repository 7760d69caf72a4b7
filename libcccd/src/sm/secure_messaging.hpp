// Secure messaging with 3DES or AES (Doc 9303-11 §9.8).
#pragma once

#include "crypto/kdf.hpp"
#include "iso7816/protection.hpp"

#include <array>

namespace cccd::sm {

/// One set of session keys and its send sequence counter. Wiped when it goes.
class SecureMessaging final : public iso7816::Protection {
public:
    /// The counter as PACE and Chip Authentication start it: all zero (§9.8.6.3, §9.8.7.3).
    explicit SecureMessaging(crypto::SessionKeys keys);
    /// The counter as BAC starts it: 8 octets out of both nonces (§9.8.6.3).
    SecureMessaging(crypto::SessionKeys keys, std::array<std::uint8_t, 8> counter);

    Result<iso7816::Command> protect(const iso7816::Command& command) override;
    Result<iso7816::Response> unprotect(const iso7816::Response& response) override;
    [[nodiscard]] std::size_t response_capacity(std::size_t size) const noexcept override;
    [[nodiscard]] std::size_t command_capacity(std::size_t size) const noexcept override;

    [[nodiscard]] crypto::Cipher cipher() const noexcept { return keys_.cipher; }

private:
    Status count_up();
    [[nodiscard]] ByteView counter() const noexcept;
    Result<Bytes> initial_vector() const;
    Result<Bytes> authenticate(ByteView message) const;
    Result<Bytes> encrypted(ByteView data) const;
    Result<Bytes> decrypted(ByteView data) const;

    crypto::SessionKeys keys_;
    std::array<std::uint8_t, 16> counter_{}; ///< as wide as a block; 3DES uses the last 8 octets
};

} // namespace cccd::sm
