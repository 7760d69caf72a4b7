#include "core/ber.hpp"

#include <algorithm>

namespace softchip::ber {

namespace {

// ISO 7816-4 §5.2.2.1: bits 5 to 1 all set announce another tag byte.
std::optional<std::uint32_t> take_tag(View& rest) {
    if (rest.empty()) return std::nullopt;
    std::uint32_t tag = rest[0];
    rest = rest.subspan(1);
    if ((tag & 0x1F) != 0x1F) return tag;
    if (rest.empty() || (rest[0] & 0x80) != 0) return std::nullopt;
    tag = tag << 8 | rest[0];
    rest = rest.subspan(1);
    return tag;
}

// ISO 7816-4 §5.2.2.2: one byte up to 7F, or 81 to 83 and that many bytes.
std::optional<std::size_t> take_length(View& rest) {
    if (rest.empty()) return std::nullopt;
    const std::uint8_t first = rest[0];
    rest = rest.subspan(1);
    if (first < 0x80) return first;
    const std::size_t count = first & 0x7F;
    if (count == 0 || count > 3 || rest.size() < count) return std::nullopt;
    std::size_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value << 8 | rest[i];
    rest = rest.subspan(count);
    return value;
}

} // namespace

std::optional<Object> take(View& rest) {
    const View start = rest;
    View at = rest;
    const auto tag = take_tag(at);
    if (!tag) return std::nullopt;
    const auto size = take_length(at);
    if (!size || at.size() < *size) return std::nullopt;
    const View value = at.first(*size);
    rest = at.subspan(*size);
    return Object{*tag, value, start.first(start.size() - rest.size())};
}

std::optional<View> find(View objects, std::uint32_t tag) {
    while (!objects.empty()) {
        const auto object = take(objects);
        if (!object) return std::nullopt;
        if (object->tag == tag) return object->value;
    }
    return std::nullopt;
}

bool well_formed(View objects) {
    while (!objects.empty()) {
        if (!take(objects)) return false;
    }
    return true;
}

Bytes length(std::size_t size) {
    if (size < 0x80) return {static_cast<std::uint8_t>(size)};
    Bytes digits;
    for (; size != 0; size >>= 8) digits.insert(digits.begin(), static_cast<std::uint8_t>(size));
    digits.insert(digits.begin(), static_cast<std::uint8_t>(0x80 | digits.size()));
    return digits;
}

Bytes make(std::uint32_t tag, View value) {
    Bytes out;
    if (tag > 0xFF) out.push_back(static_cast<std::uint8_t>(tag >> 8));
    out.push_back(static_cast<std::uint8_t>(tag));
    append(out, length(value.size()));
    append(out, value);
    return out;
}

} // namespace softchip::ber

namespace softchip {

Bytes join(std::initializer_list<View> parts) {
    Bytes out;
    for (const View part : parts) append(out, part);
    return out;
}

bool same(View a, View b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin());
}

std::optional<Bytes> from_hex(std::string_view text) {
    Bytes out;
    int high = -1;
    for (const char c : text) {
        if (c == ' ') continue;
        int digit = -1;
        if (c >= '0' && c <= '9') digit = c - '0';
        if (c >= 'A' && c <= 'F') digit = c - 'A' + 10;
        if (c >= 'a' && c <= 'f') digit = c - 'a' + 10;
        if (digit < 0) return std::nullopt;
        if (high < 0) {
            high = digit;
        } else {
            out.push_back(static_cast<std::uint8_t>(high << 4 | digit));
            high = -1;
        }
    }
    if (high >= 0) return std::nullopt;
    return out;
}

} // namespace softchip
