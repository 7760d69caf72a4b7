// Evidence as a folder: the raw files under their names, and evidence.json with all that is no file.
#pragma once

#include <cccd/evidence.hpp>
#include <cccd/result.hpp>
#include <filesystem>

namespace cli {

/// Writes readable for the owner only; what an earlier visit left there is removed first, so that two cards never mix.
/// Errors: store_write_failed.
cccd::Status write_evidence(const cccd::Evidence& evidence, const std::filesystem::path& folder);

/// Every file of an eMRTD in the folder, and evidence.json where there is one. Errors: file_not_found (no such folder,
/// or no such file in it), file_too_large, data_malformed (evidence.json).
cccd::Result<cccd::Evidence> load_evidence(const std::filesystem::path& folder);

/// A whole file of at most 16 MB. Errors: file_not_found, file_too_large.
cccd::Result<cccd::Bytes> load_file(const std::filesystem::path& path);

} // namespace cli
