// Real readers through PC/SC.
#pragma once

#include <cccd/reader_models.hpp>
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
    bool skipped = false; ///< by its use: not waited on unless named
    bool lost = false;    ///< a command went to it and has not come back: it hangs until it is unplugged
    SlotUse use = SlotUse::card;
    std::string model; ///< of the list of reader models; empty where no entry fits
};

/// How long each phase may take beside what the caller allows.
struct Patience {
    std::chrono::milliseconds connect{5'000};    ///< connection, reset and the other programs' transactions
    std::chrono::milliseconds exchange{20'000};  ///< one command; a key agreement takes a chip a second or two
    std::chrono::milliseconds keep_alive{2'000}; ///< some services end a transaction after five idle seconds
};

struct Settings {
    ReaderModels models = ReaderModels::shipped();
    Patience patience;
};

/// What a reader tells of itself (PC/SC part 10).
struct Announced {
    TransportLimits limits;
    std::optional<UsbId> usb;
};

struct ReaderDetails {
    Announced announced;
    ReaderModel model;      ///< by name and USB number
    TransportLimits limits; ///< that hold: announced, or what the model is known for
};

/// A card in a reader, held for this program until it goes: connected after a reset, in one PC/SC transaction, reset
/// again when closed, so that nobody meets a chip still in secure messaging. Move-only; one thread at a time.
///
/// A command that is under way can not be interrupted. Its caller gets cancelled or deadline_passed at once all the
/// same, and reader_lost when it takes longer than Patience::exchange; the next command waits for it. A card that is
/// closed meanwhile leaves the command to its thread, and Readers does not use that reader until it has come back.
class CCCD_API Card {
public:
    Card(Card&&) noexcept;
    Card& operator=(Card&&) noexcept;
    ~Card();

    /// Lives as long as the card does, also when the Card object is moved.
    [[nodiscard]] Transport& transport() noexcept;
    [[nodiscard]] const std::string& reader() const noexcept;
    /// By its name and, where the reader tells it, its USB number.
    [[nodiscard]] const ReaderModel& model() const noexcept;

private:
    friend class Readers;
    struct State;
    explicit Card(std::unique_ptr<State> state) noexcept;
    std::unique_ptr<State> state_;
};

/// Of the PC/SC library that this driver was compiled with, such as "1.9.9".
[[nodiscard]] CCCD_API std::string library_version();

/// The connection to the PC/SC service. A service that ends and comes back is found again by itself. One thread at a
/// time; the stop tokens may be triggered from any.
class CCCD_API Readers {
public:
    /// Errors: service_not_running, service_access_denied, reader_failed.
    static Result<Readers> open(Settings settings = {});
    Readers(Readers&&) noexcept;
    Readers& operator=(Readers&&) noexcept;
    ~Readers();

    /// Every slot. No reader at all is an empty list, not an error. Errors: service_not_running, service_access_denied,
    /// reader_failed.
    Result<std::vector<ReaderInfo>> list();

    /// Asks a reader, with a card in it or without. Errors: those of list(), reader_lost, reader_busy, cancelled.
    Result<ReaderDetails> inspect(const std::string& reader, std::stop_token stop = {});

    /// Waits until a reader comes, goes, or its card does, or the service does. Errors: cancelled, deadline_passed,
    /// service_not_running (all the time), service_access_denied.
    Status wait_for_change(std::chrono::milliseconds timeout, std::stop_token stop = {});

    /// Waits for a card in any reader that is not skipped, or in the one that is named, and connects to it. A reader
    /// may be plugged in meanwhile, and the service may be started. `name` is the reader's full name, a part of it, or
    /// its index in list(). Errors: cancelled, deadline_passed, reader_not_found (the named one is absent when time
    /// runs out), no_reader (there was none at all), card_unresponsive, reader_busy, reader_lost, service_not_running,
    /// service_access_denied, reader_failed.
    Result<Card> wait_for_card(std::chrono::milliseconds timeout, std::stop_token stop = {},
                               std::string_view name = {});

    /// Waits until the slot of this name is empty or gone. Errors: cancelled, deadline_passed, service_not_running.
    Status wait_for_removal(std::string_view reader, std::chrono::milliseconds timeout, std::stop_token stop = {});

private:
    struct State;
    explicit Readers(std::unique_ptr<State> state) noexcept;
    std::unique_ptr<State> state_;
};

} // namespace cccd::pcsc
