// Octet strings as the library passes them around.
#pragma once

#include <cccd/export.hpp>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cccd {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
using MutableBytes = std::span<std::uint8_t>;

/// Upper-case hexadecimal text, two digits an octet.
[[nodiscard]] CCCD_API std::string to_hex(ByteView bytes);

/// The octets of hexadecimal text; blanks, line ends and colons are passed over. Empty when anything else stands in it.
[[nodiscard]] CCCD_API Bytes from_hex(std::string_view text);

/// The octets of a text, without a copy. The view lives as long as the text.
[[nodiscard]] inline ByteView as_bytes(std::string_view text) noexcept {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// The text that octets hold, without a copy and without a check of its encoding.
[[nodiscard]] inline std::string_view as_text(ByteView bytes) noexcept {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

[[nodiscard]] inline Bytes to_bytes(ByteView bytes) {
    return {bytes.begin(), bytes.end()};
}

/// Equal octets, compared in a time that depends on them. For public data only; secrets have constant_time_equal.
[[nodiscard]] inline bool equal(ByteView a, ByteView b) noexcept {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i] != b[i]) return false;
    return true;
}

} // namespace cccd
