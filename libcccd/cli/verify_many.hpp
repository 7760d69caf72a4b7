// A head office's stored reads, judged again in bulk: results as JSON lines, memory for one read a thread.
#pragma once

#include "exit_codes.hpp"

#include <cccd/trust.hpp>
#include <filesystem>
#include <functional>
#include <optional>

namespace cli {

/// The next folder to judge; none at the end. Called from one thread at a time.
using NextFolder = std::function<std::optional<std::filesystem::path>()>;

/// The folders in a folder, one after the other.
[[nodiscard]] NextFolder folders_in(const std::filesystem::path& folder);
/// One path a line of a file, or of standard input for "-". None where it can not be opened.
[[nodiscard]] std::optional<NextFolder> folders_listed(const std::string& path);

struct ManyOptions {
    unsigned jobs = 1;
    bool documents = false; ///< the holder's data too
};

/// The worst exit code of all: 3 before 1 before 4 before 0.
[[nodiscard]] ExitCode verify_many(const NextFolder& next, const cccd::Trust& trust, const ManyOptions& options);

} // namespace cli
