// Transcripts of what a card and a reader said to each other: recorded from any Transport, replayed strictly in order.
// One JSON object a line; docs/transcripts.md has the format. Redacted unless asked otherwise.
#pragma once

#include <cccd/transport.hpp>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace cccd::replay {

enum class Redaction : std::uint8_t {
    /// Headers, lengths, status words and times stay; data go, but for those of SELECT and MSE that were sent in the
    /// clear. Nothing personal and no secret is left: protected data go too, for a weak password can be found from
    /// them.
    data,
    /// Everything stays, passwords' nonces and the holder's data among it. For synthetic cards only.
    none,
};

/// Records while it passes everything on. The inner transport must outlive it. Not thread-safe.
class CCCD_API Recorder final : public Transport {
public:
    /// Gets one line without its end at a time, the heading first.
    using Sink = std::function<void(std::string_view line)>;

    Recorder(Transport& inner, Sink sink, Redaction redaction = Redaction::data);

    Result<std::size_t> transmit(ByteView command, MutableBytes response, const Waiting& waiting) override;
    Status reset(const Waiting& waiting) override;
    [[nodiscard]] ByteView atr() const noexcept override { return inner_.atr(); }
    [[nodiscard]] TransportLimits limits() const noexcept override { return inner_.limits(); }

private:
    void heading();

    Transport& inner_;
    Sink sink_;
    Redaction redaction_;
    bool begun_ = false;
};

struct Transcript;

/// Plays the card's part. A command that is not the next one of the transcript is answered with link_failed, and so is
/// everything after it; redacted octets of a command match any, those of an answer are zero.
class CCCD_API Player final : public Transport {
public:
    /// Errors: data_malformed, data_too_large (64 MiB).
    static Result<Player> parse(std::string_view transcript);
    Player(Player&&) noexcept;
    Player& operator=(Player&&) noexcept;
    ~Player() override;

    Result<std::size_t> transmit(ByteView command, MutableBytes response, const Waiting& waiting) override;
    Status reset(const Waiting& waiting) override;
    [[nodiscard]] ByteView atr() const noexcept override;
    [[nodiscard]] TransportLimits limits() const noexcept override;

    /// Everything was asked for, in order.
    [[nodiscard]] bool finished() const noexcept;
    /// Lines played so far.
    [[nodiscard]] std::size_t position() const noexcept;
    [[nodiscard]] bool redacted() const noexcept;

private:
    explicit Player(std::unique_ptr<Transcript> transcript);
    std::unique_ptr<Transcript> transcript_;
};

} // namespace cccd::replay
