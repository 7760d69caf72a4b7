// A complete eMRTD chip in software: command APDUs in, response APDUs out. Written from Doc 9303-10 and -11,
// ISO 7816-4 and TR-03110 without sight of the reader in libcccd; it shares nothing with it.
#pragma once

#include "softchip/bytes.hpp"
#include "softchip/profile.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace softchip {

/// One chip. Not thread-safe: one thread at a time. Nothing in it throws.
class Chip {
public:
    /// `seed` 0 draws nonces and ephemeral keys from the operating system; any other value makes every draw
    /// repeatable (two chips of the same profile and seed give the same answers to the same commands).
    explicit Chip(Profile profile, std::uint64_t seed = 0);
    ~Chip();
    Chip(Chip&&) noexcept;
    Chip& operator=(Chip&&) noexcept;

    /// Cold reset: forgets keys, selection and chaining; keeps the error counters. Returns the ATR, empty once removed.
    Bytes power_on();
    const Bytes& atr() const;

    /// Takes the field away. Commands until the next power_on() get no answer.
    void power_off();

    /// One command APDU, one response APDU (data and status word). Malformed commands get a status word.
    /// An empty answer means that there is no card in the field: not powered, or removed.
    Bytes exchange(View command);

    /// The card leaves the field after `answers` more answered commands (0: at once).
    void remove_after(std::size_t answers);
    /// Puts a removed card back; it needs power_on() again.
    void insert();
    bool removed() const;

    /// The next random draw (nonce, challenge or private scalar, in the order of the protocol) is exactly `value`.
    /// May be called several times: first in, first out.
    void pin_random(Bytes value);

    /// What the chip thinks happened, for tests: counts and names only.
    struct Status {
        std::string access;            // "none", "BAC", "PACE"
        bool secure_messaging = false; // a channel is open now
        bool chip_authenticated = false;
        bool terminal_authenticated = false;
        std::size_t commands = 0;            // answered since construction
        std::size_t password_failures = 0;   // since construction, all passwords
        std::size_t resets = 0;              // calls of power_on()
        std::vector<std::uint16_t> selected; // every file that was selected or read by its short identifier, in order
    };
    Status status() const;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

} // namespace softchip
