// Elementary files as JSON, one function a kind (docs/json.md, "cccd decode").
#pragma once

#include "session/json_values.hpp"

namespace cccd::session {

[[nodiscard]] Result<Json> com_json(ByteView content);
[[nodiscard]] Result<Json> dg1_json(ByteView content);
[[nodiscard]] Result<Json> dg2_json(ByteView content);
[[nodiscard]] Result<Json> dg13_json(ByteView content);
[[nodiscard]] Result<Json> dg14_json(ByteView content);
[[nodiscard]] Result<Json> dg15_json(ByteView content);
[[nodiscard]] Result<Json> security_infos_json(ByteView set);
[[nodiscard]] Result<Json> sod_json(ByteView content);
/// Any file without a parser of its own: its data objects, nested, values in hexadecimal.
[[nodiscard]] Result<Json> tlv_json(ByteView content);

/// Dotted text of an object identifier's content octets.
[[nodiscard]] std::string oid_text(ByteView oid);

} // namespace cccd::session
