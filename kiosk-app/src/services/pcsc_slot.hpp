// A card in a real reader, through PC/SC.
#pragma once

#include "services/card_slot.hpp"

#include <cccd/limit_store.hpp>
#include <cccd/pcsc.hpp>
#include <filesystem>
#include <optional>
#include <string>

namespace services {

class PcscSlot final : public CardSlot {
public:
    /// Full name, part of it or index of the reader; empty takes any. What is learned of cards in readers is kept in
    /// `limits_file`; empty keeps nothing.
    PcscSlot(std::string reader, std::filesystem::path limits_file)
        : reader_(std::move(reader)), limits_file_(std::move(limits_file)) {}
    cccd::Status wait_for_card(std::stop_token stop) override;
    cccd::Transport& transport() override { return card_->transport(); }
    void release() override;
    cccd::ReaderLimits* limits() override;
    cccd::Status wait_for_removal(std::stop_token stop) override;

private:
    std::string reader_;
    std::filesystem::path limits_file_;
    std::string last_reader_;
    std::optional<cccd::LimitStore> store_;
    std::optional<cccd::pcsc::Readers> readers_;
    std::optional<cccd::pcsc::Card> card_;
};

} // namespace services
