// Lines of the right width out of what was scanned, each change told.
#pragma once

#include <cccd/mrz_scan.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace cccd::mrz {

struct ScannedLines {
    std::vector<std::string> lines;
    std::vector<Change> changes;
};

/// Empty lines where no format fits.
[[nodiscard]] ScannedLines fit_lines(std::string_view text);

} // namespace cccd::mrz
