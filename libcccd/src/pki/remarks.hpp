// Deviations that were met while something was read or verified. Ids are listed in docs/trust.md.
#pragma once

#include <cccd/report.hpp>
#include <vector>

namespace cccd::pki {

/// notice: the form differs from Doc 9303-12, nothing hangs on it. warning: a reader should know.
class Remarks {
public:
    void notice(Literal id) { add({FindingKind::notice, id, File::none}); }
    void warning(Literal id) { add({FindingKind::warning, id, File::none}); }
    void add(const Finding& finding) {
        if (!has(finding.id.view())) all_.push_back(finding);
    }
    void add(const Remarks& others) {
        for (const auto& finding : others.all_) add(finding);
    }
    [[nodiscard]] bool has(std::string_view id) const noexcept {
        for (const auto& finding : all_)
            if (finding.id.view() == id) return true;
        return false;
    }
    [[nodiscard]] const std::vector<Finding>& all() const noexcept { return all_; }

private:
    std::vector<Finding> all_;
};

} // namespace cccd::pki
