// Octets in a transcript: hexadecimal, "--" for one that was redacted.
#pragma once

#include <cccd/bytes.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cccd::replay {

using Octets = std::vector<std::optional<std::uint8_t>>;

[[nodiscard]] std::string to_text(const Octets& octets);
[[nodiscard]] std::optional<Octets> from_text(std::string_view text);

[[nodiscard]] Octets whole(ByteView octets);
/// Without what may be personal or secret.
[[nodiscard]] Octets redacted_command(ByteView command);
[[nodiscard]] Octets redacted_response(ByteView response);

[[nodiscard]] bool matches(const Octets& expected, ByteView found) noexcept;

} // namespace cccd::replay
