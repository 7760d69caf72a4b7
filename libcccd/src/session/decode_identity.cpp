// Files about the holder: DG1, DG11, DG12, DG13, DG16.
#include "base/try.hpp"
#include "lds/dg1.hpp"
#include "lds/dg11.hpp"
#include "lds/dg12.hpp"
#include "lds/dg13.hpp"
#include "lds/dg16.hpp"
#include "session/decode_file.hpp"

namespace cccd::session {

namespace {

void put_printed(Json& json, const char* key, const std::string& value) {
    if (!value.empty()) json[key] = value;
}

std::string_view format_name(mrz::Format format) noexcept {
    switch (format) {
    case mrz::Format::td1:
        return "TD1";
    case mrz::Format::td2:
        return "TD2";
    case mrz::Format::td3:
        break;
    }
    return "TD3";
}

} // namespace

Result<Json> decode_dg1(ByteView content) {
    CCCD_TRY(const auto dg1, lds::parse_dg1(content));
    const auto& mrz = dg1.mrz;
    Json json{{"format", format_name(mrz.format)}, {"lines", mrz.lines}};
    put_printed(json, "documentCode", mrz.document_code);
    put_printed(json, "issuingState", mrz.issuing_state);
    put_printed(json, "documentNumber", mrz.document_number);
    put_printed(json, "idNumber", mrz.personal_number());
    put_printed(json, "dateOfBirth", mrz.birth_date);
    put_printed(json, "sex", mrz.sex);
    put_printed(json, "dateOfExpiry", mrz.expiry_date);
    put_printed(json, "nationality", mrz.nationality);
    put_printed(json, "primaryName", mrz.primary_name);
    put_printed(json, "secondaryName", mrz.secondary_name);
    put_printed(json, "optionalData", mrz.optional_data);
    put_printed(json, "optionalData2", mrz.optional_data_2);
    json["checkDigits"] = Json{{"documentNumber", mrz.document_number_check},
                               {"birth", mrz.birth_check},
                               {"expiry", mrz.expiry_check},
                               {"optional", mrz.optional_check},
                               {"composite", mrz.composite_check}};
    return json;
}

Result<Json> decode_dg11(ByteView content) {
    CCCD_TRY(const auto dg11, lds::parse_dg11(content));
    Json json = Json::object();
    put_text(json, "fullName", dg11.full_name);
    if (!dg11.other_names.empty()) json["otherNames"] = dg11.other_names;
    put_text(json, "personalNumber", dg11.personal_number);
    put_date(json, "dateOfBirth", dg11.birth_date);
    put_text(json, "placeOfBirth", dg11.place_of_birth);
    put_text(json, "address", dg11.address);
    put_text(json, "telephone", dg11.telephone);
    put_text(json, "profession", dg11.profession);
    put_text(json, "title", dg11.title);
    put_text(json, "personalSummary", dg11.personal_summary);
    if (!dg11.proof_of_citizenship.empty()) json["proofOfCitizenship"] = image_json(dg11.proof_of_citizenship, content);
    put_text(json, "otherDocumentNumbers", dg11.other_document_numbers);
    put_text(json, "custody", dg11.custody);
    put_leftovers(json, dg11.leftovers);
    return json;
}

Result<Json> decode_dg12(ByteView content) {
    CCCD_TRY(const auto dg12, lds::parse_dg12(content));
    Json json = Json::object();
    put_text(json, "issuingAuthority", dg12.issuing_authority);
    put_date(json, "dateOfIssue", dg12.issue_date);
    if (!dg12.other_persons.empty()) json["otherPersons"] = dg12.other_persons;
    put_text(json, "endorsements", dg12.endorsements);
    put_text(json, "taxExitRequirements", dg12.tax_exit_requirements);
    if (!dg12.image_front.empty()) json["imageFront"] = image_json(dg12.image_front, content);
    if (!dg12.image_rear.empty()) json["imageRear"] = image_json(dg12.image_rear, content);
    put_text(json, "personalizationTime", dg12.personalization_time);
    put_text(json, "personalizationSystem", dg12.personalization_system);
    put_leftovers(json, dg12.leftovers);
    return json;
}

Result<Json> decode_dg13(ByteView content) {
    CCCD_TRY(const auto dg13, lds::parse_dg13(content));
    Json json = Json::object();
    put_text(json, "idNumber", dg13.personal_number);
    put_text(json, "fullName", dg13.full_name);
    put_date(json, "dateOfBirth", dg13.birth_date);
    put_text(json, "gender", dg13.sex);
    put_text(json, "nationality", dg13.nationality);
    put_text(json, "ethnicity", dg13.ethnicity);
    put_text(json, "religion", dg13.religion);
    put_text(json, "placeOfOrigin", dg13.place_of_origin);
    put_text(json, "placeOfResidence", dg13.place_of_residence);
    put_text(json, "personalIdentification", dg13.identification_marks);
    put_date(json, "dateOfIssue", dg13.issue_date);
    put_date(json, "dateOfExpiry", dg13.expiry_date);
    put_text(json, "fatherName", dg13.father_name);
    put_text(json, "motherName", dg13.mother_name);
    if (!dg13.spouse_names.empty()) json["spouseNames"] = dg13.spouse_names;
    put_text(json, "oldIdNumber", dg13.old_number);
    put_text(json, "field16", dg13.field_16);
    json["present"] = dg13.present;
    for (const auto& field : dg13.unknown)
        json["unknown"].push_back(Json{{"number", field.number}, {"value", to_hex(field.value)}});
    put_remarks(json, dg13.remarks);
    return json;
}

Result<Json> decode_dg16(ByteView content) {
    CCCD_TRY(const auto dg16, lds::parse_dg16(content));
    Json json{{"persons", Json::array()}};
    for (const auto& person : dg16.persons) {
        Json one = Json::object();
        put_date(one, "recorded", person.recorded);
        put_text(one, "name", person.name);
        put_text(one, "telephone", person.telephone);
        put_text(one, "address", person.address);
        json["persons"].push_back(std::move(one));
    }
    put_leftovers(json, dg16.leftovers);
    return json;
}

} // namespace cccd::session
