#include "reader_models_option.hpp"

#include <cstdio>

namespace cli {

void add_reader_models_option(CLI::App& command, std::string& folder) {
    folder = cccd::pcsc::ReaderModels::office_folder().string();
    command.add_option("--reader-models", folder, "Folder of the office's own reader models (docs/readers.md)")
        ->type_name("DIR")
        ->capture_default_str();
}

cccd::pcsc::Settings reader_settings(const std::string& folder, std::vector<cccd::pcsc::RefusedFile>* refused) {
    cccd::pcsc::Settings settings;
    auto files = settings.models.add_folder(folder);
    if (refused != nullptr) {
        *refused = std::move(files);
        return settings;
    }
    for (const auto& file : files)
        std::fprintf(stderr, "cccd: %s, entry %zu: %s\n", file.path.c_str(), file.entry,
                     cccd::describe(file.error).c_str());
    return settings;
}

} // namespace cli
