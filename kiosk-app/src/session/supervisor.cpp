#include "session/supervisor.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <poll.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace session {
namespace {

constexpr int most_early_ends = 7; // then half a minute between two tries

int watch_signals() {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGCHLD, SIGTERM, SIGINT, SIGHUP, SIGUSR1}) sigaddset(&set, signal);
    sigprocmask(SIG_BLOCK, &set, nullptr);
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

struct Told {
    bool end = false;
    bool reload = false;
};

Told take_signals(int signals) {
    Told told;
    signalfd_siginfo info{};
    while (read(signals, &info, sizeof info) == static_cast<ssize_t>(sizeof info)) {
        const int signal = static_cast<int>(info.ssi_signo);
        told.reload = told.reload || signal == SIGUSR1;
        told.end = told.end || (signal != SIGCHLD && signal != SIGUSR1);
    }
    return told;
}

} // namespace

Supervisor::Supervisor(std::vector<std::string> command, RuntimeFolder folder, Patience patience)
    : command_(std::move(command)), folder_(std::move(folder)), patience_(patience) {}

Supervisor::~Supervisor() {
    end_all();
}

Child* Supervisor::front() {
    const auto at = std::find_if(children_.begin(), children_.end(),
                                 [](const Child& child) { return child.wanted && !child.leaving; });
    return at == children_.end() ? nullptr : &*at;
}

Child* Supervisor::spare() {
    const auto at = std::find_if(children_.begin(), children_.end(),
                                 [](const Child& child) { return !child.wanted && !child.leaving; });
    return at == children_.end() ? nullptr : &*at;
}

void Supervisor::start(bool wanted) {
    start_again_.reset();
    auto folder = folder_.make_visit(++number_);
    auto child = folder.empty() ? std::nullopt : start_child(command_, std::move(folder));
    if (!child) {
        std::fprintf(stderr, "cccd-kiosk-session: no process or folder for a visit could be made\n");
        start_again_ = Clock::now() + std::chrono::seconds(5);
        return;
    }
    child->wanted = wanted;
    child->patience = child->started + patience_.to_load;
    children_.push_back(std::move(*child));
}

void Supervisor::put_forward(Child& child) {
    child.wanted = true;
    if (!child.ready || child.asked) return;
    child.asked = true;
    child.patience = Clock::now() + patience_.to_show;
    send_message(child.link, word::show, recent_.text());
    have_swept();
    if (std::exchange(next_waits_, false)) send_message(child.link, word::start);
}

// What ended by itself or by force could not take its paper back from the printer: whoever is on the screen does.
void Supervisor::have_swept() {
    const auto* child = front();
    if (child && child->asked && std::exchange(to_sweep_, false)) send_message(child->link, word::sweep);
}

// What was loaded is old: each process that serves nobody makes room for a new one. The one on the screen stays there
// until its successor shows itself.
void Supervisor::reload() {
    for (auto& child : children_) {
        if (child.begun || child.leaving) continue;
        child.leaving = true;
        if (child.wanted) continue;
        send_message(child.link, word::leave);
        child.patience = Clock::now() + patience_.to_leave;
    }
    start(!front());
}

// The visit in front is over, or its process is gone.
void Supervisor::turn() {
    if (auto* next = spare())
        put_forward(*next);
    else
        start(true);
}

void Supervisor::retire_behind(const Child& front) {
    for (auto& child : children_) {
        if (&child == &front || !child.wanted || !child.leaving) continue;
        send_message(child.link, word::leave);
        child.patience = Clock::now() + patience_.to_leave;
    }
}

void Supervisor::hear(Child& child, const Message& message) {
    if (message.what == word::ready) {
        child.ready = ever_ready_ = true;
        child.patience.reset();
        if (child.wanted) put_forward(child);
    } else if (message.what == word::shown) {
        child.shown = true;
        child.patience.reset();
        early_ends_ = 0;
        retire_behind(child);
    } else if (message.what == word::alive) {
        if (!child.leaving) child.patience = Clock::now() + patience_.to_speak;
    } else if (message.what == word::begun) {
        child.begun = true;
        if (!spare()) start(false);
    } else if (message.what == word::form) {
        recent_.chosen(message.rest);
    } else if (message.what == word::over && !child.leaving) {
        child.leaving = true;
        next_waits_ = message.rest == "next";
        turn(); // may move the children
    } else if (message.what == word::reload) {
        reload();
    }
}

void Supervisor::listen(std::size_t index) {
    while (index < children_.size()) {
        const auto message = receive_message(children_[index].link);
        if (!message) return;
        if (message->what.empty()) { // it closed the link: it will end, and if not it is made to
            close(children_[index].link);
            children_[index].link = -1;
            children_[index].patience = Clock::now() + patience_.to_leave;
            return;
        }
        hear(children_[index], *message);
    }
}

void Supervisor::lost(const Child& child, int status) {
    if (WIFSIGNALED(status) || !child.leaving) to_sweep_ = true;
    if (WIFSIGNALED(status) && !child.leaving)
        std::fprintf(stderr, "cccd-kiosk-session: a visit's process was ended by signal %d; what it had is removed\n",
                     WTERMSIG(status));
    if (!ever_ready_ && WIFEXITED(status)) {
        result_ = WEXITSTATUS(status);
        return;
    }
    have_swept();
    if (!child.shown) ++early_ends_;
    if (front() || start_again_) return;
    if (spare() || early_ends_ == 0) return turn();
    const int delay = 250 << std::min(early_ends_, most_early_ends);
    start_again_ = Clock::now() + std::chrono::milliseconds(delay);
}

void Supervisor::reap() {
    int status = 0;
    pid_t pid = 0;
    while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
        const auto at =
            std::find_if(children_.begin(), children_.end(), [pid](const Child& child) { return child.pid == pid; });
        if (at == children_.end()) continue;
        if (at->link >= 0) listen(static_cast<std::size_t>(at - children_.begin())); // its last words
        const auto again =
            std::find_if(children_.begin(), children_.end(), [pid](const Child& child) { return child.pid == pid; });
        Child child = std::move(*again);
        children_.erase(again);
        bury(child);
        lost(child, status);
    }
}

void Supervisor::keep_time() {
    const auto now = Clock::now();
    for (auto& child : children_) {
        if (!child.patience || now < *child.patience) continue;
        child.patience.reset();
        kill(child.pid, SIGKILL);
    }
    if (start_again_ && now >= *start_again_) start(!front());
}

int Supervisor::next_deadline() const {
    std::optional<Clock::time_point> first = start_again_;
    for (const auto& child : children_)
        if (child.patience && (!first || *child.patience < *first)) first = child.patience;
    if (!first) return -1;
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(*first - Clock::now()).count();
    return static_cast<int>(std::max<long long>(left, 0)) + 1;
}

void Supervisor::end_all() {
    for (auto& child : children_) {
        kill(child.pid, SIGKILL);
        waitpid(child.pid, nullptr, 0);
        bury(child);
    }
    children_.clear();
}

int Supervisor::run() {
    const int signals = watch_signals();
    if (signals < 0) return 1;
    start(true);
    while (!result_) {
        std::vector<pollfd> waits{{signals, POLLIN, 0}};
        for (const auto& child : children_) waits.push_back({child.link, POLLIN, 0}); // -1 is passed over
        poll(waits.data(), waits.size(), next_deadline());
        const auto told = take_signals(signals);
        if (told.end) result_ = 0;
        if (told.reload) reload();
        for (std::size_t i = 0; i + 1 < waits.size(); ++i)
            if (waits[i + 1].revents != 0) listen(i);
        reap();
        keep_time();
    }
    end_all();
    close(signals);
    return *result_;
}

} // namespace session
