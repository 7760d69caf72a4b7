// One elementary file as JSON: an object of its members. docs/json.md describes each.
#pragma once

#include "lds/cbeff.hpp"
#include "lds/details.hpp"
#include "session/json_values.hpp"

namespace cccd::session {

/// The file that this content is: `file` where it is given, else by the outermost tag.
[[nodiscard]] File recognise(ByteView content, File file) noexcept;

// Each gives the members of the file; a member that is absent is left out.
Result<Json> decode_dg1(ByteView content);
Result<Json> decode_dg2(ByteView content);
Result<Json> decode_dg3(ByteView content);
Result<Json> decode_dg4(ByteView content);
Result<Json> decode_displayed_images(ByteView content, File file);
Result<Json> decode_reserved_group(ByteView content, File file);
Result<Json> decode_dg11(ByteView content);
Result<Json> decode_dg12(ByteView content);
Result<Json> decode_dg13(ByteView content);
Result<Json> decode_dg16(ByteView content);
Result<Json> decode_com(ByteView content);
Result<Json> decode_atr_info(ByteView content);
Result<Json> decode_dir(ByteView content);
Result<Json> decode_cvca(ByteView content);

// What several of them use.
void put_text(Json& json, const char* key, const lds::Text& text);
void put_date(Json& json, const char* key, const std::optional<Date>& date);
void put_hex(Json& json, const char* key, ByteView octets);
void put_leftovers(Json& json, const lds::Leftovers& leftovers);
void put_remarks(Json& json, const lds::Remarks& remarks);
/// Format, size and place in the file: `cccd decode` does not print pictures.
[[nodiscard]] Json image_json(ByteView image, ByteView file);
[[nodiscard]] Json header_json(const lds::BiometricHeader& header, lds::BiometricEncoding encoding);

} // namespace cccd::session
