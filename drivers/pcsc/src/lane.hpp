// A thread for the calls on one card, so that whoever waits for one can stop waiting: SCardTransmit itself can not be
// interrupted. A call that does not come back is left alone with its thread, which closes the card when it does.
#pragma once

#include "connection.hpp"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

namespace cccd::pcsc {

class Lane {
public:
    /// Owns all that it touches: it may run on when its caller is long gone.
    using Job = std::function<void(Connection&)>;
    enum class End : std::uint8_t { done, stopped, late };

    /// What the thread and its callers share.
    struct State {
        explicit State(std::string reader_name, std::chrono::milliseconds idle_time)
            : reader(std::move(reader_name)), keep_alive(idle_time) {}
        const std::string reader;
        const std::chrono::milliseconds keep_alive;
        Connection connection;
        std::mutex mutex;
        std::condition_variable_any changed;
        Job job;
        bool busy = false;
        bool overdue = false; ///< somebody gave up waiting for the job that runs
        bool closing = false;
        bool left = false; ///< nobody waits for its end either
        bool ended = false;

        /// A call on the card did not come back while somebody waited, and has not come back since.
        [[nodiscard]] bool is_overdue() {
            const std::lock_guard lock(mutex);
            return (overdue || left) && !ended;
        }
    };

    Lane(std::string reader, std::chrono::milliseconds keep_alive);
    Lane(const Lane&) = delete;
    Lane& operator=(const Lane&) = delete;
    /// Closes the card, and waits for that as long as it takes in a healthy reader.
    ~Lane();

    /// Runs it on the lane's thread once the one before has ended. Not `done`: it may still run, or never begin.
    End run(Job job, SteadyTime until, const std::stop_token& stop);
    [[nodiscard]] const std::shared_ptr<State>& state() const noexcept { return state_; }

private:
    static void work(State& state);

    std::shared_ptr<State> state_;
    std::thread thread_;
};

} // namespace cccd::pcsc
