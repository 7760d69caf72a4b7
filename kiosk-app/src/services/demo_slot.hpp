// The built-in demo card: a software chip of this process that "is placed" a moment after it was asked for.
#pragma once

#include "services/card_slot.hpp"

#include <cccd/demo.hpp>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace services {

struct DemoTimes {
    std::chrono::milliseconds until_placed{1500};
    std::chrono::milliseconds each_exchange{12}; ///< as a contactless chip takes
};

class DemoSlot final : public CardSlot {
public:
    DemoSlot(cccd::demo::DemoCard card, DemoTimes times);
    cccd::Status wait_for_card(std::stop_token stop) override;
    cccd::Transport& transport() override { return card_.transport(); }
    void release() override {}
    cccd::Status wait_for_removal(std::stop_token stop) override;

private:
    cccd::Status rest(std::chrono::milliseconds time, std::stop_token stop);

    cccd::demo::DemoCard card_;
    DemoTimes times_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
};

} // namespace services
