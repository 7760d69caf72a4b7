// Real readers through PC/SC.
#pragma once

#include <cccd/transport.hpp>
#include <chrono>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace cccd::pcsc {

/// One reader slot as the PC/SC service shows it.
struct ReaderInfo {
    std::string name;
    Bytes atr; ///< of the card in it; empty without one
    bool card_present = false;
    bool mute = false;    ///< a card that does not answer, or lies the wrong way
    bool in_use = false;  ///< another program holds the card for itself
    bool skipped = false; ///< SAM slot or another program's virtual reader: not waited on unless named
};

/// A card in a reader, held for this program until it goes: connected after a reset, in one PC/SC transaction, reset
/// again when closed, so that nobody meets a chip still in secure messaging. Move-only; one thread at a time.
class CCCD_API Card {
public:
    Card(Card&&) noexcept;
    Card& operator=(Card&&) noexcept;
    ~Card();

    /// Lives as long as the card does, also when the Card object is moved.
    [[nodiscard]] Transport& transport() noexcept;
    [[nodiscard]] const std::string& reader() const noexcept;

private:
    friend class Readers;
    struct State;
    explicit Card(std::unique_ptr<State> state) noexcept;
    std::unique_ptr<State> state_;
};

/// The connection to the PC/SC service. One thread at a time; the stop tokens may be triggered from any.
class CCCD_API Readers {
public:
    /// Errors: service_not_running, service_access_denied, reader_failed.
    static Result<Readers> open();
    Readers(Readers&&) noexcept;
    Readers& operator=(Readers&&) noexcept;
    ~Readers();

    /// Every slot. No reader at all is an empty list, not an error. Errors: service_lost, reader_failed.
    Result<std::vector<ReaderInfo>> list();

    /// Waits until a reader comes, goes, or its card does. Errors: cancelled, deadline_passed, service_lost.
    Status wait_for_change(std::chrono::milliseconds timeout, std::stop_token stop = {});

    /// Waits for a card in any reader that is not skipped, or in the one that is named, and connects to it. A reader
    /// may be plugged in meanwhile. `name` is the reader's full name, a part of it, or its index in list(). Errors:
    /// cancelled, deadline_passed, reader_not_found (the named one is absent when time runs out), no_reader (there was
    /// none at all), card_unresponsive, reader_busy, service_lost, reader_failed.
    Result<Card> wait_for_card(std::chrono::milliseconds timeout, std::stop_token stop = {},
                               std::string_view name = {});

    /// Waits until the slot of this name is empty or gone. Errors: cancelled, deadline_passed, service_lost.
    Status wait_for_removal(std::string_view reader, std::chrono::milliseconds timeout, std::stop_token stop = {});

private:
    struct State;
    explicit Readers(std::unique_ptr<State> state) noexcept;
    std::unique_ptr<State> state_;
};

} // namespace cccd::pcsc
