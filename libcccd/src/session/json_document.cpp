// Documents as JSON, under the key names that integrators of the card know (docs/json.md).
#include "session/json_values.hpp"

#include <cstdio>

namespace cccd::session {

namespace {

template <class T> Json sourced(Json value, const Value<T>& from) {
    Json json{{"value", std::move(value)}};
    if (from.file != File::none) json["source"] = cccd::name(from.file);
    json["standing"] = cccd::name(from.standing);
    return json;
}

void put(Json& json, const char* key, const TextValue& value) {
    if (value) json[key] = sourced(value->value, *value);
}

void put(Json& json, const char* key, const DateValue& value) {
    if (value) json[key] = sourced(date_json(value->value), *value);
}

Json face_json(const FaceValue& face) {
    return Json{{"format", cccd::name(face.format)},
                {"octets", face.image.size()},
                {"source", cccd::name(File::dg2)},
                {"standing", cccd::name(face.standing)}};
}

} // namespace

Json date_json(const Date& date) {
    char iso[16];
    switch (date.kind) {
    case Date::Kind::full:
        std::snprintf(iso, sizeof iso, "%04d-%02u-%02u", static_cast<int>(date.day.year()),
                      static_cast<unsigned>(date.day.month()), static_cast<unsigned>(date.day.day()));
        return Json{{"kind", "full"}, {"date", iso}, {"text", date.display()}};
    case Date::Kind::year_only:
        return Json{{"kind", "year"}, {"year", static_cast<int>(date.day.year())}, {"text", date.display()}};
    case Date::Kind::none:
        return Json{{"kind", "none"}, {"text", date.display()}};
    case Date::Kind::text:
        break;
    }
    return Json{{"kind", "text"}, {"text", date.text}};
}

Json document_json(const Document& document) {
    Json json{{"generation", cccd::name(document.generation)}};
    put(json, "idNumber", document.personal_number);
    put(json, "fullName", document.full_name);
    put(json, "dateOfBirth", document.birth_date);
    put(json, "gender", document.sex);
    put(json, "nationality", document.nationality);
    put(json, "ethnicity", document.ethnicity);
    put(json, "religion", document.religion);
    put(json, "placeOfOrigin", document.place_of_origin);
    put(json, "placeOfResidence", document.place_of_residence);
    put(json, "personalIdentification", document.identification_marks);
    put(json, "dateOfIssue", document.issue_date);
    put(json, "dateOfExpiry", document.expiry_date);
    put(json, "fatherName", document.father_name);
    put(json, "motherName", document.mother_name);
    if (!document.spouse_names.empty()) {
        json["spouseNames"] = Json::array();
        for (const auto& spouse : document.spouse_names) json["spouseNames"].push_back(sourced(spouse.value, spouse));
    }
    put(json, "oldIdNumber", document.old_number);
    put(json, "issuer", document.issuer);
    put(json, "mrz", document.mrz);
    put(json, "mrzName", document.mrz_name);
    put(json, "documentNumber", document.document_number);
    put(json, "issuingState", document.issuing_state);
    if (document.face) json["face"] = face_json(*document.face);
    return json;
}

} // namespace cccd::session
