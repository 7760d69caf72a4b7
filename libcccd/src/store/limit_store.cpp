#include "store/file_io.hpp"
#include "store/limits_text.hpp"

#include <cccd/limit_store.hpp>

namespace cccd {

namespace {

constexpr std::uintmax_t largest_file = 1u << 20;

/// None where there is no file.
std::optional<Result<std::string>> text_of(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::exists(file, error) && !error) return std::nullopt;
    if (error || std::filesystem::file_size(file, error) > largest_file || error)
        return Error{ErrorCode::data_unreadable, Stage::none, 0, error.value(), "no file of remembered limits"};
    auto octets = store::read_file(file);
    if (!octets) return octets.error();
    return std::string(octets->begin(), octets->end());
}

void warn(LogSink* log, Literal what) noexcept {
    if (log == nullptr) return;
    LogEvent event;
    event.level = LogLevel::warning;
    event.what = what;
    log->write(event);
}

} // namespace

LimitStore LimitStore::open(std::filesystem::path file, LogSink* log) {
    LimitStore store(std::move(file));
    const auto text = text_of(store.file_);
    if (!text) return store;
    if (!*text) {
        warn(log, "E608 data_unreadable: the remembered limits of readers can not be read and are ignored");
        return store;
    }
    auto readers = store::parse_limits(**text);
    if (!readers) {
        warn(log, "E601 data_malformed: the remembered limits of readers are malformed and are ignored");
        return store;
    }
    store.readers_ = *std::move(readers);
    store.stored_ = **text;
    return store;
}

ReaderLimits& LimitStore::of_reader(std::string_view reader_name) {
    return readers_[model_of(reader_name)];
}

Status LimitStore::save() {
    auto text = store::limits_text(readers_);
    if (text == stored_) return {};
    std::error_code error;
    if (file_.has_parent_path()) std::filesystem::create_directories(file_.parent_path(), error);
    if (error) return Error{ErrorCode::store_write_failed, Stage::none, 0, error.value(), "no folder for the limits"};
    const ByteView octets(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
    if (auto written = store::write_file(file_, octets, 0600, store::Exists::replace); !written) return written;
    stored_ = std::move(text);
    return {};
}

std::string LimitStore::model_of(std::string_view name) {
    constexpr std::size_t longest_model = 100;
    const auto trim = [&name] {
        while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
    };
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    // pcsclite ends a name with two numbers: of the reader and of its slot.
    for (int numbers = 0; numbers < 2; ++numbers) {
        const auto size = name.size();
        if (size < 3 || name[size - 3] != ' ' || !is_digit(name[size - 2]) || !is_digit(name[size - 1])) break;
        name.remove_suffix(3);
    }
    trim();
    if (!name.empty() && name.back() == ')')
        if (const auto open = name.rfind('('); open != std::string_view::npos && open > 0) name = name.substr(0, open);
    trim();
    std::string model;
    for (const char c : name.substr(0, longest_model)) model += c >= 0x20 && c < 0x7F ? c : '?';
    return model;
}

} // namespace cccd
