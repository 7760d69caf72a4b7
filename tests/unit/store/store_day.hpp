// The day on which the tests of the store take place.
#pragma once

#include <cccd/environment.hpp>

inline constexpr cccd::WallTime today = std::chrono::sys_days{std::chrono::year{2026} / 6 / 1};
