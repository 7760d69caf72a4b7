// What the library takes from outside instead of having its own: randomness, the time, a place for its log.
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/error.hpp>
#include <cccd/export.hpp>
#include <cccd/result.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string_view>

namespace cccd {

class ReaderLimits;

/// Cryptographic randomness. Implementations must be safe to call from the thread that runs the session.
class CCCD_API Random {
public:
    virtual ~Random();
    /// Fills all of `out`, or gives random_failed.
    virtual Status fill(MutableBytes out) = 0;
};

using WallTime = std::chrono::sys_seconds;
using SteadyTime = std::chrono::steady_clock::time_point;

class CCCD_API Clock {
public:
    virtual ~Clock();
    [[nodiscard]] virtual WallTime wall() const = 0;     ///< UTC, for validity and evidence
    [[nodiscard]] virtual SteadyTime steady() const = 0; ///< for deadlines
};

enum class LogLevel : std::uint8_t { error, warning, info, debug, trace };

/// One line of the log. Everything in it is a literal, a number or a name of the standard: never command data.
struct LogEvent {
    LogLevel level = LogLevel::info;
    Stage stage = Stage::none;
    Literal what = "";
    std::uint16_t status_word = 0;
    std::uint32_t sent = 0;     ///< octets of the command, 0 where none was sent
    std::uint32_t received = 0; ///< octets of the response
};

class CCCD_API LogSink {
public:
    virtual ~LogSink();
    virtual void write(const LogEvent& event) noexcept = 0;
};

/// What a session uses; each pointer may be null, then OpenSSL's generator, the system's clock, no log and a memory of
/// its own are used. The objects must outlive the session.
struct Environment {
    Random* random = nullptr;
    Clock* clock = nullptr;
    LogSink* log = nullptr;
    ReaderLimits* limits =
        nullptr; ///< of this model of reader (cccd/card_limits.hpp); the session reads and teaches it
};

/// OpenSSL's generator and the system clock: what a null pointer in Environment stands for. Safe from any thread.
[[nodiscard]] CCCD_API Random& system_random() noexcept;
[[nodiscard]] CCCD_API Clock& system_clock() noexcept;

/// The cryptographic library in use and its version, "OpenSSL 3.0.15 3 Sep 2024"; for a technician's report.
[[nodiscard]] CCCD_API std::string_view cryptographic_library() noexcept;

/// How long a blocking call may take. Both are looked at before each command that goes to the card.
struct Waiting {
    std::stop_token stop;
    std::optional<SteadyTime> deadline;
};

} // namespace cccd
