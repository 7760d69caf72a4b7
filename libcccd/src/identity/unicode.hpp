// The little of ICU that the identity layer shares: to UTF-16 and back.
#pragma once

#include <string>
#include <string_view>
#include <unicode/unistr.h>

namespace cccd::identity {

/// Octets that are no UTF-8 become U+FFFD.
[[nodiscard]] inline icu::UnicodeString from_utf8(std::string_view text) {
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

[[nodiscard]] inline std::string to_utf8(const icu::UnicodeString& text) {
    std::string out;
    return text.toUTF8String(out);
}

/// Canonically composed, or decomposed. The text comes back unchanged if ICU has no memory left.
[[nodiscard]] icu::UnicodeString composed(const icu::UnicodeString& text);
[[nodiscard]] icu::UnicodeString decomposed(const icu::UnicodeString& text);

} // namespace cccd::identity
