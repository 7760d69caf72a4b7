#include "profiles_folder.hpp"

#include <cstdlib>

namespace fs = std::filesystem;

fs::path profiles_folder(const std::string& given) {
    if (!given.empty()) return given;
    if (const char* from_environment = std::getenv("CCCD_PROFILES")) return from_environment;
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    const fs::path installed = program.parent_path().parent_path() / SOFTCHIP_RELATIVE_PROFILES;
    if (fs::is_directory(installed, ignored)) return installed;
    return SOFTCHIP_SOURCE_PROFILES;
}

fs::path profile_folder(const fs::path& root, const std::string& profile) {
    std::error_code ignored;
    if (profile.find('/') != std::string::npos || fs::exists(fs::path(profile) / "profile.json", ignored))
        return profile;
    return root / profile;
}
