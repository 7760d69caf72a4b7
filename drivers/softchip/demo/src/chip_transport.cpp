#include "chip_transport.hpp"

#include <algorithm>
#include <thread>

namespace cccd::demo {

ChipTransport::ChipTransport(softchip::Chip& chip, TransportLimits limits)
    : chip_(chip), limits_(limits), atr_(chip.power_on()) {}

Result<std::size_t> ChipTransport::transmit(ByteView command, MutableBytes response, const Waiting& waiting) {
    if (waiting.stop.stop_requested()) return Error{ErrorCode::cancelled, Stage::none, 0, 0, "cancelled"};
    if (waiting.deadline && std::chrono::steady_clock::now() >= *waiting.deadline)
        return Error{ErrorCode::deadline_passed, Stage::none, 0, 0, "the time for this step is over"};
    if (pause_.count() > 0) std::this_thread::sleep_for(pause_);
    const auto answer = chip_.exchange(command);
    ++exchanges_;
    sent_ += command.size();
    received_ += answer.size();
    if (answer.empty()) return Error{ErrorCode::card_removed, Stage::none, 0, 0, "the card was removed"};
    if (answer.size() < 2 || answer.size() > response.size())
        return Error{ErrorCode::response_malformed, Stage::none, 0, 0, "a response of an impossible length"};
    std::copy(answer.begin(), answer.end(), response.begin());
    return answer.size();
}

Status ChipTransport::reset(const Waiting&) {
    chip_.power_off();
    atr_ = chip_.power_on();
    if (atr_.empty()) return Error{ErrorCode::card_removed, Stage::connect, 0, 0, "the card was removed"};
    return {};
}

} // namespace cccd::demo
