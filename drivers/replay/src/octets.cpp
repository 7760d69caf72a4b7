#include "octets.hpp"

#include <algorithm>

namespace cccd::replay {

namespace {

struct Span {
    std::size_t first = 0;
    std::size_t last = 0;
};

/// The data field of a command APDU (ISO 7816-4 §5.1), short or extended. What is no APDU is data from its fifth octet.
Span data_field(ByteView command) {
    const auto size = command.size();
    if (size <= 5) return {size, size};
    const std::size_t short_length = command[4];
    if (short_length != 0) return {5, std::min(size, 5 + short_length)};
    if (size <= 7) return {size, size};
    return {7, std::min(size, 7 + (std::size_t{command[5]} << 8 | command[6]))};
}

/// SELECT and MANAGE SECURITY ENVIRONMENT in the clear: names of files and protocols.
bool says_nothing(ByteView command) {
    const bool plain = (command[0] & 0x0C) == 0;
    return plain && (command[1] == 0xA4 || command[1] == 0x22);
}

int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

} // namespace

std::string to_text(const Octets& octets) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    out.reserve(octets.size() * 2);
    for (const auto& octet : octets) {
        out += octet ? digits[*octet >> 4] : '-';
        out += octet ? digits[*octet & 15] : '-';
    }
    return out;
}

std::optional<Octets> from_text(std::string_view text) {
    if (text.size() % 2 != 0) return std::nullopt;
    Octets out;
    out.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = digit_of(text[i]);
        const int low = digit_of(text[i + 1]);
        if (text[i] == '-' && text[i + 1] == '-')
            out.emplace_back();
        else if (high < 0 || low < 0)
            return std::nullopt;
        else
            out.emplace_back(static_cast<std::uint8_t>(high << 4 | low));
    }
    return out;
}

Octets whole(ByteView octets) {
    return {octets.begin(), octets.end()};
}

Octets redacted_command(ByteView command) {
    auto out = whole(command);
    if (command.size() < 4 || says_nothing(command)) return out;
    const auto data = data_field(command);
    for (std::size_t i = data.first; i < data.last; ++i) out[i].reset();
    return out;
}

Octets redacted_response(ByteView response) {
    auto out = whole(response);
    for (std::size_t i = 0; i + 2 < out.size(); ++i) out[i].reset();
    return out;
}

bool matches(const Octets& expected, ByteView found) noexcept {
    return expected.size() == found.size() && std::equal(expected.begin(), expected.end(), found.begin(),
                                                         [](const auto& a, std::uint8_t b) { return !a || *a == b; });
}

} // namespace cccd::replay
