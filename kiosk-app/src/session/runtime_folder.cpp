#include "session/runtime_folder.hpp"

#include <cstdlib>
#include <fcntl.h>
#include <linux/magic.h>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>
#include <utility>

namespace session {
namespace {

namespace fs = std::filesystem;

constexpr mode_t private_folder = S_IRWXU;
constexpr mode_t all_rights = 07777;

bool is_folder(const fs::path& path) {
    std::error_code error;
    return fs::is_directory(path, error);
}

fs::path base_folder() {
    if (const char* given = std::getenv("XDG_RUNTIME_DIR"); given && *given && is_folder(given)) return given;
    std::error_code error;
    const fs::path memory = "/dev/shm";
    return is_folder(memory) ? memory : fs::temp_directory_path(error);
}

// In /dev/shm anybody could have made a folder of this name first.
bool is_private(const fs::path& path) {
    struct stat info {};
    return lstat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode) && info.st_uid == geteuid() &&
           (info.st_mode & all_rights) == private_folder;
}

constexpr const char* lock_name = "lock";

int take_lock(const fs::path& folder) {
    const int lock = open((folder / lock_name).c_str(), O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0) return lock;
    if (lock >= 0) close(lock);
    return -1;
}

void empty(const fs::path& folder) {
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (at->path().filename() != lock_name) remove_folder(at->path());
}

} // namespace

void remove_folder(const fs::path& folder) {
    std::error_code error;
    fs::remove_all(folder, error);
}

std::optional<RuntimeFolder> RuntimeFolder::take(const char* name) {
    const fs::path base = base_folder();
    const fs::path path = base / (std::string(name) + "-" + std::to_string(geteuid()));
    if (base.empty()) return std::nullopt;
    mkdir(path.c_str(), private_folder); // there already: checked next
    if (!is_private(path)) return std::nullopt;
    const int lock = take_lock(path);
    if (lock < 0) return std::nullopt;
    empty(path);
    return RuntimeFolder(path, lock);
}

RuntimeFolder::RuntimeFolder(RuntimeFolder&& other) noexcept
    : path_(std::move(other.path_)), lock_(std::exchange(other.lock_, -1)) {}

RuntimeFolder::~RuntimeFolder() {
    if (lock_ < 0) return;
    remove_folder(path_);
    close(lock_);
}

bool RuntimeFolder::in_memory() const {
    struct statfs info {};
    return statfs(path_.c_str(), &info) == 0 && info.f_type == TMPFS_MAGIC;
}

fs::path RuntimeFolder::make_visit(unsigned number) const {
    const fs::path folder = path_ / std::to_string(number);
    return mkdir(folder.c_str(), private_folder) == 0 ? folder : fs::path();
}

} // namespace session
