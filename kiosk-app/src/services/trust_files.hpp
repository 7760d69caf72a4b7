// The trust of a kiosk: held unchanged for each visit, and loaded again when an update came between two.
#pragma once

#include <cccd/trust_store.hpp>
#include <filesystem>
#include <optional>
#include <vector>

namespace services {

class TrustFiles {
public:
    TrustFiles() = default;
    explicit TrustFiles(std::vector<std::filesystem::path> paths) : paths_(std::move(paths)) {}

    [[nodiscard]] cccd::Result<cccd::Trust> load();
    /// No bundle is applied from here to end_visit. Gives the trust anew where the stores have changed since it was
    /// loaded. Waits half a second at most for an update that is under way; then the visit uses what is loaded.
    [[nodiscard]] std::optional<cccd::Trust> begin_visit();
    void end_visit() noexcept { visits_.clear(); }

private:
    [[nodiscard]] std::vector<std::filesystem::path> generations() const;

    std::vector<std::filesystem::path> paths_, loaded_; ///< loaded_: what `current` of each store stood for
    std::vector<cccd::TrustStore> stores_;
    std::vector<cccd::TrustVisit> visits_;
};

} // namespace services
