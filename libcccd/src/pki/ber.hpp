// BER as CMS allows it (X.690 §8): indefinite lengths and octet strings in pieces. Only the layers of CMS are read with
// it; certificates, keys and security objects are DER and go through tlv.
#pragma once

#include "tlv/tlv.hpp"

namespace cccd::pki::ber {

/// The next data object; its value ends before the end-of-contents octets of an indefinite length.
/// Errors: as tlv::read; data_malformed below 32 levels of indefinite length.
Result<tlv::Element> read(Cursor& cursor) noexcept;
Result<tlv::Element> expect(Cursor& cursor, tlv::Tag tag) noexcept;
Result<std::vector<tlv::Element>> children(ByteView input);

/// True when the element itself has an indefinite length.
[[nodiscard]] bool indefinite(const tlv::Element& element) noexcept;

/// The octets of an OCTET STRING, whole or in pieces, under its universal tag or an implicit one.
Result<Bytes> octet_string(const tlv::Element& element);

/// The same with definite, shortest lengths all the way down; order and content stay as they are.
Result<Bytes> with_definite_lengths(const tlv::Element& element);

} // namespace cccd::pki::ber
