// Command and response APDUs (ISO/IEC 7816-4 §5.1).
#pragma once

#include "iso7816/status.hpp"

#include <cccd/bytes.hpp>
#include <cccd/error.hpp>
#include <cccd/result.hpp>

namespace cccd::iso7816 {

enum class Form : std::uint8_t { shortest, extended };

inline constexpr std::uint32_t no_response = 0;      ///< Ne: no response data expected, no Le field
inline constexpr std::uint32_t any_short = 256;      ///< Ne: as much as a short Le can ask for
inline constexpr std::uint32_t any_extended = 65536; ///< Ne: as much as an extended Le can ask for

struct Command {
    std::uint8_t cla = 0;
    std::uint8_t ins = 0;
    std::uint8_t p1 = 0;
    std::uint8_t p2 = 0;
    Bytes data{};
    std::uint32_t ne = no_response; ///< octets of response data expected, at most 65536

    [[nodiscard]] bool fits_short() const noexcept { return data.size() <= 255 && ne <= any_short; }
    /// The octets that go to the card. A command that does not fit short fields is extended anyway.
    [[nodiscard]] Bytes encode(Form form = Form::shortest) const;
};

struct Response {
    Bytes data{};
    StatusWord status = 0;

    [[nodiscard]] bool ok() const noexcept { return status == sw::ok; }
};

/// Errors: response_malformed (fewer than two octets).
Result<Response> parse_response(ByteView octets);
/// The name of the standard for a command, for logs.
[[nodiscard]] Literal command_name(std::uint8_t ins) noexcept;

/// Bits of CLA: secure messaging with authenticated header (5.4.1), command chaining.
inline constexpr std::uint8_t cla_secure_messaging = 0x0C;
inline constexpr std::uint8_t cla_chaining = 0x10;

} // namespace cccd::iso7816
