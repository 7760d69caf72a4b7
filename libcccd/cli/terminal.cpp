#include "terminal.hpp"

#include <cstdio>
#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace cli {

namespace {

/// Echo is off while it lives.
class Silence {
public:
    Silence() : active_(tcgetattr(STDIN_FILENO, &before_) == 0) {
        if (!active_) return;
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~Silence() {
        if (active_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;

private:
    termios before_{};
    bool active_;
};

std::optional<std::string> line_of_input() {
    std::string line;
    if (!std::getline(std::cin, line)) return {};
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return line;
}

} // namespace

std::optional<std::string> value_or_ask(const std::string& value, const char* what) {
    if (value != "-") return value;
    if (isatty(STDIN_FILENO) == 0) return line_of_input();
    std::fprintf(stderr, "%s: ", what);
    const Silence silence;
    auto line = line_of_input();
    std::fputc('\n', stderr);
    return line;
}

void show_error(const cccd::Error& error) {
    std::fprintf(stderr, "cccd: %s\n", cccd::describe(error).c_str());
}

ExitCode give_up(const cccd::Error& error) {
    show_error(error);
    return ExitCode::could_not;
}

ProgressBar::ProgressBar() : enabled_(isatty(STDERR_FILENO) != 0), started_(std::chrono::steady_clock::now()) {}

void ProgressBar::show(const cccd::Progress& progress) {
    if (!enabled_ || progress.total == 0) return;
    constexpr std::size_t width = 32;
    const auto filled = std::min(width, progress.done * width / progress.total);
    const auto tenths =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - started_).count() /
        100;
    const auto left = progress.left ? (progress.left->count() + 999) / 1000 : 0;
    std::fprintf(stderr, "\r[%s%s] %3zu %%  %6zu octets  %-14s %lld.%lld s, %lld to go ",
                 std::string(filled, '#').c_str(), std::string(width - filled, '.').c_str(),
                 std::min<std::size_t>(100, progress.done * 100 / progress.total), progress.done,
                 std::string(cccd::name(progress.current)).c_str(), static_cast<long long>(tenths / 10),
                 static_cast<long long>(tenths % 10), static_cast<long long>(left));
    std::fflush(stderr);
    drawn_ = true;
}

void ProgressBar::clear() {
    if (!drawn_) return;
    std::fputs("\r\033[K", stderr);
    std::fflush(stderr);
    drawn_ = false;
}

} // namespace cli
