// What an error in the middle of a read means for the rest of it.
#pragma once

#include <cccd/error.hpp>

namespace cccd::session {

/// A file that the chip has not, keeps closed, or holds rubbish in: the others can still be read.
[[nodiscard]] bool spares_the_others(const Error& error) noexcept;
/// Reader, link, channel, or the caller's wish: nothing can follow.
[[nodiscard]] bool ends_the_read(const Error& error) noexcept;
/// Chips whose errors come without secure messaging (Doc 9303-11 §9.8.4 lets the session end there): any refusal, but
/// not that of secure messaging itself, which a disturbed link brings too.
[[nodiscard]] bool refused_in_plain(const Error& error) noexcept;
/// Such a refusal of a file as the error that it would be under secure messaging.
[[nodiscard]] Error as_refusal_of_file(const Error& error) noexcept;
[[nodiscard]] bool breaks_the_channel(const Error& error) noexcept;

} // namespace cccd::session
