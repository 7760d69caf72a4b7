// The file of remembered reader limits as text (docs/speed.md).
#pragma once

#include <cccd/card_limits.hpp>
#include <cccd/result.hpp>

namespace cccd::store {

[[nodiscard]] std::string limits_text(const std::map<std::string, ReaderLimits>& readers);
/// Errors: data_malformed (no JSON, another version, a member of the wrong type or beyond its range).
Result<std::map<std::string, ReaderLimits>> parse_limits(std::string_view text);

} // namespace cccd::store
