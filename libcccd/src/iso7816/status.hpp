// Status words of ISO/IEC 7816-4 §5.6 that the library looks at.
#pragma once

#include <cccd/error.hpp>
#include <cstdint>
#include <optional>

namespace cccd::iso7816 {

using StatusWord = std::uint16_t;

namespace sw {
inline constexpr StatusWord ok = 0x9000;
inline constexpr StatusWord end_of_file = 0x6282;      ///< data shorter than asked for
inline constexpr StatusWord file_invalidated = 0x6283; ///< PACE: the password is deactivated
inline constexpr StatusWord authentication_failed = 0x6300;
inline constexpr StatusWord wrong_length = 0x6700;
inline constexpr StatusWord security_status = 0x6982; ///< access condition not met
inline constexpr StatusWord method_blocked = 0x6983;
inline constexpr StatusWord conditions_not_satisfied = 0x6985;
inline constexpr StatusWord command_not_allowed = 0x6986;
inline constexpr StatusWord sm_missing = 0x6987;
inline constexpr StatusWord sm_incorrect = 0x6988;
inline constexpr StatusWord wrong_data = 0x6A80;
inline constexpr StatusWord function_not_supported = 0x6A81;
inline constexpr StatusWord file_not_found = 0x6A82;
inline constexpr StatusWord record_not_found = 0x6A83;
inline constexpr StatusWord wrong_p1_p2 = 0x6A86;
inline constexpr StatusWord lc_inconsistent = 0x6A87;
inline constexpr StatusWord data_not_found = 0x6A88;
inline constexpr StatusWord wrong_offset = 0x6B00;
inline constexpr StatusWord ins_not_supported = 0x6D00;
inline constexpr StatusWord cla_not_supported = 0x6E00;
} // namespace sw

/// 63Cx: tries that are left; none for any other status word.
[[nodiscard]] constexpr std::optional<unsigned> tries_left(StatusWord status) noexcept {
    Error error;
    error.status_word = status;
    return cccd::tries_left(error);
}

} // namespace cccd::iso7816
