// The kiosk's signing key on the command line and at start.
#pragma once

#include "app/options.hpp"
#include "app/visit.hpp"
#include "services/settings.hpp"

#include <optional>

namespace app {

/// --make-handover-key and --show-handover-key: what the office needs on standard output. The exit code, or nothing
/// when neither was asked for.
[[nodiscard]] std::optional<int> key_command(const Options& options, const services::Settings& settings);

/// Puts the key into the settings of the visits. A kiosk without a key hands over unsigned data, and says so at start
/// when an administrator set it up; a key that others may read, or that was named and is not there, is no start.
[[nodiscard]] bool load_key(const Options& options, const services::Settings& settings, VisitSettings& visit);

} // namespace app
