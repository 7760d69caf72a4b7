// Any elementary file to JSON or to lines for people (cccd/json.hpp).
#include "session/decode.hpp"

#include "base/try.hpp"
#include "lds/com.hpp"
#include "session/decode_file.hpp"

#include <cccd/json.hpp>

namespace cccd {

namespace session {

namespace {

Result<Json> decode_group(ByteView content, File file) {
    switch (file) {
    case File::dg1:
        return decode_dg1(content);
    case File::dg2:
        return decode_dg2(content);
    case File::dg3:
        return decode_dg3(content);
    case File::dg4:
        return decode_dg4(content);
    case File::dg5:
    case File::dg7:
        return decode_displayed_images(content, file);
    case File::dg11:
        return decode_dg11(content);
    case File::dg12:
        return decode_dg12(content);
    case File::dg13:
        return decode_dg13(content);
    case File::dg14:
        return dg14_json(content);
    case File::dg15:
        return dg15_json(content);
    case File::dg16:
        return decode_dg16(content);
    default:
        return decode_reserved_group(content, file);
    }
}

Result<Json> decode_members(ByteView content, File file) {
    switch (file) {
    case File::com:
        return decode_com(content);
    case File::sod:
    case File::card_security:
        return sod_json(content);
    case File::card_access:
        return security_infos_json(content);
    case File::atr_info:
        return decode_atr_info(content);
    case File::dir:
        return decode_dir(content);
    case File::cvca:
        return decode_cvca(content);
    case File::none:
        return tlv_json(content);
    default:
        return decode_group(content, file);
    }
}

Result<Json> decode(ByteView content, File file) {
    file = recognise(content, file);
    CCCD_TRY(auto members, decode_members(content, file));
    return Json{{"file", file == File::none ? "unknown" : cccd::name(file)},
                {"octets", content.size()},
                {"content", std::move(members)}};
}

/// "placeOfOrigin" as "Place of origin".
std::string label_of(std::string_view key) {
    std::string label;
    for (const char c : key) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper && !label.empty()) label += ' ';
        label += upper && !label.empty() ? static_cast<char>(c - 'A' + 'a') : c;
    }
    if (!label.empty() && label[0] >= 'a' && label[0] <= 'z') label[0] = static_cast<char>(label[0] - 'a' + 'A');
    return label;
}

std::string scalar_text(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
    return value.dump();
}

bool is_scalar_list(const Json& value) {
    for (const auto& item : value)
        if (item.is_structured()) return false;
    return true;
}

void write_lines(const Json& json, const std::string& indent, std::string& out);

void write_list(const std::string& label, const Json& list, const std::string& indent, std::string& out) {
    if (is_scalar_list(list)) {
        out += indent + label + ":";
        for (std::size_t i = 0; i < list.size(); ++i) out += (i == 0 ? " " : ", ") + scalar_text(list[i]);
        out += '\n';
        return;
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
        out += indent + label + " " + std::to_string(i + 1) + ":\n";
        write_lines(list[i], indent + "  ", out);
    }
}

/// A date is one line, everything else with members a block.
void write_object(const std::string& label, const Json& object, const std::string& indent, std::string& out) {
    if (object.contains("kind") && object.contains("text")) {
        out += indent + label + ": " + scalar_text(object["text"]) + '\n';
        return;
    }
    out += indent + label + ":\n";
    write_lines(object, indent + "  ", out);
}

void write_lines(const Json& json, const std::string& indent, std::string& out) {
    for (const auto& [key, value] : json.items()) {
        if (key == "raw") continue; // octets for programs, whose reading stands beside them
        const auto label = label_of(key);
        if (value.is_object())
            write_object(label, value, indent, out);
        else if (value.is_array())
            write_list(label, value, indent, out);
        else
            out += indent + label + ": " + scalar_text(value) + '\n';
    }
}

} // namespace

File recognise(ByteView content, File file) noexcept {
    if (file != File::none) return file;
    const auto header = tlv::read_header(content);
    if (!header) return File::none;
    switch (header->tag) {
    case 0x61: // DG1 and EF.DIR begin with the same tag
        return content.size() > header->header_size && content[header->header_size] == 0x4F ? File::dir : File::dg1;
    case 0x31:
        return File::card_access;
    case 0x30:
        return File::card_security;
    case 0x42:
        return File::cvca;
    case 0x47:
    case 0x7F66:
        return File::atr_info;
    default:
        return lds::file_from_tag(header->tag);
    }
}

} // namespace session

Result<std::string> decode_to_json(ByteView content, File file) {
    CCCD_TRY(const auto json, session::decode(content, file));
    return session::dump(json);
}

Result<std::string> decode_to_text(ByteView content, File file) {
    CCCD_TRY(const auto json, session::decode(content, file));
    std::string out;
    out += "File: " + session::scalar_text(json["file"]) + '\n';
    session::write_lines(json["content"], "", out);
    return out;
}

} // namespace cccd
