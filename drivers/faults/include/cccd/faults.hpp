// A card link that fails on purpose: a decorator over any Transport, for tests and for trying a counter's patience.
#pragma once

#include <cccd/transport.hpp>
#include <chrono>
#include <cstddef>
#include <functional>
#include <vector>

namespace cccd::faults {

enum class Kind : std::uint8_t {
    lose_command, ///< the chip never sees it: link_failed
    lose_answer,  ///< the chip has done it, the answer is lost: link_failed
    delay,        ///< the answer comes late; a deadline or stop in between is honoured
    truncate,     ///< `amount` octets of the answer are missing at its end, the status word first
    flip,         ///< bit `amount` of the answer is the other way (counted from its first bit, modulo its length)
    storm_61,     ///< 61FF instead of an answer, `repeat` times in a row, the chip not asked
    storm_6c,     ///< 6C01 likewise
    removal,      ///< card_removed now and ever after, until put_back()
    fail,         ///< `error` instead of an answer, `repeat` times, the chip not asked
};

struct Fault {
    std::size_t exchange = 1; ///< the n-th call of transmit, from 1
    Kind kind = Kind::lose_answer;
    std::size_t amount = 0;
    std::size_t repeat = 1;
    bool from_end = false; ///< of flip: the bits are counted from the last one, from 1
    std::chrono::milliseconds time{0};
    Error error{ErrorCode::link_failed, Stage::none, 0, 0, "a fault on purpose"};
};

/// The inner transport must outlive this one. Not thread-safe, as every Transport.
class CCCD_API FaultyTransport final : public Transport {
public:
    using Sleep = std::function<void(std::chrono::milliseconds)>;

    /// `sleep` may be replaced for tests; empty means really sleeping. Deadlines are held against `clock`, the system's
    /// where it is null.
    FaultyTransport(Transport& inner, std::vector<Fault> faults, Sleep sleep = {}, const Clock* clock = nullptr);

    Result<std::size_t> transmit(ByteView command, MutableBytes response, const Waiting& waiting) override;
    Status reset(const Waiting& waiting) override;
    [[nodiscard]] ByteView atr() const noexcept override { return inner_.atr(); }
    [[nodiscard]] TransportLimits limits() const noexcept override { return inner_.limits(); }

    /// Calls of transmit so far: a first run without faults tells how many there are to disturb.
    [[nodiscard]] std::size_t exchanges() const noexcept { return exchanges_; }
    /// Faults that have happened.
    [[nodiscard]] std::size_t happened() const noexcept { return happened_; }
    void put_back() noexcept { removed_ = false; }
    /// No more faults.
    void heal() noexcept { faults_.clear(); }

private:
    [[nodiscard]] const Fault* fault_now() const noexcept;
    Result<std::size_t> disturbed(const Fault& fault, ByteView command, MutableBytes response, const Waiting& waiting);
    Status pass_time(std::chrono::milliseconds time, const Waiting& waiting) const;

    Transport& inner_;
    std::vector<Fault> faults_;
    Sleep sleep_;
    const Clock& clock_;
    std::size_t exchanges_ = 0;
    std::size_t happened_ = 0;
    bool removed_ = false;
};

} // namespace cccd::faults
