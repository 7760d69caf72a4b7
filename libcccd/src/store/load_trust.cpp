// Trust out of files and folders.
#include "base/try.hpp"
#include "store/contents.hpp"
#include "store/file_io.hpp"

#include <cccd/trust.hpp>
#include <system_error>

namespace cccd {

namespace {

namespace fs = std::filesystem;

Status add_file(Trust& trust, const fs::path& path) {
    CCCD_TRY(const Bytes content, store::read_file(path));
    CCCD_TRY([[maybe_unused]] const TrustImport import, trust.add(content));
    return {};
}

/// A folder may hold other files too (a README, a private note): those that are no trust file are passed over.
Status add_folder(Trust& trust, const fs::path& folder) {
    CCCD_TRY(const auto files, store::files_of(folder));
    for (const auto& file : files) {
        const Status added = add_file(trust, file);
        if (!added && added.error().code == ErrorCode::trust_file_unreadable) return added;
    }
    return {};
}

/// What the store holds is the operator's decision already: links out of master lists included.
Status add_store(Trust& trust, const fs::path& folder) {
    CCCD_TRY(const TrustStore opened, TrustStore::open(folder));
    return store::add_to(trust, opened.records());
}

} // namespace

Result<Trust> load_trust(std::span<const std::filesystem::path> paths) {
    Trust trust;
    for (const auto& path : paths) {
        std::error_code problem;
        if (TrustStore::is_store(path))
            CCCD_CHECK(add_store(trust, path));
        else if (fs::is_directory(path, problem))
            CCCD_CHECK(add_folder(trust, path));
        else
            CCCD_CHECK(add_file(trust, path));
    }
    return trust;
}

} // namespace cccd
