// EF.SOD and EF.CardSecurity: what is signed, and by whom. Nothing is verified here.
#include "base/try.hpp"
#include "pki/cms.hpp"
#include "pki/name.hpp"
#include "pki/security_object.hpp"
#include "session/decode.hpp"

namespace cccd::session {

namespace {

constexpr tlv::Tag sod_tag = 0x77;

Json certificate_json(ByteView der) {
    const auto certificate = pki::Certificate::parse(der);
    if (!certificate) return Json{{"unreadable", cccd::name(certificate.error().code)}, {"octets", der.size()}};
    return Json{{"subject", pki::name_text(certificate->subject)}, {"issuer", pki::name_text(certificate->issuer)},
                {"serial", to_hex(certificate->serial)},           {"notBefore", utc_text(certificate->not_before)},
                {"notAfter", utc_text(certificate->not_after)},    {"sha256", to_hex(certificate->fingerprint())}};
}

Json hashes_json(const pki::SecurityObject& object) {
    auto list = Json::array();
    for (const auto& entry : object.entries)
        list.push_back(Json{{"dataGroup", entry.group}, {"hash", to_hex(entry.hash)}});
    return list;
}

} // namespace

Result<Json> sod_json(ByteView content) {
    CCCD_TRY(const auto header, tlv::read_header(content));
    const auto cms = header.tag == sod_tag ? content.subspan(header.header_size) : content;
    CCCD_TRY(const auto data, pki::SignedData::parse(cms));
    Json json{{"version", data.version}, {"contentType", oid_text(data.content_type)}};
    pki::Remarks remarks;
    if (const auto object = pki::SecurityObject::parse(data.content, remarks)) {
        json["ldsSecurityObject"] = Json{
            {"version", object->version}, {"hashAlgorithm", pki::name(object->hash)}, {"hashes", hashes_json(*object)}};
    } else if (auto infos = security_infos_json(data.content)) {
        json["securityInfos"] = (*infos)["securityInfos"];
    } else {
        json["content"] = to_hex(data.content);
    }
    json["certificates"] = Json::array();
    for (const auto certificate : data.certificates) json["certificates"].push_back(certificate_json(certificate));
    json["signers"] = Json::array();
    for (const auto& signer : data.signers)
        json["signers"].push_back(Json{{"issuer", pki::name_text(signer.issuer)},
                                       {"serial", to_hex(signer.serial)},
                                       {"signedAttributes", signer.signed_attributes.has_value()}});
    json["raw"] = to_hex(cms);
    remarks.add(data.remarks);
    for (const auto& finding : remarks.all()) json["remarks"].push_back(finding.id.view());
    return json;
}

} // namespace cccd::session
