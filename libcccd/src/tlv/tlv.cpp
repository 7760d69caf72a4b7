#include "tlv/tlv.hpp"

#include "base/try.hpp"

namespace cccd::tlv {

namespace {

constexpr Error malformed(Literal text) noexcept {
    return {ErrorCode::data_malformed, Stage::parse, 0, 0, text};
}

Result<std::size_t> read_length(Cursor& cursor) noexcept {
    CCCD_TRY(const std::size_t first, cursor.number(1));
    if (first < 0x80) return first;
    if (first == 0x80) return malformed("indefinite length");
    if (first > 0x84) return malformed("length field longer than five octets");
    CCCD_TRY(const std::size_t length, cursor.number(first - 0x80));
    return length;
}

} // namespace

Result<Tag> read_tag(Cursor& cursor) noexcept {
    CCCD_TRY(const Tag first, cursor.number(1));
    if ((first & 0x1F) != 0x1F) return first;
    Tag tag = first;
    for (int octets = 1; octets < 3; ++octets) {
        CCCD_TRY(const Tag next, cursor.number(1));
        tag = tag << 8 | next;
        if ((next & 0x80) == 0) return tag;
    }
    return malformed("tag field longer than three octets");
}

bool Element::constructed() const noexcept {
    return !whole.empty() && (whole[0] & 0x20) != 0;
}

Result<Header> read_header(ByteView input) noexcept {
    Cursor cursor(input);
    CCCD_TRY(const Tag tag, read_tag(cursor));
    CCCD_TRY(const std::size_t length, read_length(cursor));
    return Header{tag, input.size() - cursor.remaining(), length};
}

Result<Element> read(Cursor& cursor) noexcept {
    CCCD_TRY(const Header header, read_header(cursor.rest()));
    CCCD_TRY(const ByteView whole, cursor.take(header.total()));
    return Element{header.tag, whole.subspan(header.header_size), whole};
}

Result<ByteView> expect(Cursor& cursor, Tag tag) noexcept {
    CCCD_TRY(const Element element, read(cursor));
    if (element.tag != tag)
        return Error{ErrorCode::data_unexpected_tag, Stage::parse, 0, 0, "another tag was expected"};
    return element.value;
}

Result<ByteView> only(ByteView input, Tag tag) noexcept {
    Cursor cursor(input);
    CCCD_TRY(const ByteView value, expect(cursor, tag));
    if (!cursor.at_end()) return malformed("octets after the data object");
    return value;
}

Result<std::vector<Element>> children(ByteView input) {
    std::vector<Element> elements;
    Cursor cursor(input);
    while (!cursor.at_end()) {
        CCCD_TRY(const Element element, read(cursor));
        elements.push_back(element);
    }
    return elements;
}

Result<std::optional<Element>> find(ByteView input, Tag tag) noexcept {
    Cursor cursor(input);
    while (!cursor.at_end()) {
        CCCD_TRY(const Element element, read(cursor));
        if (element.tag == tag) return std::optional<Element>(element);
    }
    return std::optional<Element>();
}

void append_tag(Bytes& out, Tag tag) {
    for (int shift = 16; shift >= 0; shift -= 8)
        if (shift == 0 || tag >> shift != 0) out.push_back(static_cast<std::uint8_t>(tag >> shift));
}

void append(Bytes& out, Tag tag, ByteView value) {
    append_tag(out, tag);
    const std::size_t length = value.size();
    if (length >= 0x80) {
        int octets = 1;
        while (octets < 4 && length >> (8 * octets) != 0) ++octets;
        out.push_back(static_cast<std::uint8_t>(0x80 | octets));
        for (int i = octets - 1; i >= 0; --i) out.push_back(static_cast<std::uint8_t>(length >> (8 * i)));
    } else {
        out.push_back(static_cast<std::uint8_t>(length));
    }
    out.insert(out.end(), value.begin(), value.end());
}

Bytes make(Tag tag, ByteView value) {
    Bytes out;
    out.reserve(value.size() + 8);
    append(out, tag, value);
    return out;
}

Bytes concat(std::initializer_list<ByteView> parts) {
    std::size_t size = 0;
    for (const auto part : parts) size += part.size();
    Bytes out;
    out.reserve(size);
    for (const auto part : parts) out.insert(out.end(), part.begin(), part.end());
    return out;
}

} // namespace cccd::tlv
