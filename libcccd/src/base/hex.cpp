#include <cccd/bytes.hpp>

namespace cccd {

std::string to_hex(ByteView bytes) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const auto octet : bytes) {
        text.push_back(digits[octet >> 4]);
        text.push_back(digits[octet & 0x0F]);
    }
    return text;
}

namespace {

int digit_of(char c) noexcept {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

bool is_separator(char c) noexcept {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == ':';
}

} // namespace

Bytes from_hex(std::string_view text) {
    Bytes octets;
    octets.reserve(text.size() / 2);
    int high = -1;
    for (const char c : text) {
        if (is_separator(c)) continue;
        const int digit = digit_of(c);
        if (digit < 0) return {};
        if (high < 0) {
            high = digit;
        } else {
            octets.push_back(static_cast<std::uint8_t>(high << 4 | digit));
            high = -1;
        }
    }
    if (high >= 0) return {};
    return octets;
}

} // namespace cccd
