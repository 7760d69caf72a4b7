// A counter's desk for the tests: the replaced service with its slots, and commands to a card.
#pragma once

#include "fake_winscard.hpp"

#include <array>
#include <cccd/pcsc.hpp>
#include <doctest/doctest.h>

namespace desk {

using fake::Octets;
using namespace std::chrono_literals;

inline const Octets select_mf{0x00, 0xA4, 0x00, 0x0C};

inline fake::Slot slot_with_card(std::string name = "Reader of nobody 00 00") {
    fake::Slot slot;
    slot.name = std::move(name);
    slot.card = true;
    slot.card_answers = [](const Octets&) { return Octets{0x90, 0x00}; };
    return slot;
}

inline fake::Slot empty_slot(std::string name = "Reader of nobody 00 00") {
    auto slot = slot_with_card(std::move(name));
    slot.card = false;
    return slot;
}

/// A fresh service with these slots.
inline fake::Service& service_with(std::vector<fake::Slot> slots) {
    fake::reset();
    fake::service().slots = std::move(slots);
    return fake::service();
}

inline cccd::Result<std::size_t> send(cccd::pcsc::Card& card, const Octets& command,
                                      const cccd::Waiting& waiting = {}) {
    std::array<std::uint8_t, 258> response{};
    return card.transport().transmit(command, response, waiting);
}

inline cccd::pcsc::Settings impatient(std::chrono::milliseconds exchange = 150ms) {
    cccd::pcsc::Settings settings;
    settings.patience = {150ms, exchange, 20ms};
    return settings;
}

inline cccd::Waiting within(std::chrono::milliseconds time) {
    return {{}, std::chrono::steady_clock::now() + time};
}

/// How long something takes.
template <class F> std::chrono::milliseconds time_of(F&& what) {
    const auto begin = std::chrono::steady_clock::now();
    what();
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
}

/// Nothing was left open and no rule was broken. What hung until now may need a moment.
inline void check_all_closed(int but_contexts = 0) {
    CHECK(fake::comes_true([but_contexts](fake::Service& service) {
        return service.contexts == but_contexts && service.connections == 0;
    }));
    CHECK(fake::service().mistakes == std::vector<std::string>{});
}

/// The same while these Readers hold their context.
inline void check_all_closed_but(const cccd::pcsc::Readers&) {
    check_all_closed(1);
}

} // namespace desk
