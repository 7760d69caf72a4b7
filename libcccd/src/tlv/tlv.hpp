// BER-TLV with definite lengths, as ISO 7816-4 §5.2.2 and the LDS use it. Views into the input, nothing is copied.
#pragma once

#include "base/cursor.hpp"

#include <cccd/result.hpp>
#include <cstdint>
#include <optional>
#include <vector>

namespace cccd::tlv {

using Tag = std::uint32_t; ///< all octets of the tag field as one number: 0x6D, 0x7F49, 0x5F2E

/// Limits of what is read: tags of up to three octets, lengths of up to four (84).
struct Element {
    Tag tag = 0;
    ByteView value;
    ByteView whole; ///< tag, length and value

    [[nodiscard]] bool constructed() const noexcept;
};

/// The tag and length fields of a data object, read from the front of `input`.
struct Header {
    Tag tag = 0;
    std::size_t header_size = 0; ///< octets of tag and length field
    std::size_t value_size = 0;
    [[nodiscard]] std::size_t total() const noexcept { return header_size + value_size; }
};

/// Errors: data_truncated (more octets are needed), data_malformed (indefinite length, tag or length field too long).
Result<Header> read_header(ByteView input) noexcept;
/// The next tag field alone, as tag lists have them (DO'5C'). Errors: data_truncated, data_malformed.
Result<Tag> read_tag(Cursor& cursor) noexcept;
/// The next data object. Errors: as read_header; data_truncated where the value is shorter than announced.
Result<Element> read(Cursor& cursor) noexcept;
/// The next data object must have this tag: data_unexpected_tag otherwise.
Result<ByteView> expect(Cursor& cursor, Tag tag) noexcept;
/// One data object that fills `input` and has this tag; data_malformed where octets follow.
Result<ByteView> only(ByteView input, Tag tag) noexcept;
/// All data objects side by side in `input`.
Result<std::vector<Element>> children(ByteView input);
/// The first data object with this tag among those side by side in `input`; none where there is none.
Result<std::optional<Element>> find(ByteView input, Tag tag) noexcept;

/// Appends a tag field alone.
void append_tag(Bytes& out, Tag tag);
/// Appends a data object with the shortest length field.
void append(Bytes& out, Tag tag, ByteView value);
[[nodiscard]] Bytes make(Tag tag, ByteView value);
/// Several octet strings one after the other.
[[nodiscard]] Bytes concat(std::initializer_list<ByteView> parts);

} // namespace cccd::tlv
