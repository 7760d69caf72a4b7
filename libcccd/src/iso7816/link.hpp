// The way of commands to one card: short or extended APDUs, command chaining, GET RESPONSE, a wrong Le put right, and
// secure messaging once it is attached. Each exchange looks at the caller's stop token and deadline first.
#pragma once

#include "iso7816/protection.hpp"

#include <cccd/environment.hpp>
#include <cccd/policy.hpp>
#include <cccd/transport.hpp>
#include <memory>

namespace cccd::iso7816 {

/// What chip and reader can pass. Starts as the reader's limits with short APDUs; set_sizes() takes the chip's in.
struct Sizes {
    bool extended = false;      ///< APDUs with extended length fields may be sent at any time
    std::size_t command = 261;  ///< octets of a whole command
    std::size_t response = 258; ///< octets of a whole response, status word included
};

/// Not thread-safe. The transport, the clock and the log must outlive the link.
class CardLink {
public:
    CardLink(Transport& transport, const Environment& environment, Waiting waiting = {});

    /// Sends a command, protected where secure messaging is attached, chained where it does not fit.
    /// After an error of secure messaging the protection is gone and the link closed.
    /// Errors: those of the transport, response_endless (61xx without end), channel_closed, 5xx, cancelled,
    /// deadline_passed.
    Result<Response> send(const Command& command);
    /// As send(), but any status word other than 9000 is an error with that word: command_rejected, or what `refusal`
    /// names.
    Result<Bytes> require(const Command& command, Error refusal);
    /// As send(), with extended length fields where the command needs them and the reader can pass them, even when the
    /// chip has not stated its buffer sizes: allowed for MSE:Set KAT and GENERAL AUTHENTICATE (Doc 9303-11 §9.3.1.2).
    Result<Response> send_long(const Command& command);

    /// From now on every command is protected by this; the one before is wiped.
    void attach(std::unique_ptr<Protection> protection) noexcept;
    /// Secure messaging ends, keys wiped; following commands go in plain text (after a reset, or when a chip ended it).
    void detach() noexcept;
    [[nodiscard]] bool secured() const noexcept { return protection_ != nullptr; }
    /// False after an error of secure messaging; every use gives channel_closed then.
    [[nodiscard]] bool open() const noexcept { return open_; }
    /// After a reset of the card: plain and open again.
    Status reset();

    void set_waiting(Waiting waiting) { waiting_ = std::move(waiting); }
    [[nodiscard]] const Waiting& waiting() const noexcept { return waiting_; }
    /// Stage of log lines and of errors that name none.
    void set_stage(Stage stage) noexcept { stage_ = stage; }
    [[nodiscard]] Stage stage() const noexcept { return stage_; }
    void set_sizes(const Sizes& sizes) noexcept { sizes_ = sizes; }
    [[nodiscard]] const Sizes& sizes() const noexcept { return sizes_; }
    [[nodiscard]] TransportLimits reader_limits() const noexcept { return transport_.limits(); }
    [[nodiscard]] ByteView atr() const noexcept { return transport_.atr(); }
    /// The most data that one READ BINARY can bring under the present protection and sizes.
    [[nodiscard]] std::size_t read_capacity() const noexcept;
    [[nodiscard]] std::uint32_t commands() const noexcept { return commands_; }
    [[nodiscard]] Clock& clock() const noexcept { return clock_; }
    void log(LogLevel level, Literal what, StatusWord status = 0) const noexcept;

private:
    Status check_waiting() const;
    Result<Response> send_whole(const Command& command, Form form);
    Result<Response> send_chained(const Command& command, std::size_t part);
    Result<Response> send_one(const Command& command, Form form);
    Result<Response> exchange(const Command& command, Form form);
    Result<Response> collect(Response response);
    Result<Response> transmit(const Command& command, Form form);
    void close() noexcept;

    Transport& transport_;
    Clock& clock_;
    LogSink* log_;
    Waiting waiting_;
    std::unique_ptr<Protection> protection_;
    Sizes sizes_;
    Stage stage_ = Stage::none;
    std::uint32_t commands_ = 0;
    bool open_ = true;
    Bytes buffer_;
};

} // namespace cccd::iso7816
