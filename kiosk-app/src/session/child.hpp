// One visit's process, as the session sees it.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace session {

using Clock = std::chrono::steady_clock;

struct Child {
    pid_t pid = -1;
    int link = -1;
    std::filesystem::path folder;
    Clock::time_point started;
    bool ready = false;                        ///< loaded
    bool wanted = false;                       ///< it is, or is to be, on the screen
    bool asked = false;                        ///< was told to show itself
    bool shown = false;                        ///< did so
    bool begun = false;                        ///< somebody began a visit in it
    bool leaving = false;                      ///< its visit is over
    std::optional<Clock::time_point> patience; ///< killed when it says nothing until then
};

/// Starts the command with a link to this process and the folder in its environment; it gets no core file, and dies
/// with this process.
[[nodiscard]] std::optional<Child> start_child(const std::vector<std::string>& command, std::filesystem::path folder);
/// Closes the link and removes the folder of a process that has ended.
void bury(Child& child);

} // namespace session
