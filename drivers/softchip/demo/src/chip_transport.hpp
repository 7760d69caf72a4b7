// The software chip as a Transport: the only place where reader and chip meet.
#pragma once

#include <cccd/transport.hpp>
#include <chrono>
#include <softchip/chip.hpp>

namespace cccd::demo {

/// The chip must outlive the transport. Counts what goes over the air, for tests and benches.
class ChipTransport final : public Transport {
public:
    explicit ChipTransport(softchip::Chip& chip, TransportLimits limits = extended_reader());

    Result<std::size_t> transmit(ByteView command, MutableBytes response, const Waiting& waiting) override;
    Status reset(const Waiting& waiting) override;
    [[nodiscard]] ByteView atr() const noexcept override { return atr_; }
    [[nodiscard]] TransportLimits limits() const noexcept override { return limits_; }

    void slow_down(std::chrono::milliseconds per_exchange) noexcept { pause_ = per_exchange; }
    [[nodiscard]] std::size_t exchanges() const noexcept { return exchanges_; }
    [[nodiscard]] std::size_t sent() const noexcept { return sent_; }         ///< octets of commands
    [[nodiscard]] std::size_t received() const noexcept { return received_; } ///< octets of responses

    /// A reader that passes any APDU, and one that passes short ones only.
    static TransportLimits extended_reader() noexcept { return {ExtendedLength::yes, 65544, 65538}; }
    static TransportLimits short_reader() noexcept { return {ExtendedLength::no, 261, 258}; }

private:
    softchip::Chip& chip_;
    TransportLimits limits_;
    Bytes atr_;
    std::chrono::milliseconds pause_{0};
    std::size_t exchanges_ = 0, sent_ = 0, received_ = 0;
};

} // namespace cccd::demo
