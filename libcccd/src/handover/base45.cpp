#include "handover/base45.hpp"

#include <algorithm>

namespace cccd::handover {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
constexpr unsigned base = 45;

constexpr Error malformed(Literal text) noexcept {
    return {ErrorCode::data_malformed, Stage::parse, 0, 0, text};
}

} // namespace

std::string base45_encode(ByteView octets) {
    std::string text;
    text.reserve((octets.size() * 3 + 1) / 2);
    const auto put = [&text](unsigned value, int digits) {
        for (; digits > 0; --digits, value /= base) text += alphabet[value % base];
    };
    std::size_t at = 0;
    for (; at + 1 < octets.size(); at += 2) put(octets[at] * 256u + octets[at + 1], 3); // RFC 9285 section 4
    if (at < octets.size()) put(octets[at], 2);
    return text;
}

Result<Bytes> base45_decode(std::string_view text) {
    if (text.size() % 3 == 1) return malformed("no base45 has this length");
    Bytes octets;
    octets.reserve(text.size() / 3 * 2 + 1);
    for (std::size_t at = 0; at < text.size(); at += 3) {
        const auto group = text.substr(at, 3);
        unsigned value = 0;
        for (std::size_t index = group.size(); index-- > 0;) {
            const auto digit = alphabet.find(group[index]);
            if (digit == std::string_view::npos) return malformed("a character that base45 does not have");
            value = value * base + static_cast<unsigned>(digit);
        }
        if (value > (group.size() == 3 ? 0xFFFFu : 0xFFu)) return malformed("a base45 group is out of range");
        if (group.size() == 3) octets.push_back(static_cast<std::uint8_t>(value >> 8));
        octets.push_back(static_cast<std::uint8_t>(value));
    }
    return octets;
}

} // namespace cccd::handover
