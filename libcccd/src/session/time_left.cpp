#include "session/time_left.hpp"

namespace cccd::session {

namespace {

constexpr std::size_t enough_marks = 3;

} // namespace

void TimeLeft::mark(SteadyTime now, std::size_t transferred) noexcept {
    marks_[count_++ % kept] = {now - other_, transferred};
    last_ = now;
}

void TimeLeft::go_on(SteadyTime now) noexcept {
    if (count_ == 0) return;
    other_ += now - last_;
    last_ = now;
}

std::optional<std::chrono::milliseconds> TimeLeft::estimate(std::size_t to_come) const noexcept {
    using Milliseconds = std::chrono::duration<double, std::milli>;
    if (count_ < enough_marks) return std::nullopt;
    const auto& first = oldest();
    const auto& last = newest();
    const Milliseconds took = last.time - first.time;
    if (last.transferred <= first.transferred || took.count() < 0) return std::nullopt;
    const auto octets = static_cast<double>(last.transferred - first.transferred);
    return std::chrono::duration_cast<std::chrono::milliseconds>(took * (static_cast<double>(to_come) / octets));
}

} // namespace cccd::session
