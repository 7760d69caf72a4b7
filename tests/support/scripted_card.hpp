// A card that answers exactly what a test has written down, a generator that gives what the test names, a clock that
// the test moves, and a log that is kept.
#pragma once

#include <algorithm>
#include <cccd/environment.hpp>
#include <cccd/transport.hpp>
#include <deque>
#include <functional>
#include <string>
#include <vector>

namespace support {

/// Expects the commands in order; anything else is noted and answered with 6F00. Spaces in the hex are free.
class ScriptedCard final : public cccd::Transport {
public:
    /// "*" accepts any command.
    ScriptedCard& on(std::string command, std::string response) {
        steps_.push_back({std::move(command), [response] { return cccd::from_hex(response); }});
        return *this;
    }
    ScriptedCard& fail(std::string command, cccd::ErrorCode code) {
        steps_.push_back({std::move(command), [code] { return cccd::Error{code, {}, 0, 0, "scripted"}; }});
        return *this;
    }
    /// Answers every further command.
    void always(std::function<cccd::Bytes(cccd::ByteView)> answer) { always_ = std::move(answer); }

    cccd::Result<std::size_t> transmit(cccd::ByteView command, cccd::MutableBytes response,
                                       const cccd::Waiting&) override {
        sent.push_back(cccd::to_hex(command));
        if (steps_.empty() && always_) return put(always_(command), response);
        if (steps_.empty()) {
            unexpected.push_back(cccd::to_hex(command));
            return put(cccd::from_hex("6F00"), response);
        }
        const auto step = std::move(steps_.front());
        steps_.pop_front();
        if (step.command != "*" && cccd::from_hex(step.command) != cccd::to_bytes(command)) {
            unexpected.push_back(cccd::to_hex(command));
            return put(cccd::from_hex("6F00"), response);
        }
        auto answer = step.answer();
        if (!answer) return answer.error();
        return put(*answer, response);
    }
    cccd::Status reset(const cccd::Waiting&) override {
        ++resets;
        return {};
    }
    [[nodiscard]] cccd::ByteView atr() const noexcept override { return answer_to_reset; }
    [[nodiscard]] cccd::TransportLimits limits() const noexcept override { return reader; }

    /// Every step was used, and nothing else came.
    [[nodiscard]] bool satisfied() const { return steps_.empty() && unexpected.empty(); }

    std::vector<std::string> sent;
    std::vector<std::string> unexpected;
    cccd::Bytes answer_to_reset;
    cccd::TransportLimits reader;
    int resets = 0;

private:
    struct Step {
        std::string command;
        std::function<cccd::Result<cccd::Bytes>()> answer;
    };
    static cccd::Result<std::size_t> put(const cccd::Bytes& answer, cccd::MutableBytes response) {
        std::copy(answer.begin(), answer.end(), response.begin());
        return answer.size();
    }
    std::deque<Step> steps_;
    std::function<cccd::Bytes(cccd::ByteView)> always_;
};

/// Gives the named octets one after the other, then fails.
class PinnedRandom final : public cccd::Random {
public:
    explicit PinnedRandom(const std::string& hex = {}) : octets_(cccd::from_hex(hex)) {}
    cccd::Status fill(cccd::MutableBytes out) override {
        if (octets_.size() - at_ < out.size())
            return cccd::Error{cccd::ErrorCode::random_failed, {}, 0, 0, "pinned octets used up"};
        std::copy_n(octets_.begin() + static_cast<std::ptrdiff_t>(at_), out.size(), out.begin());
        at_ += out.size();
        return {};
    }
    [[nodiscard]] bool used_up() const { return at_ == octets_.size(); }

private:
    cccd::Bytes octets_;
    std::size_t at_ = 0;
};

class ManualClock final : public cccd::Clock {
public:
    [[nodiscard]] cccd::WallTime wall() const override { return {}; }
    [[nodiscard]] cccd::SteadyTime steady() const override { return now; }
    cccd::SteadyTime now{};
};

class KeptLog final : public cccd::LogSink {
public:
    void write(const cccd::LogEvent& event) noexcept override { events.push_back(event); }
    std::vector<cccd::LogEvent> events;
};

} // namespace support
