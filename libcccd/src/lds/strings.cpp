#include "lds/strings.hpp"

#include <cccd/text.hpp>

namespace cccd::lds {

namespace {

constexpr tlv::Tag octet_string = 0x04, utf8_string = 0x0C, numeric_string = 0x12, printable_string = 0x13,
                   t61_string = 0x14, ia5_string = 0x16, visible_string = 0x1A, universal_string = 0x1C,
                   bmp_string = 0x1E;

constexpr Error wrong_encoding{ErrorCode::text_encoding, Stage::parse, 0, 0, "a text is not in its encoding"};

void append_utf8(std::string& out, char32_t c) {
    const auto put = [&](char32_t octet) { out.push_back(static_cast<char>(octet)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

bool is_surrogate(char32_t c) noexcept {
    return c >= 0xD800 && c <= 0xDFFF;
}

Result<std::string> from_utf16(ByteView value) {
    if (value.size() % 2 != 0) return wrong_encoding;
    std::string out;
    for (std::size_t i = 0; i < value.size(); i += 2) {
        char32_t c = static_cast<char32_t>(value[i] << 8 | value[i + 1]);
        if (is_surrogate(c)) {
            if (c >= 0xDC00 || i + 4 > value.size()) return wrong_encoding;
            const auto low = static_cast<char32_t>(value[i + 2] << 8 | value[i + 3]);
            if (low < 0xDC00 || low > 0xDFFF) return wrong_encoding;
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            i += 2;
        }
        append_utf8(out, c);
    }
    return out;
}

Result<std::string> from_utf32(ByteView value) {
    if (value.size() % 4 != 0) return wrong_encoding;
    std::string out;
    for (std::size_t i = 0; i < value.size(); i += 4) {
        const char32_t c = static_cast<char32_t>(value[i]) << 24 | static_cast<char32_t>(value[i + 1]) << 16 |
                           static_cast<char32_t>(value[i + 2]) << 8 | value[i + 3];
        if (is_surrogate(c) || c > 0x10FFFF) return wrong_encoding;
        append_utf8(out, c);
    }
    return out;
}

std::string from_latin1(ByteView value) {
    std::string out;
    for (const auto octet : value) append_utf8(out, octet);
    return out;
}

/// Octets of the multi-octet character that begins with `lead`, 0 for an octet that begins none.
std::size_t sequence_length(unsigned char lead) noexcept {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) return 3;
    if (lead >= 0xF0 && lead <= 0xF4) return 4;
    return 0;
}

/// Whether the second octet is one that the first allows (Unicode, table 3-7).
bool second_fits(unsigned char lead, unsigned char second) noexcept {
    if (lead == 0xE0) return second >= 0xA0;
    if (lead == 0xED) return second <= 0x9F;
    if (lead == 0xF0) return second >= 0x90;
    if (lead == 0xF4) return second <= 0x8F;
    return true;
}

} // namespace

bool is_utf8(std::string_view text) noexcept {
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const auto length = sequence_length(lead);
        if (length == 0 || i + length > text.size()) return false;
        for (std::size_t k = 1; k < length; ++k)
            if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return false;
        if (length > 1 && !second_fits(lead, static_cast<unsigned char>(text[i + 1]))) return false;
        i += length;
    }
    return true;
}

bool is_string(tlv::Tag tag) noexcept {
    switch (tag) {
    case octet_string:
    case utf8_string:
    case numeric_string:
    case printable_string:
    case t61_string:
    case ia5_string:
    case visible_string:
    case universal_string:
    case bmp_string:
        return true;
    default:
        return false;
    }
}

Result<std::string> decode_string(const tlv::Element& element) {
    if (element.tag == bmp_string) return from_utf16(element.value);
    if (element.tag == universal_string) return from_utf32(element.value);
    const auto text = as_text(element.value);
    if (is_utf8(text)) return std::string(text);
    if (element.tag == t61_string) return from_latin1(element.value);
    return wrong_encoding;
}

std::optional<std::string> clean_text(std::string_view text) {
    constexpr std::string_view blanks(" \t\r\n\0", 5);
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    const auto last = text.find_last_not_of(blanks);
    return text::to_nfc(text.substr(first, last - first + 1));
}

} // namespace cccd::lds
