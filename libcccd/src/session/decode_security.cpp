// The files about the chip's own protocols, and files without a parser.
#include "access/pace_suites.hpp"
#include "auth/active_authentication.hpp"
#include "base/try.hpp"
#include "lds/dg14.hpp"
#include "lds/dg15.hpp"
#include "lds/security_infos.hpp"
#include "session/decode.hpp"
#include "tlv/tlv.hpp"

#include <cstdio>

namespace cccd::session {

namespace {

constexpr int deepest = 16;

void put(Json& json, const char* key, const std::optional<std::uint64_t>& value) {
    if (value) json[key] = *value;
}

Json pace_json(const lds::PaceInfo& info) {
    Json json{{"type", "PACEInfo"}, {"protocol", oid_text(info.protocol)}};
    if (const auto* suite = access::find_pace_suite(info.protocol)) json["suite"] = suite->name;
    json["version"] = info.version;
    put(json, "parameterId", info.parameter_id);
    if (info.parameter_id)
        if (const auto group = crypto::Group::standardized(static_cast<unsigned>(*info.parameter_id)))
            json["group"] = group->name();
    return json;
}

void put_chip_authentication(Json& list, const lds::SecurityInfos& infos) {
    for (const auto& info : infos.chip_authentication) {
        Json json{{"type", "ChipAuthenticationInfo"}, {"protocol", oid_text(info.protocol)}, {"version", info.version}};
        put(json, "keyId", info.key_id);
        list.push_back(json);
    }
    for (const auto& info : infos.chip_authentication_keys) {
        Json json{{"type", "ChipAuthenticationPublicKeyInfo"}, {"protocol", oid_text(info.protocol)}};
        if (const auto key = crypto::agreement_key_from_info(info.public_key_info)) json["group"] = key->group.name();
        put(json, "keyId", info.key_id);
        json["publicKeyInfo"] = to_hex(info.public_key_info);
        list.push_back(json);
    }
}

void put_others(Json& list, const lds::SecurityInfos& infos) {
    for (const auto& info : infos.pace_parameters) {
        Json json{{"type", "PACEDomainParameterInfo"},
                  {"protocol", oid_text(info.protocol)},
                  {"algorithm", to_hex(info.algorithm)}};
        put(json, "parameterId", info.parameter_id);
        list.push_back(json);
    }
    for (const auto& info : infos.active_authentication)
        list.push_back(Json{{"type", "ActiveAuthenticationInfo"},
                            {"version", info.version},
                            {"signatureAlgorithm", oid_text(info.signature_algorithm)}});
    for (const auto& info : infos.terminal_authentication) {
        Json json{{"type", "TerminalAuthenticationInfo"}, {"version", info.version}};
        if (info.cvca_file) json["cvcaFile"] = *info.cvca_file;
        list.push_back(json);
    }
    for (const auto& info : infos.unknown)
        list.push_back(Json{{"type", "unknown"}, {"protocol", oid_text(info.protocol)}, {"value", to_hex(info.whole)}});
}

std::string tag_text(tlv::Tag tag) {
    char text[12];
    std::snprintf(text, sizeof text, "%02X", tag);
    return text;
}

Result<Json> objects_json(ByteView content, int depth) {
    CCCD_TRY(const auto objects, tlv::children(content));
    auto list = Json::array();
    for (const auto& object : objects) {
        Json json{{"tag", tag_text(object.tag)}};
        const bool nested = object.constructed() && depth < deepest;
        if (auto inner = nested ? objects_json(object.value, depth + 1) : Result<Json>(Json()); nested && inner)
            json["objects"] = *std::move(inner);
        else
            json["value"] = to_hex(object.value);
        list.push_back(std::move(json));
    }
    return list;
}

} // namespace

std::string oid_text(ByteView oid) {
    std::string text;
    std::uint64_t arc = 0;
    for (const auto octet : oid) {
        arc = arc << 7 | (octet & 0x7Fu);
        if ((octet & 0x80u) != 0) continue;
        if (text.empty()) {
            const auto first = arc < 80 ? arc / 40 : 2;
            text = std::to_string(first) + "." + std::to_string(arc - first * 40);
        } else {
            text += "." + std::to_string(arc);
        }
        arc = 0;
    }
    return text;
}

Result<Json> security_infos_json(ByteView set) {
    CCCD_TRY(const auto infos, lds::parse_security_infos(set));
    auto list = Json::array();
    for (const auto& info : infos.pace) list.push_back(pace_json(info));
    put_chip_authentication(list, infos);
    put_others(list, infos);
    auto raw = Json::array();
    for (const auto& info : infos.raw) raw.push_back(to_hex(info));
    return Json{{"securityInfos", std::move(list)}, {"raw", std::move(raw)}};
}

Result<Json> dg14_json(ByteView content) {
    CCCD_TRY(const auto dg14, lds::parse_dg14(content));
    return security_infos_json(dg14.security_infos);
}

Result<Json> dg15_json(ByteView content) {
    CCCD_TRY(const auto dg15, lds::parse_dg15(content));
    Json json;
    if (const auto key = crypto::PublicKey::from_info(dg15.public_key_info)) {
        json["key"] = key->kind() == crypto::KeyKind::rsa ? "RSA" : "EC";
        json["bits"] = key->bits();
    }
    json["publicKeyInfo"] = to_hex(dg15.public_key_info);
    return json;
}

Result<Json> tlv_json(ByteView content) {
    CCCD_TRY(auto objects, objects_json(content, 0));
    return Json{{"objects", std::move(objects)}};
}

} // namespace cccd::session
