// A small DER writer for tests that need shapes which the library's own encoders do not make.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace support {

using Octets = std::vector<std::uint8_t>;

inline Octets text(std::string_view characters) {
    return {characters.begin(), characters.end()};
}

inline Octets join(std::initializer_list<Octets> parts) {
    Octets out;
    for (const auto& part : parts) out.insert(out.end(), part.begin(), part.end());
    return out;
}

/// Tag (one to three octets as one number), length, value. `length_octets`: the least number of octets in the length
/// field; more than needed is BER, not DER.
inline Octets der(std::uint32_t tag, const Octets& value, unsigned length_octets = 1) {
    Octets out;
    if (tag > 0xFFFF) out.push_back(static_cast<std::uint8_t>(tag >> 16));
    if (tag > 0xFF) out.push_back(static_cast<std::uint8_t>(tag >> 8));
    out.push_back(static_cast<std::uint8_t>(tag));
    unsigned more = length_octets - 1;
    while (more < 4 && (more == 0 ? value.size() > 0x7F : value.size() >> (8 * more) != 0)) ++more;
    if (more == 0) {
        out.push_back(static_cast<std::uint8_t>(value.size()));
    } else {
        out.push_back(static_cast<std::uint8_t>(0x80 | more));
        for (unsigned i = more; i-- > 0;) out.push_back(static_cast<std::uint8_t>(value.size() >> (8 * i)));
    }
    out.insert(out.end(), value.begin(), value.end());
    return out;
}

inline Octets der(std::uint32_t tag, std::string_view characters) {
    return der(tag, text(characters));
}

} // namespace support
