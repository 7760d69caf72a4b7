// Fields of the ISO/IEC 39794 blocks: context-tagged members of an extensible SEQUENCE (DER of the ASN.1 modules).
#pragma once

#include "tlv/tlv.hpp"

#include <optional>

namespace cccd::lds::ber {

/// The content of the member with this tag; none where it is absent.
inline Result<std::optional<ByteView>> member(ByteView sequence, tlv::Tag tag) noexcept {
    auto found = tlv::find(sequence, tag);
    if (!found) return found.error();
    if (!*found) return std::optional<ByteView>();
    return std::optional<ByteView>((*found)->value);
}

/// The content of a member that must be there. Errors: data_malformed.
Result<ByteView> required(ByteView sequence, tlv::Tag tag) noexcept;
/// A non-negative INTEGER or ENUMERATED of at most four octets. Errors: data_malformed.
Result<std::uint32_t> unsigned_number(ByteView value) noexcept;
/// The member as a number; 0 where it is absent.
Result<std::uint32_t> number_or_zero(ByteView sequence, tlv::Tag tag) noexcept;
/// A coded choice: `code` [0], or an extension block [1] with its fallback [0]; 0 where the member is absent.
Result<std::uint32_t> code_or_zero(ByteView sequence, tlv::Tag tag) noexcept;

/// Member number `index` as a code, whether it is a plain number (tag 80 and following) or a coded choice (A0 …).
template <class T> Status read_code(ByteView sequence, unsigned index, T& into) {
    auto value = number_or_zero(sequence, 0x80 + index);
    if (value && *value == 0) value = code_or_zero(sequence, 0xA0 + index);
    if (!value) return value.error();
    into = static_cast<T>(*value);
    return {};
}

/// The representations in a data block with this application tag: {version [0], representations [1]}.
/// Errors: data_malformed (none, or no version), data_unexpected_tag.
Result<std::vector<ByteView>> representations(ByteView content, tlv::Tag block_tag);
/// The data block around one representation.
[[nodiscard]] Bytes make_block(tlv::Tag block_tag, ByteView representation);

void append_number(Bytes& out, tlv::Tag tag, std::uint32_t value);
/// The same as a coded choice with an extension block.
void append_code(Bytes& out, tlv::Tag tag, std::uint32_t value);

} // namespace cccd::lds::ber
