// From the command line and the settings file to what the program works with.
#pragma once

#include "app/options.hpp"
#include "app/visit.hpp"
#include "services/settings.hpp"

namespace app {

/// Where forms lie when nothing else is said.
[[nodiscard]] QString installed_forms();

/// The file that counts: --settings, or the default one where it exists; empty: none.
[[nodiscard]] QString settings_file(const Options& options);

/// The settings file, or the sample settings without one, with the command line's own values over it.
[[nodiscard]] services::Settings effective_settings(const Options& options, setup::Faults& faults);

[[nodiscard]] VisitSettings visit_settings(const services::Settings& settings, const Options& options);

/// `--check-settings`: one line a fault, or OK. The exit code.
[[nodiscard]] int check_settings(const Options& options);

/// One line each, on standard error.
void tell(const setup::Faults& faults);

} // namespace app
