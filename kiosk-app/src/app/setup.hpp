// From the command line and the settings file to what the program works with.
#pragma once

#include "app/options.hpp"
#include "app/visit.hpp"
#include "services/settings.hpp"

namespace app {

/// Where forms lie when nothing else is said.
[[nodiscard]] QString installed_forms();
/// Where libcccd's table of old and new communes lies when nothing else is said.
[[nodiscard]] QString installed_addresses();

/// The file that counts: --settings, or the default one where it exists; empty: none.
[[nodiscard]] QString settings_file(const Options& options);

/// The settings file, or the sample settings without one, with the command line's own values over it.
[[nodiscard]] services::Settings effective_settings(const Options& options, setup::Faults& faults);

[[nodiscard]] VisitSettings visit_settings(const services::Settings& settings, const Options& options);

/// What stands on the welcome page of a kiosk that can not serve: code and sentence, in both languages.
[[nodiscard]] QString closed_by(setup::Code code);
[[nodiscard]] QString closed_by(const setup::Faults& faults);

/// How much the program's own messages say: error, warning, info or debug.
void set_log_level(const QString& level);

/// One line each, on standard error.
void tell(const setup::Faults& faults);

} // namespace app
