// Where `cccd read` keeps what it learned of cards in readers (docs/speed.md).
#pragma once

#include <cccd/limit_store.hpp>
#include <optional>
#include <string>

namespace cli {

/// $XDG_STATE_HOME/cccd/reader-limits.json, or the same below ~/.local/state; empty where there is no home.
[[nodiscard]] std::string default_limits_file();

/// A memory that is kept in the file, or only for this run where `file` is empty. What goes wrong with the file is said
/// on standard error and is no reason to stop.
class RememberedLimits {
public:
    explicit RememberedLimits(const std::string& file);
    cccd::ReaderLimits& of_reader(const std::string& name);
    void save();

private:
    std::optional<cccd::LimitStore> store_;
    cccd::ReaderLimits for_this_run_;
};

} // namespace cli
