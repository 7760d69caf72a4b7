// The files about keys and signatures as JSON, and any file without a parser (docs/decoded-files.md). The others are in
// session/decode_file.hpp.
#pragma once

#include "session/json_values.hpp"

namespace cccd::session {

[[nodiscard]] Result<Json> dg14_json(ByteView content);
[[nodiscard]] Result<Json> dg15_json(ByteView content);
[[nodiscard]] Result<Json> security_infos_json(ByteView set);
[[nodiscard]] Result<Json> sod_json(ByteView content);
/// Any file without a parser of its own: its data objects, nested, values in hexadecimal.
[[nodiscard]] Result<Json> tlv_json(ByteView content);

/// Dotted text of an object identifier's content octets.
[[nodiscard]] std::string oid_text(ByteView oid);

} // namespace cccd::session
