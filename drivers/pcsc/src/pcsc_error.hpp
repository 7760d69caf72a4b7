// What the PC/SC service answers, in the library's own error codes.
#pragma once

#include <cccd/error.hpp>
#include <winscard.h>

namespace cccd::pcsc {

[[nodiscard]] Error error_from(LONG code, Stage stage) noexcept;

} // namespace cccd::pcsc
