#include "evidence_folder.hpp"

#include <cccd/json.hpp>
#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace cli {

namespace fs = std::filesystem;
using cccd::Error;
using cccd::ErrorCode;
using cccd::File;
using cccd::Stage;

namespace {

constexpr auto record_name = "evidence.json";
constexpr std::uintmax_t longest_file = 16u << 20;
constexpr unsigned last_file = static_cast<unsigned>(File::cvca);

Error not_written(int code) {
    return Error{ErrorCode::store_write_failed, Stage::none, 0, code, "the output folder can not be written"};
}

cccd::Status write_file(const fs::path& path, cccd::ByteView content) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0) return not_written(errno);
    while (!content.empty()) {
        const auto written = ::write(file, content.data(), content.size());
        if (written <= 0) break;
        content = content.subspan(static_cast<std::size_t>(written));
    }
    const int problem = content.empty() ? 0 : errno;
    if (::close(file) != 0 || problem != 0) return not_written(problem != 0 ? problem : errno);
    return {};
}

template <class F> void each_file(F&& use) {
    for (unsigned number = 1; number <= last_file; ++number) use(static_cast<File>(number));
}

} // namespace

cccd::Status write_evidence(const cccd::Evidence& evidence, const fs::path& folder) {
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (!fs::is_directory(folder, problem)) return not_written(problem.value());
    each_file([&](File file) { fs::remove(folder / cccd::name(file), problem); });
    fs::remove(folder / record_name, problem);
    for (const auto& [file, content] : evidence.files)
        if (auto status = write_file(folder / cccd::name(file), content); !status) return status;
    return write_file(folder / record_name, cccd::as_bytes(cccd::evidence_record(evidence) + "\n"));
}

cccd::Result<cccd::Bytes> load_file(const fs::path& path) {
    std::error_code problem;
    const auto size = fs::file_size(path, problem);
    if (problem) return Error{ErrorCode::file_not_found, Stage::none, 0, problem.value(), "the file can not be opened"};
    if (size > longest_file) return Error{ErrorCode::file_too_large, Stage::none, 0, 0, "longer than 16 MB"};
    std::ifstream in(path, std::ios::binary);
    if (!in) return Error{ErrorCode::file_not_found, Stage::none, 0, errno, "the file can not be opened"};
    return cccd::Bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

cccd::Result<cccd::Evidence> load_evidence(const fs::path& folder) {
    cccd::Evidence evidence;
    std::optional<Error> failed;
    each_file([&](File file) {
        const auto path = folder / cccd::name(file);
        std::error_code problem;
        if (!fs::exists(path, problem)) return;
        auto content = load_file(path);
        if (content)
            evidence.files[file] = *std::move(content);
        else
            failed = content.error();
    });
    if (failed) return *failed;
    if (evidence.files.empty())
        return Error{ErrorCode::file_not_found, Stage::none, 0, 0,
                     "the folder has no file of an eMRTD (EF.SOD, EF.DG1, …)"};
    std::error_code problem;
    if (!fs::exists(folder / record_name, problem)) return evidence;
    const auto record = load_file(folder / record_name);
    if (!record) return record.error();
    if (const auto restored = cccd::restore_evidence_record(cccd::as_text(*record), evidence); !restored)
        return restored.error();
    return evidence;
}

} // namespace cli
