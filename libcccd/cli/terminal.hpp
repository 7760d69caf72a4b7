// What the command asks and shows on a terminal.
#pragma once

#include "exit_codes.hpp"

#include <cccd/error.hpp>
#include <cccd/session.hpp>
#include <chrono>
#include <optional>
#include <string>

namespace cli {

/// The value itself, or, where it is "-", a line from a prompt without echo or from standard input.
/// None when the input ends.
[[nodiscard]] std::optional<std::string> value_or_ask(const std::string& value, const char* what);

/// "cccd: E301 card_removed …" on standard error.
void show_error(const cccd::Error& error);
/// Shows the error; the exit code that goes with it.
[[nodiscard]] ExitCode give_up(const cccd::Error& error);

/// One line that is drawn over itself on a terminal, and nothing elsewhere.
class ProgressBar {
public:
    ProgressBar();
    ~ProgressBar() { clear(); }
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    void show(const cccd::Progress& progress);
    void clear();

private:
    bool enabled_;
    bool drawn_ = false;
    std::chrono::steady_clock::time_point started_;
};

} // namespace cli
