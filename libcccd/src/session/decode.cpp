// Recognises a file and hands it to the function of its kind; text for people is made out of the same JSON.
#include "session/decode.hpp"

#include "base/try.hpp"
#include "lds/com.hpp"

#include <cccd/json.hpp>

namespace cccd {

namespace {

using session::Json;

constexpr tlv::Tag set_tag = 0x31, sequence_tag = 0x30;

/// EF.CardAccess (a SET) and EF.CardSecurity (a CMS without a tag around it) have no tag of their own.
Result<File> kind_of(ByteView content, File file) {
    CCCD_TRY(const auto header, tlv::read_header(content));
    if (const auto by_tag = lds::file_from_tag(header.tag); by_tag != File::none) return by_tag;
    if (file != File::none) return file;
    if (header.tag == set_tag) return File::card_access;
    if (header.tag == sequence_tag) return File::card_security;
    return File::none;
}

Result<Json> content_json(ByteView content, File file) {
    switch (file) {
    case File::com:
        return session::com_json(content);
    case File::dg1:
        return session::dg1_json(content);
    case File::dg2:
        return session::dg2_json(content);
    case File::dg13:
        return session::dg13_json(content);
    case File::dg14:
        return session::dg14_json(content);
    case File::dg15:
        return session::dg15_json(content);
    case File::card_access:
        return session::security_infos_json(content);
    case File::sod:
    case File::card_security:
        return session::sod_json(content);
    default:
        return session::tlv_json(content);
    }
}

Result<Json> decode(ByteView content, File file) {
    CCCD_TRY(const auto kind, kind_of(content, file));
    CCCD_TRY(auto decoded, content_json(content, kind));
    return Json{{"file", kind == File::none ? "unknown" : name(kind)},
                {"octets", content.size()},
                {"content", std::move(decoded)}};
}

std::string scalar_text(const Json& value) {
    return value.is_string() ? value.get<std::string>() : value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void write_lines(std::string& out, const Json& value, std::size_t depth);

void write_entry(std::string& out, const std::string& label, const Json& value, std::size_t depth) {
    out.append(2 * depth, ' ').append(label);
    if (value.is_structured()) {
        out.append(value.empty() ? " -\n" : "\n");
        write_lines(out, value, depth + 1);
    } else {
        out.append(" ").append(scalar_text(value)).append("\n");
    }
}

void write_lines(std::string& out, const Json& value, std::size_t depth) {
    if (value.is_object())
        for (const auto& [key, item] : value.items()) write_entry(out, key + ":", item, depth);
    else
        for (const auto& item : value) write_entry(out, "-", item, depth);
}

} // namespace

Result<std::string> decode_to_json(ByteView content, File file) {
    CCCD_TRY(const auto json, decode(content, file));
    return session::dump(json);
}

Result<std::string> decode_to_text(ByteView content, File file) {
    CCCD_TRY(const auto json, decode(content, file));
    std::string text;
    write_lines(text, json, 0);
    return text;
}

} // namespace cccd
