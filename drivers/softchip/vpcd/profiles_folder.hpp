#pragma once

#include <filesystem>
#include <string>

/// `given`, else CCCD_PROFILES, else beside the installed program, else the source tree that it was built from.
std::filesystem::path profiles_folder(const std::string& given);

/// A folder as it is, a name below `root`.
std::filesystem::path profile_folder(const std::filesystem::path& root, const std::string& profile);
