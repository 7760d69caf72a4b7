// The destructors of the public interfaces, so that their type information lives in the library alone.
#include <cccd/environment.hpp>
#include <cccd/transport.hpp>

namespace cccd {

Random::~Random() = default;
Clock::~Clock() = default;
LogSink::~LogSink() = default;
Transport::~Transport() = default;

namespace {

class SystemClock final : public Clock {
public:
    [[nodiscard]] WallTime wall() const override {
        return std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
    }
    [[nodiscard]] SteadyTime steady() const override { return std::chrono::steady_clock::now(); }
};

} // namespace

Clock& system_clock() noexcept {
    static SystemClock clock;
    return clock;
}

} // namespace cccd
