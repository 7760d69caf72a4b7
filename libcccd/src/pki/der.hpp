// The universal types of ASN.1 that certificates and security objects are made of, read strictly (DER).
#pragma once

#include "tlv/tlv.hpp"

#include <cccd/environment.hpp>
#include <optional>

namespace cccd::pki::der {

inline constexpr tlv::Tag boolean = 0x01, integer = 0x02, bit_string = 0x03, octet_string = 0x04, null = 0x05,
                          object_identifier = 0x06, enumerated = 0x0A, utf8_string = 0x0C, printable_string = 0x13,
                          utc_time = 0x17, generalized_time = 0x18, sequence = 0x30, set = 0x31;

[[nodiscard]] constexpr tlv::Tag context(unsigned number) noexcept {
    return 0x80 | number;
}
[[nodiscard]] constexpr tlv::Tag context_constructed(unsigned number) noexcept {
    return 0xA0 | number;
}

constexpr Error malformed(Literal text) noexcept {
    return {ErrorCode::data_malformed, Stage::parse, 0, 0, text};
}

/// The next data object when it has this tag; otherwise the cursor stays and there is none.
Result<std::optional<tlv::Element>> optional(Cursor& cursor, tlv::Tag tag) noexcept;

/// An INTEGER that fits 31 bits and is not negative.
Result<std::uint32_t> small_integer(ByteView value) noexcept;
/// Magnitude of a positive INTEGER without leading zeros; data_malformed where it is negative or empty.
Result<ByteView> positive_integer(ByteView value) noexcept;
[[nodiscard]] ByteView without_leading_zeros(ByteView number) noexcept;

/// The octets of a BIT STRING that has no unused bits.
Result<ByteView> whole_octets(ByteView bit_string_value) noexcept;

/// UTCTime or GeneralizedTime in UTC, seconds optional (RFC 5280 §4.1.2.5 wants them).
Result<WallTime> time(const tlv::Element& element) noexcept;

} // namespace cccd::pki::der
