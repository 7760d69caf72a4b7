// A place where a card can lie. Used by the worker thread alone.
#pragma once

#include <cccd/card_limits.hpp>
#include <cccd/transport.hpp>
#include <stop_token>

namespace services {

class CardSlot {
public:
    virtual ~CardSlot() = default;
    /// Blocks until a card lies there and is connected.
    virtual cccd::Status wait_for_card(std::stop_token stop) = 0;
    /// The connected card; valid between wait_for_card and release.
    virtual cccd::Transport& transport() = 0;
    virtual void release() = 0;
    /// What was learned of cards in this reader; null where nothing is kept. Valid as long as the transport.
    virtual cccd::ReaderLimits* limits() { return nullptr; }
    /// Blocks until the card is gone.
    virtual cccd::Status wait_for_removal(std::stop_token stop) = 0;
};

} // namespace services
