// Command and response APDUs (ISO 7816-4 §5.1), short and extended length.
#pragma once

#include "softchip/bytes.hpp"

#include <cstdint>
#include <optional>

namespace softchip {

/// Status words that the chip gives (ISO 7816-4 §5.1.3; Doc 9303-10 and -11).
namespace sw {
inline constexpr std::uint16_t ok = 0x9000, end_of_file = 0x6282, authentication_failed = 0x6300, wrong_length = 0x6700,
                               chaining_unsupported = 0x6884, last_command_expected = 0x6883, security_status = 0x6982,
                               blocked = 0x6983, reference_unusable = 0x6984, conditions = 0x6985,
                               no_current_file = 0x6986, sm_object_missing = 0x6987, sm_object_wrong = 0x6988,
                               wrong_data = 0x6A80, not_supported = 0x6A81, file_not_found = 0x6A82,
                               wrong_parameters = 0x6A86, reference_not_found = 0x6A88, outside_file = 0x6B00,
                               unknown_instruction = 0x6D00, unknown_class = 0x6E00;
} // namespace sw

struct Command {
    std::uint8_t cla = 0, ins = 0, p1 = 0, p2 = 0;
    Bytes data;
    std::optional<std::size_t> le; // 256 for 00, 65,536 for 0000
    bool extended = false;

    bool chained() const { return (cla & 0x10) != 0; }
    bool protected_by_sm() const { return (cla & 0x0C) == 0x0C; }
    bool odd() const { return (ins & 1) != 0; }
    std::uint16_t p1p2() const { return static_cast<std::uint16_t>(p1 << 8 | p2); }
};

struct Response {
    Bytes data;
    std::uint16_t status = sw::ok;
};

/// nullopt: the lengths contradict each other (6700).
std::optional<Command> parse_command(View apdu);

Bytes encode(const Response& response);

} // namespace softchip
