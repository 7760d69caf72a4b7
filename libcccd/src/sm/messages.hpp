// The data objects of secure messaging (Doc 9303-11 §9.8.4).
#pragma once

#include "iso7816/status.hpp"

#include <cccd/bytes.hpp>
#include <cccd/result.hpp>
#include <optional>

namespace cccd::sm {

/// DO'87' with padding indicator 01 for an even INS, DO'85' for an odd one.
void append_cryptogram(Bytes& out, std::uint8_t ins, ByteView cryptogram);
/// DO'97': one octet up to 256, else two.
void append_le(Bytes& out, std::uint32_t ne);

/// Views into the response.
struct ProtectedResponse {
    std::optional<ByteView> cryptogram;
    std::optional<iso7816::StatusWord> status;
    ByteView mac;
    ByteView authenticated; ///< every data object before DO'8E'
};

/// [DO'85' or DO'87'] [DO'99'] DO'8E', in this order, nothing else. Without DO'99' there must be data.
/// Errors: secure_messaging_missing (no DO'8E'), secure_messaging_malformed.
Result<ProtectedResponse> parse_protected_response(ByteView data);

} // namespace cccd::sm
