// The groups about the holder, and EF.COM.
#include "base/try.hpp"
#include "lds/com.hpp"
#include "lds/dg1.hpp"
#include "lds/dg13.hpp"
#include "lds/dg2.hpp"
#include "session/decode.hpp"

namespace cccd::session {

namespace {

void put(Json& json, const char* key, const std::optional<std::string>& value) {
    if (value) json[key] = *value;
}

void put(Json& json, const char* key, const std::optional<Date>& value) {
    if (value) json[key] = date_json(*value);
}

void put_remarks(Json& json, const lds::Remarks& remarks) {
    if (remarks.empty()) return;
    json["remarks"] = Json::array();
    for (const auto& remark : remarks) json["remarks"].push_back(remark.view());
}

Json face_json(const lds::BiometricFace& face) {
    Json json{{"format", cccd::name(face.format)},
              {"imageOctets", face.image.size()},
              {"encoding", face.encoding == lds::BiometricEncoding::iso19794 ? "ISO 19794-5" : "ISO 39794-5"}};
    if (face.width != 0) json["width"] = face.width;
    if (face.height != 0) json["height"] = face.height;
    json["gender"] = face.gender;
    json["imageType"] = face.face_image_type;
    json["featurePoints"] = face.points.size();
    if (!face.header.creation.empty()) json["created"] = to_hex(face.header.creation);
    return json;
}

Json check_digits_json(const mrz::Mrz& mrz) {
    return Json{{"documentNumber", mrz.document_number_check},
                {"birth", mrz.birth_check},
                {"expiry", mrz.expiry_check},
                {"optional", mrz.optional_check},
                {"composite", mrz.composite_check}};
}

const char* format_name(mrz::Format format) noexcept {
    return format == mrz::Format::td1 ? "TD1" : format == mrz::Format::td2 ? "TD2" : "TD3";
}

} // namespace

Result<Json> com_json(ByteView content) {
    CCCD_TRY(const auto com, lds::parse_com(content));
    Json json{{"ldsVersion", com.lds_version}, {"unicodeVersion", com.unicode_version}};
    json["files"] = Json::array();
    for (unsigned number = 1; number <= 16; ++number)
        if (com.files.contains(data_group(number))) json["files"].push_back(cccd::name(data_group(number)));
    put_remarks(json, com.remarks);
    return json;
}

Result<Json> dg1_json(ByteView content) {
    CCCD_TRY(const auto dg1, lds::parse_dg1(content));
    const auto& mrz = dg1.mrz;
    Json json{{"format", format_name(mrz.format)},     {"lines", mrz.lines},
              {"documentCode", mrz.document_code},     {"issuingState", mrz.issuing_state},
              {"documentNumber", mrz.document_number}, {"optionalData", mrz.optional_data},
              {"dateOfBirth", mrz.birth_date},         {"sex", mrz.sex},
              {"dateOfExpiry", mrz.expiry_date},       {"nationality", mrz.nationality},
              {"primaryName", mrz.primary_name},       {"secondaryName", mrz.secondary_name}};
    if (!mrz.optional_data_2.empty()) json["optionalData2"] = mrz.optional_data_2;
    if (const auto number = mrz.personal_number(); !number.empty()) json["idNumber"] = number;
    json["checkDigits"] = check_digits_json(mrz);
    return json;
}

Result<Json> dg2_json(ByteView content) {
    CCCD_TRY(const auto dg2, lds::parse_dg2(content));
    Json json;
    json["faces"] = Json::array();
    for (const auto& face : dg2.faces) json["faces"].push_back(face_json(face));
    put_remarks(json, dg2.remarks);
    return json;
}

Result<Json> dg13_json(ByteView content) {
    CCCD_TRY(const auto dg13, lds::parse_dg13(content));
    Json json = Json::object();
    put(json, "idNumber", dg13.personal_number);
    put(json, "fullName", dg13.full_name);
    put(json, "dateOfBirth", dg13.birth_date);
    put(json, "gender", dg13.sex);
    put(json, "nationality", dg13.nationality);
    put(json, "ethnicity", dg13.ethnicity);
    put(json, "religion", dg13.religion);
    put(json, "placeOfOrigin", dg13.place_of_origin);
    put(json, "placeOfResidence", dg13.place_of_residence);
    put(json, "personalIdentification", dg13.identification_marks);
    put(json, "dateOfIssue", dg13.issue_date);
    put(json, "dateOfExpiry", dg13.expiry_date);
    put(json, "fatherName", dg13.father_name);
    put(json, "motherName", dg13.mother_name);
    if (!dg13.spouse_names.empty()) json["spouseNames"] = dg13.spouse_names;
    put(json, "oldIdNumber", dg13.old_number);
    put(json, "field16", dg13.field_16);
    for (const auto& unknown : dg13.unknown)
        json["unknown"].push_back(Json{{"number", unknown.number}, {"value", to_hex(unknown.value)}});
    json["present"] = dg13.present;
    put_remarks(json, dg13.remarks);
    return json;
}

} // namespace cccd::session
