// Deviations from the standard that do not keep a file from being read.
#pragma once

#include <cccd/error.hpp>
#include <vector>

namespace cccd::lds {

/// Stable identifiers such as "dg2.gender_unknown"; docs/lds.md lists them. They name no value of the file.
using Remarks = std::vector<Literal>;

[[nodiscard]] inline bool has_remark(const Remarks& remarks, std::string_view id) noexcept {
    for (const auto& remark : remarks)
        if (remark.view() == id) return true;
    return false;
}

} // namespace cccd::lds
