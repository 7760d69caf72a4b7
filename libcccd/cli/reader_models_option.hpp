// --reader-models DIR, for every command that uses readers.
#pragma once

#include <cccd/pcsc.hpp>
#include <CLI/CLI.hpp>
#include <string>

namespace cli {

void add_reader_models_option(CLI::App& command, std::string& folder);

/// The shipped list and the office's. Files that can not be used are left out, told in `refused` or on standard error.
[[nodiscard]] cccd::pcsc::Settings reader_settings(const std::string& folder,
                                                   std::vector<cccd::pcsc::RefusedFile>* refused = nullptr);

} // namespace cli
