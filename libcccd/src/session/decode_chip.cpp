// Files about the chip itself: EF.COM, EF.ATR/INFO, EF.DIR, EF.CVCA.
#include "base/try.hpp"
#include "lds/atr_info.hpp"
#include "lds/com.hpp"
#include "lds/cvca.hpp"
#include "lds/dir.hpp"
#include "session/decode_file.hpp"

namespace cccd::session {

Result<Json> decode_com(ByteView content) {
    CCCD_TRY(const auto com, lds::parse_com(content));
    Json json{{"ldsVersion", com.lds_version}, {"unicodeVersion", com.unicode_version}, {"files", Json::array()}};
    for (const auto tag : com.tags) {
        const auto file = lds::file_from_tag(tag);
        Bytes octets;
        tlv::append_tag(octets, tag);
        json["files"].push_back(file == File::none ? to_hex(octets) : std::string(cccd::name(file)));
    }
    put_remarks(json, com.remarks);
    return json;
}

Result<Json> decode_atr_info(ByteView content) {
    CCCD_TRY(const auto info, lds::parse_atr_info(content));
    Json json = Json::object();
    if (const auto& can = info.capabilities)
        json["capabilities"] = Json{{"selectByName", can->select_by_name},
                                    {"shortIdentifiers", can->short_identifiers},
                                    {"recordNumbers", can->record_numbers},
                                    {"commandChaining", can->command_chaining},
                                    {"extendedLength", can->extended_length},
                                    {"extendedLengthInformation", can->extended_length_information},
                                    {"raw", to_hex(can->octets)}};
    if (const auto& sizes = info.buffer_sizes)
        json["bufferSizes"] = Json{{"command", sizes->command}, {"response", sizes->response}};
    put_leftovers(json, {info.unknown, info.remarks});
    return json;
}

Result<Json> decode_dir(ByteView content) {
    CCCD_TRY(const auto dir, lds::parse_dir(content));
    Json json{{"applications", Json::array()}};
    for (const auto& application : dir.applications) {
        Json one{{"identifier", to_hex(application.identifier)}};
        if (const auto known = lds::application_name(application.identifier); !known.empty()) one["name"] = known;
        if (application.label) one["label"] = *application.label;
        json["applications"].push_back(std::move(one));
    }
    return json;
}

Result<Json> decode_cvca(ByteView content) {
    CCCD_TRY(const auto cvca, lds::parse_cvca(content));
    return Json{{"references", cvca.references}};
}

} // namespace cccd::session
