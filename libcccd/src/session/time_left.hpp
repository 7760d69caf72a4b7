// How long the rest of a read will take, from how fast its last octets came.
#pragma once

#include <array>
#include <cccd/environment.hpp>

namespace cccd::session {

class TimeLeft {
public:
    /// So many octets have been transferred by now.
    void mark(SteadyTime now, std::size_t transferred) noexcept;
    /// Transfer begins again: what passed since the last mark went to something else, an authentication for one.
    void go_on(SteadyTime now) noexcept;
    /// For so many octets to come; none before there is ground for an estimate.
    [[nodiscard]] std::optional<std::chrono::milliseconds> estimate(std::size_t to_come) const noexcept;

private:
    struct Mark {
        SteadyTime time;
        std::size_t transferred = 0;
    };
    static constexpr std::size_t kept = 16; ///< marks: one to three seconds of a read in short commands
    [[nodiscard]] const Mark& oldest() const noexcept { return marks_[count_ > kept ? count_ % kept : 0]; }
    [[nodiscard]] const Mark& newest() const noexcept { return marks_[(count_ - 1) % kept]; }

    std::array<Mark, kept> marks_{};
    std::size_t count_ = 0;        ///< ever made
    SteadyTime last_{};            ///< when the last one was made
    SteadyTime::duration other_{}; ///< time that no transfer took; marks are without it
};

} // namespace cccd::session
