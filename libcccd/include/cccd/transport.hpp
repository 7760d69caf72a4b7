// The way to a card: whoever has a reader that this project does not know implements Transport.
#pragma once

#include <cccd/environment.hpp>
#include <cstddef>
#include <cstdint>

namespace cccd {

/// Whether a reader passes APDUs of extended length (ISO 7816-4 §5.1).
enum class ExtendedLength : std::uint8_t { unknown, yes, no };

/// What the reader, not the chip, can pass in one APDU.
struct TransportLimits {
    ExtendedLength extended = ExtendedLength::unknown;
    std::size_t max_command = 261;  ///< octets of a whole command APDU (dwMaxAPDUDataSize of PC/SC part 10 where known)
    std::size_t max_response = 258; ///< octets of a whole response APDU, status word included
};

/// One card in one reader. Not thread-safe: one thread at a time.
class CCCD_API Transport {
public:
    virtual ~Transport();

    /// Sends one command APDU and writes the response, status word included, to the start of `response`.
    /// Gives the number of octets written (at least 2). Errors: card_removed, card_reset, reader_lost, link_failed,
    /// response_malformed (fewer than two octets, or more than fit), cancelled, deadline_passed.
    virtual Result<std::size_t> transmit(ByteView command, MutableBytes response, const Waiting& waiting) = 0;

    /// Powers the card off and on, so that no state of an earlier session is left.
    virtual Status reset(const Waiting& waiting) = 0;

    /// Answer to reset as PC/SC gives it; empty when not known. Valid until the next call of reset.
    [[nodiscard]] virtual ByteView atr() const noexcept = 0;
    [[nodiscard]] virtual TransportLimits limits() const noexcept = 0;
};

} // namespace cccd
