// The text of drivers/pcsc/data/readers.json as this build carries it.
#pragma once

#include <string_view>

namespace cccd::pcsc {

[[nodiscard]] std::string_view shipped_models() noexcept;

} // namespace cccd::pcsc
