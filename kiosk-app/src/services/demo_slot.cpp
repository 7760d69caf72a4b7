#include "services/demo_slot.hpp"

namespace services {

DemoSlot::DemoSlot(cccd::demo::DemoCard card, DemoTimes times) : card_(std::move(card)), times_(times) {
    card_.slow_down(times_.each_exchange);
}

cccd::Status DemoSlot::rest(std::chrono::milliseconds time, std::stop_token stop) {
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, stop, time, [] { return false; });
    if (stop.stop_requested())
        return cccd::Error{cccd::ErrorCode::cancelled, cccd::Stage::reader, 0, 0, "waiting was given up"};
    return {};
}

cccd::Status DemoSlot::wait_for_card(std::stop_token stop) {
    if (const auto placed = rest(times_.until_placed, stop); !placed) return placed.error();
    return card_.transport().reset({stop, std::nullopt});
}

cccd::Status DemoSlot::wait_for_removal(std::stop_token stop) {
    return rest(std::chrono::seconds(4), stop);
}

} // namespace services
