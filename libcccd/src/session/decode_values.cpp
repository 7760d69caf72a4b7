#include "session/decode_file.hpp"

#include <cccd/face.hpp>

namespace cccd::session {

void put_text(Json& json, const char* key, const lds::Text& text) {
    if (text) json[key] = *text;
}

void put_date(Json& json, const char* key, const std::optional<Date>& date) {
    if (date) json[key] = date_json(*date);
}

void put_hex(Json& json, const char* key, ByteView octets) {
    if (!octets.empty()) json[key] = to_hex(octets);
}

void put_remarks(Json& json, const lds::Remarks& remarks) {
    for (const auto& remark : remarks) json["remarks"].push_back(std::string(remark.view()));
}

namespace {

Json tag_json(tlv::Tag tag) {
    Bytes octets;
    tlv::append_tag(octets, tag);
    return to_hex(octets);
}

} // namespace

void put_leftovers(Json& json, const lds::Leftovers& leftovers) {
    for (const auto& raw : leftovers.unknown)
        json["unknown"].push_back(Json{{"tag", tag_json(raw.tag)}, {"value", to_hex(raw.value)}});
    put_remarks(json, leftovers.remarks);
}

Json image_json(ByteView image, ByteView file) {
    Json json{{"format", cccd::name(image_format(image))}, {"octets", image.size()}};
    if (!image.empty()) json["offset"] = image.data() - file.data();
    return json;
}

Json header_json(const lds::BiometricHeader& header, lds::BiometricEncoding encoding) {
    Json json{{"encoding", encoding == lds::BiometricEncoding::iso39794 ? "ISO/IEC 39794" : "ISO/IEC 19794"}};
    if (header.version) json["headerVersion"] = *header.version;
    if (header.type) json["biometricType"] = *header.type;
    if (header.subtype) json["biometricSubtype"] = *header.subtype;
    put_hex(json, "creation", header.creation);
    put_hex(json, "validity", header.validity);
    put_hex(json, "creator", header.creator);
    json["formatOwner"] = header.format_owner;
    json["formatType"] = header.format_type;
    return json;
}

} // namespace cccd::session
