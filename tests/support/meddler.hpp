// A reader between session and chip that a test lets change answers.
#pragma once

#include <algorithm>
#include <cccd/transport.hpp>
#include <functional>
#include <vector>

namespace support {

/// Passes commands on, keeps them, and lets a test change an answer.
class Meddler final : public cccd::Transport {
public:
    explicit Meddler(cccd::Transport& inner) : inner_(inner) {}
    cccd::Result<std::size_t> transmit(cccd::ByteView command, cccd::MutableBytes response,
                                       const cccd::Waiting& waiting) override {
        commands.push_back(cccd::to_bytes(command));
        const auto received = inner_.transmit(command, response, waiting);
        if (!received || !change) return received;
        cccd::Bytes answer(response.begin(), response.begin() + static_cast<std::ptrdiff_t>(*received));
        change(commands.back(), answer);
        std::copy(answer.begin(), answer.end(), response.begin());
        return answer.size();
    }
    cccd::Status reset(const cccd::Waiting& waiting) override { return inner_.reset(waiting); }
    [[nodiscard]] cccd::ByteView atr() const noexcept override { return inner_.atr(); }
    [[nodiscard]] cccd::TransportLimits limits() const noexcept override { return inner_.limits(); }

    std::function<void(const cccd::Bytes& command, cccd::Bytes& answer)> change;
    std::vector<cccd::Bytes> commands;

private:
    cccd::Transport& inner_;
};

} // namespace support
