#include "store/generation.hpp"

#include "base/try.hpp"
#include "store/file_io.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/file.h>
#include <unistd.h>

namespace cccd::store {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr std::size_t kept = 4;
constexpr auto index_name = "index.json";

constexpr Error corrupt(Literal text) noexcept {
    return {ErrorCode::store_corrupt, Stage::trust_store, 0, 0, text};
}
Error unwritten(int os_code) noexcept {
    return {ErrorCode::store_write_failed, Stage::trust_store, 0, os_code, "the store can not be written"};
}

fs::path generations(const fs::path& folder) {
    return folder / "generations";
}

std::vector<std::uint64_t> numbers(const fs::path& folder) {
    std::vector<std::uint64_t> all;
    std::error_code problem;
    for (fs::directory_iterator at(generations(folder), problem), end; !problem && at != end; at.increment(problem)) {
        const std::string name = at->path().filename().string();
        std::uint64_t number = 0;
        const auto [stop, error] = std::from_chars(name.data(), name.data() + name.size(), number);
        if (error == std::errc() && stop == name.data() + name.size()) all.push_back(number);
    }
    std::sort(all.begin(), all.end());
    return all;
}

std::uint64_t current_number(const fs::path& folder) {
    std::error_code problem;
    const std::string name = fs::read_symlink(folder / "current", problem).filename().string();
    std::uint64_t number = 0;
    std::from_chars(name.data(), name.data() + name.size(), number);
    return number;
}

Status turn_to(const fs::path& folder, std::uint64_t number) {
    const fs::path beside = folder / "current.new";
    std::error_code problem;
    fs::remove(beside, problem);
    fs::create_directory_symlink(fs::path("generations") / std::to_string(number), beside, problem);
    if (problem) return unwritten(problem.value());
    if (::rename(beside.c_str(), (folder / "current").c_str()) != 0) return unwritten(errno);
    return sync_folder(folder);
}

Result<Record> read_record(const fs::path& place, const json& entry) {
    auto record = record_of(entry);
    const auto file = entry.find("file"), fingerprint = entry.find("sha256");
    if (!record || file == entry.end() || fingerprint == entry.end() || !file->is_string() || !fingerprint->is_string())
        return corrupt("the index is malformed");
    const fs::path name = file->get<std::string>();
    if (name.has_parent_path()) return corrupt("the index names a file outside the store");
    CCCD_TRY(const Bytes content, read_file(place / name));
    CCCD_TRY(record->der, octets_of(content));
    if (fingerprint_of(record->der) != fingerprint->get<std::string>())
        return corrupt("a file is not the one that was stored");
    return *std::move(record);
}

Result<Generation> read_generation(const fs::path& place) {
    CCCD_TRY(const Bytes text, read_file(place / index_name));
    const json index = json::parse(text.begin(), text.end(), nullptr, false);
    if (!index.is_object() || !index.contains("entries") || !index["entries"].is_array() ||
        !index.contains("bundle_sequence") || !index["bundle_sequence"].is_number_unsigned())
        return corrupt("the index is malformed");
    Generation out;
    out.bundle_sequence = index["bundle_sequence"].get<std::uint64_t>();
    for (const auto& entry : index["entries"]) {
        CCCD_TRY(Record record, read_record(place, entry));
        out.records.push_back(std::move(record));
    }
    return out;
}

Status write_files(const fs::path& place, const Generation& generation) {
    json index{{"version", 1}, {"bundle_sequence", generation.bundle_sequence}, {"entries", json::array()}};
    for (const auto& record : generation.records) {
        const std::string name = file_name(record);
        json entry = to_json(record);
        entry["file"] = name;
        entry["sha256"] = fingerprint_of(record.der);
        index["entries"].push_back(std::move(entry));
        CCCD_CHECK(write_quick(place / name, as_bytes(file_text(record))));
    }
    CCCD_CHECK(write_quick(place / index_name, as_bytes(index.dump(1))));
    return sync_all(place);
}

void drop_old(const fs::path& folder, std::uint64_t current) {
    const auto all = numbers(folder);
    std::error_code ignored;
    for (std::size_t i = 0; i + kept < all.size(); ++i)
        if (all[i] != current) fs::remove_all(generations(folder) / std::to_string(all[i]), ignored);
}

} // namespace

Result<Lock> Lock::take(const fs::path& folder, Kind kind) {
    const int descriptor = ::open((folder / "lock").c_str(), O_RDONLY | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0) return unwritten(errno);
    Lock lock(descriptor);
    if (::flock(descriptor, (kind == Kind::shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0)
        return Error{ErrorCode::store_write_failed, Stage::trust_store, 0, errno, "a visit or an update is under way"};
    return lock;
}

Lock::~Lock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

int Lock::release() noexcept {
    const int descriptor = descriptor_;
    descriptor_ = -1;
    return descriptor;
}

Result<Generation> read_current(const fs::path& folder) {
    const std::uint64_t number = current_number(folder);
    CCCD_TRY(Generation out, read_generation(generations(folder) / std::to_string(number)));
    out.number = number;
    return out;
}

Result<std::uint64_t> write_generation(const fs::path& folder, const Generation& generation) {
    const auto all = numbers(folder);
    const std::uint64_t number = all.empty() ? 1 : all.back() + 1;
    const fs::path place = generations(folder) / std::to_string(number), beside = generations(folder) / "unfinished";
    std::error_code problem;
    fs::remove_all(beside, problem);
    fs::create_directories(beside, problem);
    if (problem) return unwritten(problem.value());
    Status done = write_files(beside, generation);
    if (done) {
        // What will be current is read from the disk once before it is.
        const auto again = read_generation(beside);
        if (!again) done = again.error();
    }
    if (done && ::rename(beside.c_str(), place.c_str()) != 0) done = unwritten(errno);
    if (done) done = turn_to(folder, number);
    if (!done) {
        fs::remove_all(beside, problem);
        if (current_number(folder) != number) fs::remove_all(place, problem);
        return done.error();
    }
    drop_old(folder, number);
    return number;
}

Status turn_back(const fs::path& folder) {
    const std::uint64_t now = current_number(folder);
    const auto all = numbers(folder);
    for (auto at = all.rbegin(); at != all.rend(); ++at)
        if (*at < now && read_generation(generations(folder) / std::to_string(*at))) return turn_to(folder, *at);
    return corrupt("there is no generation to go back to");
}

} // namespace cccd::store
