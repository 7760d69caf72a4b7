#include "pki/ber.hpp"

#include "base/try.hpp"

namespace cccd::pki::ber {

namespace {

constexpr int deepest = 32;

constexpr Error malformed(Literal text) noexcept {
    return {ErrorCode::data_malformed, Stage::parse, 0, 0, text};
}

/// Octets of the tag field; 0 where the input ends in it.
std::size_t tag_octets(ByteView input) noexcept {
    if (input.empty()) return 0;
    if ((input[0] & 0x1F) != 0x1F) return 1;
    for (std::size_t i = 1; i < input.size() && i < 3; ++i)
        if ((input[i] & 0x80) == 0) return i + 1;
    return 0;
}

bool at_end_of_contents(ByteView input) noexcept {
    return input.size() >= 2 && input[0] == 0 && input[1] == 0;
}

Result<tlv::Element> read_at(Cursor& cursor, int depth) noexcept {
    const ByteView input = cursor.rest();
    const std::size_t tag_size = tag_octets(input);
    if (tag_size == 0 || tag_size >= input.size() || input[tag_size] != 0x80) return tlv::read(cursor);
    if ((input[0] & 0x20) == 0) return malformed("indefinite length on a primitive");
    if (depth >= deepest) return malformed("indefinite lengths too deep");

    tlv::Tag tag = 0;
    for (std::size_t i = 0; i < tag_size; ++i) tag = tag << 8 | input[i];
    const std::size_t header = tag_size + 1;
    Cursor inner(input.subspan(header));
    while (!at_end_of_contents(inner.rest())) {
        if (inner.at_end()) return Error{ErrorCode::data_truncated, Stage::parse, 0, 0, "no end of contents"};
        CCCD_TRY([[maybe_unused]] const tlv::Element skipped, read_at(inner, depth + 1));
    }
    const std::size_t length = input.size() - header - inner.remaining();
    CCCD_TRY(const ByteView whole, cursor.take(header + length + 2));
    return tlv::Element{tag, whole.subspan(header, length), whole};
}

Status append_pieces(const tlv::Element& element, Bytes& out, int depth) {
    if (!element.constructed()) {
        out.insert(out.end(), element.value.begin(), element.value.end());
        return {};
    }
    if (depth >= deepest) return malformed("octet string in too many layers");
    Cursor pieces(element.value);
    while (!pieces.at_end()) {
        CCCD_TRY(const tlv::Element piece, read_at(pieces, depth + 1));
        if (piece.tag != 0x04 && piece.tag != 0x24) return malformed("a piece is no octet string");
        CCCD_CHECK(append_pieces(piece, out, depth + 1));
    }
    return {};
}

Status append_definite(const tlv::Element& element, Bytes& out, int depth) {
    if (depth >= deepest) return malformed("structure too deep");
    if (!element.constructed()) {
        tlv::append(out, element.tag, element.value);
        return {};
    }
    Bytes inner;
    Cursor cursor(element.value);
    while (!cursor.at_end()) {
        CCCD_TRY(const tlv::Element child, read_at(cursor, depth + 1));
        CCCD_CHECK(append_definite(child, inner, depth + 1));
    }
    tlv::append(out, element.tag, inner);
    return {};
}

} // namespace

Result<tlv::Element> read(Cursor& cursor) noexcept {
    return read_at(cursor, 0);
}

Result<tlv::Element> expect(Cursor& cursor, tlv::Tag tag) noexcept {
    CCCD_TRY(const tlv::Element element, read(cursor));
    if (element.tag != tag)
        return Error{ErrorCode::data_unexpected_tag, Stage::parse, 0, 0, "another tag was expected"};
    return element;
}

Result<std::vector<tlv::Element>> children(ByteView input) {
    std::vector<tlv::Element> elements;
    Cursor cursor(input);
    while (!cursor.at_end()) {
        CCCD_TRY(const tlv::Element element, read(cursor));
        elements.push_back(element);
    }
    return elements;
}

bool indefinite(const tlv::Element& element) noexcept {
    const std::size_t tag_size = tag_octets(element.whole);
    return tag_size != 0 && tag_size < element.whole.size() && element.whole[tag_size] == 0x80;
}

Result<Bytes> octet_string(const tlv::Element& element) {
    Bytes out;
    CCCD_CHECK(append_pieces(element, out, 0));
    return out;
}

Result<Bytes> with_definite_lengths(const tlv::Element& element) {
    Bytes out;
    CCCD_CHECK(append_definite(element, out, 0));
    return out;
}

} // namespace cccd::pki::ber
