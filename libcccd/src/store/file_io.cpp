#include "store/file_io.hpp"

#include "base/try.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace cccd::store {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t largest_file = 256u << 20; ///< the whole PKD in LDIF is a tenth of this

Error unreadable(int os_code) noexcept {
    return {ErrorCode::trust_file_unreadable, Stage::trust_store, 0, os_code, "file or folder can not be read"};
}
Error unwritten(int os_code) noexcept {
    return {ErrorCode::store_write_failed, Stage::trust_store, 0, os_code, "file can not be written"};
}

class Descriptor {
public:
    explicit Descriptor(int number) noexcept : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int get() const noexcept { return number_; }

private:
    int number_;
};

Status write_all(int descriptor, ByteView content) noexcept {
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return unwritten(errno);
        content = content.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Status write_new(const fs::path& path, ByteView content, unsigned mode) {
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode));
    if (file.get() < 0 || ::fchmod(file.get(), mode) != 0) return unwritten(errno);
    CCCD_CHECK(write_all(file.get(), content));
    if (::fsync(file.get()) != 0) return unwritten(errno);
    return {};
}

} // namespace

Result<Bytes> read_file(const fs::path& path) {
    std::error_code problem;
    const auto size = fs::file_size(path, problem);
    if (problem) return unreadable(problem.value());
    if (size > largest_file)
        return Error{ErrorCode::trust_file_malformed, Stage::trust_store, 0, 0, "file is too large for a trust file"};
    std::ifstream in(path, std::ios::binary);
    if (!in.is_open()) return unreadable(errno);
    Bytes content{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (in.bad()) return unreadable(EIO);
    return content;
}

Status write_file(const fs::path& path, ByteView content, unsigned mode, Exists exists) {
    if (exists == Exists::refuse) {
        CCCD_CHECK(write_new(path, content, mode));
        return sync_folder(path.parent_path());
    }
    fs::path beside = path;
    beside += ".new";
    std::error_code ignored;
    fs::remove(beside, ignored);
    CCCD_CHECK(write_new(beside, content, mode));
    if (::rename(beside.c_str(), path.c_str()) != 0) return unwritten(errno);
    return sync_folder(path.parent_path());
}

Status write_quick(const fs::path& path, ByteView content) {
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644));
    if (file.get() < 0) return unwritten(errno);
    return write_all(file.get(), content);
}

Status sync_all(const fs::path& folder) {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.get() < 0 || ::syncfs(opened.get()) != 0) return unwritten(errno);
    return {};
}

Status sync_folder(const fs::path& folder) {
    const fs::path place = folder.empty() ? fs::path(".") : folder;
    const Descriptor opened(::open(place.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.get() < 0 || ::fsync(opened.get()) != 0) return unwritten(errno);
    return {};
}

Result<std::vector<fs::path>> files_of(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code problem;
    for (fs::directory_iterator at(folder, problem), end; !problem && at != end; at.increment(problem)) {
        std::error_code of_this;
        if (at->is_regular_file(of_this) && at->path().filename().native().front() != '.') files.push_back(at->path());
    }
    if (problem) return unreadable(problem.value());
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace cccd::store
