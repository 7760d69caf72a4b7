// A card in a real reader, through PC/SC.
#pragma once

#include "services/card_slot.hpp"

#include <cccd/pcsc.hpp>
#include <optional>
#include <string>

namespace services {

class PcscSlot final : public CardSlot {
public:
    /// Full name, part of it or index of the reader; empty takes any.
    explicit PcscSlot(std::string reader) : reader_(std::move(reader)) {}
    cccd::Status wait_for_card(std::stop_token stop) override;
    cccd::Transport& transport() override { return card_->transport(); }
    void release() override;
    cccd::Status wait_for_removal(std::stop_token stop) override;

private:
    std::string reader_;
    std::string last_reader_;
    std::optional<cccd::pcsc::Readers> readers_;
    std::optional<cccd::pcsc::Card> card_;
};

} // namespace services
