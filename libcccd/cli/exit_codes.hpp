// What the command's exit code tells a script. Stable; `cccd --help` lists them.
#pragma once

#include <cccd/report.hpp>

namespace cli {

enum class ExitCode : int {
    good = 0,            ///< done, and every check passed
    check_failed = 1,    ///< done, and a check failed or one that is required was not made
    usage = 2,           ///< the command line is wrong
    could_not = 3,       ///< card, reader, password or file: the error is on stderr
    no_trust_anchor = 4, ///< done, soundly signed, nothing to hold the signer against
};

/// A chip that offers no proof against copying is no failure of the check that it lacks; an offered one that was not
/// done is.
[[nodiscard]] ExitCode exit_code(const cccd::Report& report);

} // namespace cli
