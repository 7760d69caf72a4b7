#include "services/trust_files.hpp"

#include <chrono>
#include <system_error>
#include <thread>

namespace services {

namespace fs = std::filesystem;

std::vector<fs::path> TrustFiles::generations() const {
    std::vector<fs::path> all;
    for (const auto& path : paths_) {
        std::error_code ignored;
        all.push_back(fs::read_symlink(path / "current", ignored));
    }
    return all;
}

cccd::Result<cccd::Trust> TrustFiles::load() {
    // Looked at first: an update in between leads to one loading more, never to one less.
    auto before = generations();
    std::vector<cccd::TrustStore> stores;
    for (const auto& path : paths_) {
        if (!cccd::TrustStore::is_store(path)) continue;
        auto store = cccd::TrustStore::open(path);
        if (!store) return store.error();
        stores.push_back(*std::move(store));
    }
    auto trust = cccd::load_trust(paths_);
    if (!trust) return trust;
    loaded_ = std::move(before);
    stores_ = std::move(stores);
    return trust;
}

std::optional<cccd::Trust> TrustFiles::begin_visit() {
    end_visit();
    for (const auto& store : stores_) {
        auto visit = store.begin_visit();
        for (int more = 10; !visit && more > 0; --more) {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            visit = store.begin_visit();
        }
        if (visit) visits_.push_back(*std::move(visit));
    }
    if (generations() == loaded_) return std::nullopt;
    auto trust = load();
    return trust ? std::optional(*std::move(trust)) : std::nullopt;
}

} // namespace services
