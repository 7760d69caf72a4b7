// What the PC/SC service answers, in the library's own error codes.
#pragma once

#include <cccd/error.hpp>
#include <winscard.h>

namespace cccd::pcsc {

[[nodiscard]] Error error_from(LONG code, Stage stage) noexcept;

/// The same of a call on what was open already: a service that does not run, or refuses, has ended meanwhile.
[[nodiscard]] Error error_in_use(LONG code, Stage stage) noexcept;

/// PC/SC codes are 32-bit values that LONG carries signed or unsigned, as the platform likes.
[[nodiscard]] constexpr bool is(LONG code, LONG other) noexcept {
    return static_cast<std::uint32_t>(code) == static_cast<std::uint32_t>(other);
}

} // namespace cccd::pcsc
