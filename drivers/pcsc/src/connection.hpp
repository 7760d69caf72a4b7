// The calls on one card that may block. Used by one thread, the lane's, and in a PC/SC context of its own: libpcsclite
// locks a context for as long as a call on it lasts, and a hanging one must not take the monitor of readers with it.
#pragma once

#include <atomic>
#include <cccd/pcsc.hpp>
#include <winscard.h>

namespace cccd::pcsc {

class Connection {
public:
    enum class Step : std::uint8_t { idle, connecting, waiting_for_others, exchanging, closing };

    Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() { close(); }

    /// Connects, resets the card, begins the transaction and asks the reader for its limits.
    Status open(const std::string& reader, const ReaderModels& models);
    /// Connects to the reader itself, card or not, and asks it.
    Result<Announced> inspect(const std::string& reader);
    Status reset();
    Result<std::size_t> exchange(ByteView command, MutableBytes response);
    /// A transaction in which nothing happens for five seconds is ended by some services (Windows).
    void keep_alive() noexcept;
    void close() noexcept;

    [[nodiscard]] const Bytes& atr() const noexcept { return atr_; }
    [[nodiscard]] const TransportLimits& limits() const noexcept { return limits_; }
    [[nodiscard]] const ReaderModel& model() const noexcept { return model_; }

    std::atomic<Step> step{Step::idle}; ///< for whoever waits: what the call under way is about
    std::atomic<bool> given_up{false};  ///< nobody waits any more: go no step further

private:
    Status connect(const std::string& reader, DWORD sharing, DWORD protocols);
    Status begin_transaction();
    Status read_atr();
    /// The error of a failed exchange; a broken exchange because the card is gone is card_removed.
    [[nodiscard]] Error failure(LONG code) const;

    SCARDCONTEXT context_ = 0;
    SCARDHANDLE handle_ = 0;
    DWORD protocol_ = 0;
    bool established_ = false;
    bool connected_ = false;
    bool in_transaction_ = false;
    Bytes atr_;
    TransportLimits limits_;
    ReaderModel model_;
};

} // namespace cccd::pcsc
