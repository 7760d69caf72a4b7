// What an administrator calls from a shell: each prints and leaves, and needs no screen.
#pragma once

#include "app/options.hpp"

namespace app {

/// True when the command line asks for a chore, or for help: before any application object exists.
[[nodiscard]] bool only_prints(int argc, char** argv);

/// The exit code of the chore that was asked for; nothing when none was.
[[nodiscard]] std::optional<int> run_chore(const Options& options);

} // namespace app
