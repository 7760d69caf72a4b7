// The ASN.1 string types as UTF-8, and what UTF-8 is.
#pragma once

#include "tlv/tlv.hpp"

#include <optional>
#include <string>

namespace cccd::lds {

/// Well-formed UTF-8 (no overlong form, no surrogate, nothing above U+10FFFF).
[[nodiscard]] bool is_utf8(std::string_view text) noexcept;

/// True for the tags of UTF8String, NumericString, PrintableString, T61String, IA5String, VisibleString,
/// UniversalString, BMPString and OCTET STRING.
[[nodiscard]] bool is_string(tlv::Tag tag) noexcept;

/// The text in UTF-8 as it stands, not normalised. T61String and the ASCII types that hold octets above 7F are taken as
/// UTF-8 where they are well-formed UTF-8, else as Latin-1 for T61String. Errors: text_encoding.
Result<std::string> decode_string(const tlv::Element& element);

/// NFC, without blanks and NULs at the ends; nothing where no text is left.
[[nodiscard]] std::optional<std::string> clean_text(std::string_view text);

} // namespace cccd::lds
