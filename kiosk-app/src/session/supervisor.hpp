// Keeps one visit's process on the screen, and the next one ready behind it. Knows nothing of a visit but that it
// began, which form was chosen, and that it is over.
#pragma once

#include "session/child.hpp"
#include "session/link.hpp"
#include "session/recent_forms.hpp"
#include "session/runtime_folder.hpp"

namespace session {

/// How long a process may take; tests shorten it.
struct Patience {
    std::chrono::milliseconds to_speak{60000}; ///< on the screen it says now and then that it lives
    std::chrono::milliseconds to_load{30000};
    std::chrono::milliseconds to_show{8000};
    std::chrono::milliseconds to_leave{15000}; ///< it may still hand a paper to the printer
};

class Supervisor {
public:
    Supervisor(std::vector<std::string> command, RuntimeFolder folder, Patience patience = {});
    ~Supervisor();
    /// Until SIGTERM or SIGINT: 0. The exit code of the very first process when it ended before it stood by.
    int run();

private:
    void start(bool wanted);
    void hear(Child& child, const Message& message);
    void put_forward(Child& child);
    void turn();
    void reload();
    void retire_behind(const Child& front);
    void have_swept();
    void listen(std::size_t index);
    void reap();
    void lost(const Child& child, int status);
    void keep_time();
    int next_deadline() const;
    void end_all();

    Child* front();
    Child* spare();

    std::vector<std::string> command_;
    RuntimeFolder folder_;
    Patience patience_;
    std::vector<Child> children_;
    RecentForms recent_;
    unsigned number_ = 0;
    bool next_waits_ = false; ///< the next visit begins as soon as its process is in front
    bool to_sweep_ = true;    ///< a process ended before its time, perhaps with a session before this one
    int early_ends_ = 0;      ///< processes in a row that ended before they showed anything
    std::optional<Clock::time_point> start_again_;
    bool ever_ready_ = false;
    std::optional<int> result_;
};

} // namespace session
