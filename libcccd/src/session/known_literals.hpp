// Identifiers that come back from a stored record. Anything else in it is replaced: a record can not bring text in.
#pragma once

#include <cccd/error.hpp>

namespace cccd::session {

/// The literal of this text; "unknown" for one that no part of the library gives, "" for "".
[[nodiscard]] Literal known_literal(std::string_view text) noexcept;

} // namespace cccd::session
