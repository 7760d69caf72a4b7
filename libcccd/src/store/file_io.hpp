// Files for the store: read whole, written so that a reader sees the old content or the new one and nothing between.
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/result.hpp>
#include <filesystem>
#include <vector>

namespace cccd::store {

/// Errors: trust_file_unreadable, trust_file_malformed (larger than 256 MB).
Result<Bytes> read_file(const std::filesystem::path& path);

enum class Exists : std::uint8_t { replace, refuse };

/// A new file beside it, flushed to the disk, renamed over it. `mode` as in chmod. Errors: store_write_failed.
Status write_file(const std::filesystem::path& path, ByteView content, unsigned mode, Exists exists);

/// A new file without a flush of its own; sync_all comes after the last.
Status write_quick(const std::filesystem::path& path, ByteView content);
/// Flushes everything below a folder at once (Linux flushes its whole file system).
Status sync_all(const std::filesystem::path& folder);

/// Flushes a folder, so that a rename in it survives a power failure.
Status sync_folder(const std::filesystem::path& folder);

/// The regular, not hidden files of a folder by name, so that no result hangs on the file system.
Result<std::vector<std::filesystem::path>> files_of(const std::filesystem::path& folder);

} // namespace cccd::store
