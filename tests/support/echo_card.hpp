// A card of a few lines for the tests of decorators: answers with the command's octets in reverse and 9000.
#pragma once

#include <algorithm>
#include <cccd/transport.hpp>
#include <vector>

namespace support {

class EchoCard final : public cccd::Transport {
public:
    cccd::Result<std::size_t> transmit(cccd::ByteView command, cccd::MutableBytes response,
                                       const cccd::Waiting&) override {
        commands.push_back(cccd::to_bytes(command));
        if (response.size() < command.size() + 2)
            return cccd::Error{cccd::ErrorCode::response_malformed, cccd::Stage::none, 0, 0, "no room"};
        std::reverse_copy(command.begin(), command.end(), response.begin());
        response[command.size()] = 0x90;
        response[command.size() + 1] = 0x00;
        return command.size() + 2;
    }
    cccd::Status reset(const cccd::Waiting&) override {
        ++resets;
        return {};
    }
    [[nodiscard]] cccd::ByteView atr() const noexcept override { return atr_; }
    [[nodiscard]] cccd::TransportLimits limits() const noexcept override {
        return {cccd::ExtendedLength::yes, 1000, 2000};
    }

    std::vector<cccd::Bytes> commands;
    int resets = 0;

private:
    cccd::Bytes atr_{0x3B, 0x80, 0x80, 0x01, 0x01};
};

} // namespace support
