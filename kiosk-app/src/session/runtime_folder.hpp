// Where the files of visits live: in memory where the system offers it, readable by this user alone, gone with the
// visit.
#pragma once

#include <filesystem>
#include <optional>

namespace session {

class RuntimeFolder {
public:
    /// Takes `<runtime>/NAME` for this process alone and empties it: what a crash or a power cut left goes here.
    /// <runtime> is XDG_RUNTIME_DIR, else /dev/shm, else the folder for temporary files. Nothing when the folder
    /// belongs to somebody else, can not be made, or another process holds it.
    [[nodiscard]] static std::optional<RuntimeFolder> take(const char* name);
    RuntimeFolder(RuntimeFolder&& other) noexcept;
    RuntimeFolder& operator=(RuntimeFolder&&) = delete;
    /// Removes all of it.
    ~RuntimeFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// False on a disk: there removed data may be found again.
    [[nodiscard]] bool in_memory() const;
    /// A new folder for one visit; empty when it could not be made.
    [[nodiscard]] std::filesystem::path make_visit(unsigned number) const;

private:
    RuntimeFolder(std::filesystem::path path, int lock) : path_(std::move(path)), lock_(lock) {}

    std::filesystem::path path_;
    int lock_ = -1;
};

/// Removes a folder and what is in it; never follows links out of it.
void remove_folder(const std::filesystem::path& folder);

} // namespace session
