// What went over the link, or would at least have to, and a transport that writes it down.
#pragma once

#include <cccd/transport.hpp>
#include <vector>

namespace bench {

using cccd::Bytes;
using cccd::ByteView;

/// What the chip computes for an exchange, beside moving octets.
enum class ChipWork : std::uint8_t { none, nonce, map, agree, token, chip_authentication, active_authentication };

/// One command APDU and its response APDU, in octets, status word included.
struct Exchange {
    std::uint8_t ins = 0;
    std::size_t sent = 0;
    std::size_t received = 0;
    ChipWork work = ChipWork::none;
};

using Exchanges = std::vector<Exchange>;

struct Octets {
    std::size_t sent = 0;
    std::size_t received = 0;
};

[[nodiscard]] inline Octets octets_of(const Exchanges& exchanges) noexcept {
    Octets all;
    for (const auto& exchange : exchanges) {
        all.sent += exchange.sent;
        all.received += exchange.received;
    }
    return all;
}

/// GENERAL AUTHENTICATE comes four times for PACE and then once for Chip Authentication, unless MSE:Set KAT does that.
[[nodiscard]] inline ChipWork work_of(ByteView command, std::size_t general_authenticates) noexcept {
    constexpr ChipWork in_order[]{ChipWork::nonce, ChipWork::map, ChipWork::agree, ChipWork::token,
                                  ChipWork::chip_authentication};
    if (command.size() < 4) return ChipWork::none;
    if (command[1] == 0x86 && general_authenticates < std::size(in_order)) return in_order[general_authenticates];
    if (command[1] == 0x22 && command[2] == 0x41 && command[3] == 0xA6) return ChipWork::chip_authentication;
    return command[1] == 0x88 ? ChipWork::active_authentication : ChipWork::none;
}

/// Counts each exchange of the transport inside. Both must outlive the reads.
class CountingTransport final : public cccd::Transport {
public:
    explicit CountingTransport(cccd::Transport& inner) noexcept : inner_(inner) {}

    cccd::Result<std::size_t> transmit(ByteView command, cccd::MutableBytes response,
                                       const cccd::Waiting& waiting) override {
        auto received = inner_.transmit(command, response, waiting);
        const std::uint8_t ins = command.size() > 1 ? command[1] : 0;
        const auto work = work_of(command, general_authenticates_);
        if (ins == 0x86) ++general_authenticates_;
        exchanges_.push_back({ins, command.size(), received ? *received : 0, work});
        return received;
    }
    cccd::Status reset(const cccd::Waiting& waiting) override { return inner_.reset(waiting); }
    [[nodiscard]] ByteView atr() const noexcept override { return inner_.atr(); }
    [[nodiscard]] cccd::TransportLimits limits() const noexcept override { return inner_.limits(); }

    [[nodiscard]] const Exchanges& exchanges() const noexcept { return exchanges_; }

private:
    cccd::Transport& inner_;
    Exchanges exchanges_;
    std::size_t general_authenticates_ = 0;
};

} // namespace bench
