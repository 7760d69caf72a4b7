#include "limits_file.hpp"

#include "terminal.hpp"

#include <cstdio>
#include <cstdlib>

namespace cli {

namespace {

class WarningsToTerminal final : public cccd::LogSink {
public:
    void write(const cccd::LogEvent& event) noexcept override {
        if (event.level > cccd::LogLevel::warning) return;
        std::fprintf(stderr, "cccd: %.*s\n", static_cast<int>(event.what.view().size()), event.what.view().data());
    }
};

} // namespace

std::string default_limits_file() {
    const char* state = std::getenv("XDG_STATE_HOME");
    const char* home = std::getenv("HOME");
    if (state != nullptr && *state == '/') return std::string(state) + "/cccd/reader-limits.json";
    if (home != nullptr && *home == '/') return std::string(home) + "/.local/state/cccd/reader-limits.json";
    return {};
}

RememberedLimits::RememberedLimits(const std::string& file) {
    WarningsToTerminal log;
    if (!file.empty()) store_ = cccd::LimitStore::open(file, &log);
}

cccd::ReaderLimits& RememberedLimits::of_reader(const std::string& name) {
    return store_ ? store_->of_reader(name) : for_this_run_;
}

void RememberedLimits::save() {
    if (!store_) return;
    if (const auto saved = store_->save(); !saved) show_error(saved.error());
}

} // namespace cli
