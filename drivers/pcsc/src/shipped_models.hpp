// The text of drivers/pcsc/data/readers.json as this build carries it, and how long an office's may be.
#pragma once

#include <string_view>

namespace cccd::pcsc {

inline constexpr std::size_t largest_models = 1024 * 1024; ///< octets of a file of models

[[nodiscard]] std::string_view shipped_models() noexcept;

} // namespace cccd::pcsc
