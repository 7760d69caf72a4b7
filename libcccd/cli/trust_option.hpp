// --trust PATH, for every command that judges.
#pragma once

#include <cccd/trust.hpp>
#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace cli {

void add_trust_option(CLI::App& command, std::vector<std::string>& paths);
/// No path is an empty trust, which makes every chain "no trust anchor".
[[nodiscard]] cccd::Result<cccd::Trust> trust_of(const std::vector<std::string>& paths);

} // namespace cli
