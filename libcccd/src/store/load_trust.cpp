// Trust out of files and folders.
#include "base/try.hpp"

#include <algorithm>
#include <cccd/trust.hpp>
#include <fstream>
#include <iterator>
#include <system_error>
#include <vector>

namespace cccd {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest_file = 256u << 20; ///< the whole PKD in LDIF is a tenth of this

Result<Bytes> read_file(const fs::path& path) {
    std::error_code problem;
    const auto size = fs::file_size(path, problem);
    if (problem)
        return Error{ErrorCode::trust_file_unreadable, Stage::trust_store, 0, problem.value(), "file can not be read"};
    if (size > largest_file)
        return Error{ErrorCode::trust_file_malformed, Stage::trust_store, 0, 0, "file is too large for a trust file"};
    std::ifstream in(path, std::ios::binary);
    Bytes content{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in.good() && !in.eof())
        return Error{ErrorCode::trust_file_unreadable, Stage::trust_store, 0, 0, "file can not be read"};
    if (!in.is_open())
        return Error{ErrorCode::trust_file_unreadable, Stage::trust_store, 0, 0, "file can not be opened"};
    return content;
}

/// The regular files of a folder in the order of their names, so that a result does not hang on the file system.
Result<std::vector<fs::path>> files_of(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code problem;
    for (fs::directory_iterator at(folder, problem), end; !problem && at != end; at.increment(problem))
        if (at->is_regular_file(problem) && at->path().filename().native().front() != '.') files.push_back(at->path());
    if (problem)
        return Error{ErrorCode::trust_file_unreadable, Stage::trust_store, 0, problem.value(),
                     "folder can not be read"};
    std::sort(files.begin(), files.end());
    return files;
}

Status add_file(Trust& trust, const fs::path& path) {
    CCCD_TRY(const Bytes content, read_file(path));
    CCCD_TRY([[maybe_unused]] const TrustImport import, trust.add(content));
    return {};
}

/// A folder may hold other files too (a README, a private note): those that are no trust file are passed over.
Status add_folder(Trust& trust, const fs::path& folder) {
    CCCD_TRY(const auto files, files_of(folder));
    for (const auto& file : files) {
        const Status added = add_file(trust, file);
        if (!added && added.error().code == ErrorCode::trust_file_unreadable) return added;
    }
    return {};
}

} // namespace

Result<Trust> load_trust(std::span<const std::filesystem::path> paths) {
    Trust trust;
    for (const auto& path : paths) {
        std::error_code problem;
        if (fs::is_directory(path, problem))
            CCCD_CHECK(add_folder(trust, path));
        else
            CCCD_CHECK(add_file(trust, path));
    }
    return trust;
}

} // namespace cccd
