#include "apdu_sizes.hpp"
#include "shipped_models.hpp"

#include <algorithm>
#include <cccd/reader_models.hpp>
#include <fstream>

namespace cccd::pcsc {

namespace {

char lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// `pattern` is in lower case already. Greedy with one step back, so that no pattern makes it slow.
bool fits(std::string_view pattern, std::string_view name) noexcept {
    std::size_t p = 0, n = 0, star = std::string_view::npos, mark = 0;
    while (n < name.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            mark = n;
        } else if (p < pattern.size() && pattern[p] == lower(name[n])) {
            ++p, ++n;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            n = ++mark;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

template <class T, class Field> void take(T& into, const std::optional<Field>& from) {
    if (from) into = T(*from);
}

} // namespace

TransportLimits limits_for(const ReaderModel& model, const TransportLimits& announced) noexcept {
    TransportLimits limits = announced;
    if (model.extended == ExtendedLength::no) limits = {ExtendedLength::no, short_command, short_response};
    if (model.extended == ExtendedLength::yes && announced.extended != ExtendedLength::yes)
        limits = {ExtendedLength::yes, longest_command, longest_response};
    if (model.max_command != 0) limits.max_command = std::min(limits.max_command, model.max_command);
    if (model.max_response != 0) limits.max_response = std::min(limits.max_response, model.max_response);
    return limits;
}

ReaderModels ReaderModels::shipped() {
    ReaderModels models;
    (void)models.add(shipped_models()); // a test holds the file against the format
    return models;
}

std::filesystem::path ReaderModels::office_folder() {
    return "/etc/cccd/readers.d";
}

std::vector<RefusedFile> ReaderModels::add_folder(const std::filesystem::path& folder) {
    std::vector<RefusedFile> refused;
    std::error_code failed;
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed))
        if (at->path().extension() == ".json") files.push_back(at->path());
    if (failed && failed != std::errc::no_such_file_or_directory)
        refused.push_back({folder,
                           0,
                           {ErrorCode::data_unreadable, Stage::reader, 0, failed.value(),
                            "the folder of reader models can not be read"}});
    std::sort(files.begin(), files.end());
    for (const auto& path : files) {
        std::ifstream in(path, std::ios::binary);
        if (!in) {
            refused.push_back({path, 0, {ErrorCode::data_unreadable, Stage::reader, 0, 0, "the file can not be read"}});
            continue;
        }
        std::string text(largest_models + 1, '\0');
        in.read(text.data(), static_cast<std::streamsize>(text.size()));
        text.resize(static_cast<std::size_t>(in.gcount()));
        std::size_t entry = 0;
        if (const auto added = add(text, &entry); !added) refused.push_back({path, entry, added.error()});
    }
    return refused;
}

ReaderModel ReaderModels::find(std::string_view reader_name, std::optional<UsbId> usb) const {
    ReaderModel model;
    for (const auto& entry : entries_) {
        const bool by_usb = usb && entry.usb && *usb == *entry.usb;
        const bool by_name = !entry.name.empty() && fits(entry.name, reader_name);
        if (!by_usb && !by_name) continue;
        model.model = entry.model;
        take(model.driver, entry.driver);
        take(model.hint_vi, entry.hint_vi);
        take(model.hint_en, entry.hint_en);
        take(model.use, entry.use);
        take(model.extended, entry.extended);
        take(model.max_command, entry.max_command);
        take(model.max_response, entry.max_response);
        take(model.settle, entry.settle);
        take(model.longest_exchange, entry.longest_exchange);
        take(model.power_off_to_reset, entry.power_off_to_reset);
    }
    return model;
}

} // namespace cccd::pcsc
