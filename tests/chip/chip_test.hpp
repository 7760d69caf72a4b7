// What the chip's tests share: hex in and out, and a bare profile. No reader.
#pragma once

#include "core/ber.hpp"
#include "support/data.hpp"

#include <doctest/doctest.h>
#include <softchip/chip.hpp>
#include <string>

namespace chip_test {

using softchip::Bytes;
using softchip::View;

inline const std::filesystem::path profiles = std::filesystem::path(CCCD_SOURCE_DIR) / "drivers/softchip/profiles";

/// MRZ information of the Doc 9303-11 Appendix D specimen: number, birth, expiry with their check digits.
inline const std::string mrz = "L898902C<369080619406236";

inline Bytes unhex(const std::string& digits) {
    const auto bytes = softchip::from_hex(digits);
    REQUIRE_MESSAGE(bytes.has_value(), "not hex: ", digits);
    return *bytes;
}

inline std::string hex(View bytes) {
    static const char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const auto byte : bytes) {
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

inline std::string send(softchip::Chip& chip, const std::string& command) {
    return hex(chip.exchange(unhex(command)));
}

inline softchip::Profile bare_profile() {
    softchip::Profile profile;
    profile.name = "bare";
    profile.atr = unhex("3B8980014D4B6A434F532D333712");
    profile.files[softchip::fid::ef_com] = unhex("60145F0104303130365F36063034303030305C026175");
    return profile;
}

inline const char* const select_application = "00A4040C07A0000002471001";

} // namespace chip_test
