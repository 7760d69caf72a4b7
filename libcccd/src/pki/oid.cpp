#include "pki/oid.hpp"

namespace cccd::pki {

std::string oid_text(ByteView encoded) {
    std::string text;
    std::uint64_t arc = 0;
    bool open = false;
    for (const auto octet : encoded) {
        if (arc >> 56 != 0) return {};
        arc = arc << 7 | (octet & 0x7F);
        open = (octet & 0x80) != 0;
        if (open) continue;
        if (text.empty()) {
            const std::uint64_t first = arc < 80 ? arc / 40 : 2;
            text = std::to_string(first) + "." + std::to_string(arc - first * 40);
        } else {
            text += "." + std::to_string(arc);
        }
        arc = 0;
    }
    return open ? std::string() : text;
}

} // namespace cccd::pki
