// cccd doctor: versions, service, rights.
#include "doctor_checks.hpp"

#include <cstdlib>
#include <fstream>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

namespace cli::doctor {

namespace {

std::string operating_system() {
    std::ifstream in("/etc/os-release");
    constexpr std::string_view key = "PRETTY_NAME=\"";
    for (std::string line; std::getline(in, line);)
        if (line.starts_with(key) && line.ends_with('"')) return line.substr(key.size(), line.size() - key.size() - 1);
    return "Linux";
}

std::string kernel() {
    utsname names{};
    return ::uname(&names) == 0 ? std::string(names.release) : std::string();
}

/// Of the driver for USB readers, as its bundle states it; empty where there is none.
std::string ccid_driver() {
    std::ifstream in("/usr/lib/pcsc/drivers/ifd-ccid.bundle/Contents/Info.plist");
    bool named = false;
    for (std::string line; std::getline(in, line);) {
        const auto begin = line.find("<string>");
        if (named && begin != std::string::npos) return line.substr(begin + 8, line.find("</string>") - begin - 8);
        named = line.find("CFBundleShortVersionString") != std::string::npos;
    }
    return {};
}

std::string user() {
    const auto* const entry = ::getpwuid(::geteuid());
    return entry != nullptr ? std::string(entry->pw_name) : std::to_string(::geteuid());
}

/// "srw-rw-rw-" and the like, in octal digits, and the owner's number.
Line socket_line() {
    const char* const named = std::getenv("PCSCLITE_CSOCK_NAME");
    const std::string path = named != nullptr ? named : "/run/pcscd/pcscd.comm";
    Line line{Level::note, "socket", {}, {}, {{"path", path}, {"user", user()}}};
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        line.text = {"Người dùng " + user() + ", không có cổng kết nối " + path,
                     "User " + user() + ", there is no socket " + path};
        return line;
    }
    char mode[8] = {};
    std::snprintf(mode, sizeof mode, "%04o", static_cast<unsigned>(status.st_mode & 07777));
    line.facts.emplace_back("mode", std::string(mode));
    line.facts.emplace_back("owner", std::int64_t{status.st_uid});
    line.text = {"Người dùng " + user() + ", cổng kết nối " + path + ", quyền " + mode,
                 "User " + user() + ", socket " + path + ", mode " + mode};
    line.level = Level::good;
    return line;
}

} // namespace

Section versions() {
    Section section{"versions", {"Phiên bản", "Versions"}};
    const std::string pcsc = cccd::pcsc::library_version(), system = operating_system(), linux_version = kernel();
    const std::string cryptography(cccd::cryptographic_library()), ccid = ccid_driver();
    const auto all =
        "cccd " CCCD_VERSION ", pcsc-lite " + pcsc + ", " + cryptography + ", " + system + ", Linux " + linux_version;
    section.lines.push_back({Level::good,
                             "versions",
                             {all, all},
                             {},
                             {{"cccd", std::string(CCCD_VERSION)},
                              {"pcsc", pcsc},
                              {"cryptography", cryptography},
                              {"system", system},
                              {"kernel", linux_version}}});
    if (ccid.empty())
        section.lines.push_back({Level::note,
                                 "no_ccid_driver",
                                 {"Chưa cài trình điều khiển CCID", "The CCID driver is not installed"},
                                 {"Đầu đọc USB cần gói này: sudo apt install libccid",
                                  "USB readers need this package: sudo apt install libccid"}});
    else
        section.lines.push_back({Level::good,
                                 "ccid_driver",
                                 {"Trình điều khiển CCID " + ccid, "CCID driver " + ccid},
                                 {},
                                 {{"version", ccid}}});
    return section;
}

Section reader_list(const cccd::pcsc::ReaderModels& models, const std::string& folder,
                    const std::vector<cccd::pcsc::RefusedFile>& refused) {
    Section section{"reader_models", {"Danh sách kiểu đầu đọc", "List of reader models"}};
    const auto count = std::to_string(models.size());
    section.lines.push_back(
        {Level::good,
         "reader_models",
         {count + " mục, kể cả của cơ quan trong " + folder, count + " entries, with the office's own in " + folder},
         {},
         {{"entries", static_cast<std::int64_t>(models.size())}, {"folder", folder}}});
    for (const auto& file : refused) {
        auto line = line_of("refused_file", file.error);
        const auto place = file.path.string() + (file.entry != 0 ? " #" + std::to_string(file.entry) : "");
        line.text = {place + ": " + line.text.vi, place + ": " + line.text.en};
        line.remedy = {"Sửa tệp theo docs/readers.md", "Mend the file as docs/readers.md says"};
        line.facts.emplace_back("file", file.path.string());
        line.facts.emplace_back("entry", static_cast<std::int64_t>(file.entry));
        section.lines.push_back(std::move(line));
    }
    return section;
}

Section service(cccd::Result<cccd::pcsc::Readers>& readers) {
    Section section{"service", {"Dịch vụ đầu đọc (PC/SC)", "Reader service (PC/SC)"}};
    section.lines.push_back(socket_line());
    if (readers)
        section.lines.push_back({Level::good, "service", {"Dịch vụ pcscd trả lời", "The service pcscd answers"}, {}});
    else
        section.lines.push_back(line_of("service", readers.error()));
    return section;
}

} // namespace cli::doctor
