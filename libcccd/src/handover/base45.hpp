// Base45 (RFC 9285): octets as text of the alphanumeric set of QR codes, which scanners that type pass unharmed.
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/result.hpp>
#include <string>
#include <string_view>

namespace cccd::handover {

[[nodiscard]] std::string base45_encode(ByteView octets);
/// Errors: data_malformed (a foreign character, a group above its range, a length of 1 modulo 3).
Result<Bytes> base45_decode(std::string_view text);

} // namespace cccd::handover
