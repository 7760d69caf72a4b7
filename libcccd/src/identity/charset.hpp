// Text in the charsets that scanners and Windows put in the place of UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cccd::identity {

[[nodiscard]] bool is_utf8(std::string_view octets);

/// UTF-8 of octets in the named charset (a name that ICU knows); nothing if an octet has no meaning in it.
[[nodiscard]] std::optional<std::string> decode(std::string_view octets, const char* charset);

/// The octets that the charset has for a UTF-8 text; nothing if a letter is not in it.
[[nodiscard]] std::optional<std::string> encode(std::string_view text, const char* charset);

} // namespace cccd::identity
