// Doc 9303-11 §9.8: the chip's end of a secure channel.
#pragma once

#include "core/apdu.hpp"
#include "protocols/key_derivation.hpp"
#include "softchip/profile.hpp"

#include <optional>
#include <variant>

namespace softchip {

/// How a protected answer may be spoiled on purpose (softchip::Hostile); all false is the standard.
struct Spoil {
    bool wrong_mac = false, skip_counter = false, drop_status = false, bad_padding = false;
    std::optional<std::uint16_t> other_status; // in DO'99' only
};

class SecureMessaging {
public:
    /// `counter` is the start value of the SSC: §9.8.6.3 after BAC, otherwise zero.
    SecureMessaging(Cipher cipher, SessionKeys keys, Bytes counter);
    SecureMessaging(Cipher cipher, SessionKeys keys);

    /// Checks and opens a protected command; on failure the status word of §9.8.5 (6987 or 6988).
    std::variant<Command, std::uint16_t> open(const Command& command);

    /// Protects an answer to a command with even or odd INS.
    Response close(const Response& plain, bool odd_instruction, const Spoil& spoil = {});

private:
    void count();
    Bytes iv() const;
    Bytes mac_over(View padded_to_block) const;

    Cipher cipher_;
    SessionKeys keys_;
    Bytes counter_;
};

} // namespace softchip
