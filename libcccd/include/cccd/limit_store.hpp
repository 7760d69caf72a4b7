// What was learned of cards in readers, kept in a file between runs. No personal data: docs/speed.md has its members.
#pragma once

#include <cccd/card_limits.hpp>
#include <cccd/environment.hpp>
#include <filesystem>
#include <map>
#include <string>

namespace cccd {

/// Not thread-safe. Processes may share the file: the last one that saves wins, and nothing but speed hangs on it.
class CCCD_API LimitStore {
public:
    /// Reader models kept; the first by name beyond these are not stored.
    static constexpr std::size_t most_readers = 32;

    /// A missing file is an empty memory. One that can not be read or is malformed is ignored with a line in the log,
    /// and replaced by the next save().
    static LimitStore open(std::filesystem::path file, LogSink* log = nullptr);

    /// The limits in readers of this model, for Environment::limits; valid as long as the store.
    ReaderLimits& of_reader(std::string_view reader_name);
    [[nodiscard]] const std::map<std::string, ReaderLimits>& readers() const noexcept { return readers_; }
    /// Written to a new file that then takes the place of the old one; its folder is made. Nothing is written where
    /// nothing changed. Errors: store_write_failed.
    Status save();

    /// A reader's name in PC/SC without serial number and slot: "ACME Reader (0001) 00 00" → "ACME Reader".
    static std::string model_of(std::string_view reader_name);

private:
    explicit LimitStore(std::filesystem::path file) : file_(std::move(file)) {}
    std::filesystem::path file_;
    std::map<std::string, ReaderLimits> readers_;
    std::string stored_; ///< the file's text as it was read or written last
};

} // namespace cccd
