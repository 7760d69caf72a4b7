// One function a sub-command: it declares its options and leaves what to do in `run`.
#pragma once

#include "exit_codes.hpp"

#include <CLI/CLI.hpp>
#include <functional>

namespace cli {

/// Filled by the sub-command that the command line names.
struct Chosen {
    std::function<ExitCode()> run;
};

void add_readers_command(CLI::App& app, Chosen& chosen);
void add_read_command(CLI::App& app, Chosen& chosen);
void add_decode_command(CLI::App& app, Chosen& chosen);
void add_verify_command(CLI::App& app, Chosen& chosen);
void add_trust_command(CLI::App& app, Chosen& chosen);
void add_handover_command(CLI::App& app, Chosen& chosen);
void add_doctor_command(CLI::App& app, Chosen& chosen);

} // namespace cli
