// What opens the chip, as the command line gives it.
#pragma once

#include <cccd/access_key.hpp>
#include <CLI/CLI.hpp>
#include <string>

namespace cli {

struct KeyOptions {
    std::string number, qr, can, mrz, document, birth, expiry;
};

void add_key_options(CLI::App& command, KeyOptions& options);

/// False with a message when not exactly one way is given. No way at all is fine for a chip without access control.
[[nodiscard]] bool key_options_fit(const KeyOptions& options);

/// Asks for each value that is "-". Errors: those of the factories; invalid_argument when the input ends.
[[nodiscard]] cccd::Result<cccd::AccessKeys> keys_of(const KeyOptions& options);

} // namespace cli
