// Nothing of a group is lost on its way to JSON: from the JSON alone (and the images' places in the file) the same
// file can be written again.
#include "lds/com.hpp"
#include "lds/dg1.hpp"
#include "lds/dg11.hpp"
#include "lds/dg12.hpp"
#include "lds/dg13.hpp"
#include "lds/dg16.hpp"
#include "lds/dg2.hpp"
#include "lds/dir.hpp"
#include "json_content.hpp"
#include "support/dg13_variants.hpp"

#include <cccd/json.hpp>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace cccd;
using nlohmann::json;

namespace {

lds::Text text_of(const json& members, const char* key) {
    return members.contains(key) ? lds::Text(members[key].get<std::string>()) : std::nullopt;
}

/// The text of a date in DG13, or the digits of one in DG11, DG12 and DG16.
std::optional<Date> date(const json& members, const char* key, bool digits) {
    if (!members.contains(key)) return {};
    Date out;
    out.text = members[key].contains("date") && digits ? members[key]["date"].get<std::string>()
                                                       : members[key]["text"].get<std::string>();
    if (digits) out.text.erase(std::remove(out.text.begin(), out.text.end(), '-'), out.text.end());
    return out;
}

std::vector<std::string> names(const json& members, const char* key) {
    return members.contains(key) ? members[key].get<std::vector<std::string>>() : std::vector<std::string>{};
}

ByteView image(const json& members, const char* key, const Bytes& file) {
    if (!members.contains(key)) return {};
    return ByteView(file).subspan(members[key]["offset"], members[key]["octets"]);
}

const Date birthday = parse_date("19990101");

} // namespace

TEST_CASE("DG13 is written again from its JSON, whatever it holds") {
    for (const auto& [name, file] : support::dg13_variants()) {
        INFO(name);
        const auto from = content_of(file);
        lds::Dg13 dg13;
        dg13.personal_number = text_of(from, "idNumber");
        dg13.full_name = text_of(from, "fullName");
        dg13.birth_date = date(from, "dateOfBirth", false);
        dg13.sex = text_of(from, "gender");
        dg13.nationality = text_of(from, "nationality");
        dg13.ethnicity = text_of(from, "ethnicity");
        dg13.religion = text_of(from, "religion");
        dg13.place_of_origin = text_of(from, "placeOfOrigin");
        dg13.place_of_residence = text_of(from, "placeOfResidence");
        dg13.identification_marks = text_of(from, "personalIdentification");
        dg13.issue_date = date(from, "dateOfIssue", false);
        dg13.expiry_date = date(from, "dateOfExpiry", false);
        dg13.father_name = text_of(from, "fatherName");
        dg13.mother_name = text_of(from, "motherName");
        dg13.spouse_names = names(from, "spouseNames");
        dg13.old_number = text_of(from, "oldIdNumber");
        dg13.field_16 = text_of(from, "field16");
        dg13.present = from["present"].get<std::vector<std::uint32_t>>();
        for (const auto& raw : from.value("unknown", json::array()))
            dg13.unknown.push_back({raw["number"], from_hex(raw["value"].get<std::string>())});
        const auto direct = lds::parse_dg13(file);
        REQUIRE(direct);
        CHECK(to_hex(lds::make_dg13(dg13)) == to_hex(lds::make_dg13(*direct)));
    }
}

TEST_CASE("DG11 and DG12 are written again from their JSON") {
    const Bytes picture = from_hex("FFD8FFE000FFD9");
    lds::Dg11 dg11;
    dg11.full_name = "NGUYEN<<VAN<MAU";
    dg11.other_names = {"MAU", "VAN<MAU"};
    dg11.birth_date = birthday;
    dg11.address = "Thôn 1<Xã A";
    dg11.telephone = "+84912345678";
    dg11.proof_of_citizenship = picture;
    dg11.custody = "Không";
    const Bytes file11 = lds::make_dg11(dg11);
    const auto from11 = content_of(file11);
    lds::Dg11 again11;
    again11.full_name = text_of(from11, "fullName");
    again11.other_names = names(from11, "otherNames");
    again11.birth_date = date(from11, "dateOfBirth", true);
    again11.address = text_of(from11, "address");
    again11.telephone = text_of(from11, "telephone");
    again11.proof_of_citizenship = image(from11, "proofOfCitizenship", file11);
    again11.custody = text_of(from11, "custody");
    CHECK(lds::make_dg11(again11) == file11);

    lds::Dg12 dg12;
    dg12.issuing_authority = "Bộ Công an";
    dg12.issue_date = birthday;
    dg12.other_persons = {"TRAN<<THI<ME"};
    dg12.image_rear = picture;
    dg12.personalization_time = "20220202235959";
    const Bytes file12 = lds::make_dg12(dg12);
    const auto from12 = content_of(file12);
    lds::Dg12 again12;
    again12.issuing_authority = text_of(from12, "issuingAuthority");
    again12.issue_date = date(from12, "dateOfIssue", true);
    again12.other_persons = names(from12, "otherPersons");
    again12.image_rear = image(from12, "imageRear", file12);
    again12.personalization_time = text_of(from12, "personalizationTime");
    CHECK(lds::make_dg12(again12) == file12);
}

TEST_CASE("DG16, EF.COM, EF.DIR and DG1 are written again from their JSON") {
    const Bytes dg16 = lds::make_dg16({{{birthday, "A<<B", "1", "x"}, {{}, "C", {}, "y"}}, {}});
    lds::Dg16 again16;
    const auto from_dg16 = content_of(dg16);
    for (const auto& person : from_dg16["persons"])
        again16.persons.push_back({date(person, "recorded", true), text_of(person, "name"),
                                   text_of(person, "telephone"), text_of(person, "address")});
    CHECK(lds::make_dg16(again16) == dg16);

    const Bytes com = from_hex("60185F0104303130375F36063034303030305C066175636D6E6F");
    const auto from_com = content_of(com);
    lds::Com again_com;
    again_com.lds_version = from_com["ldsVersion"];
    again_com.unicode_version = from_com["unicodeVersion"];
    for (const auto& file : from_com["files"])
        again_com.tags.push_back(lds::data_group_tag(*file_from_name(file.get<std::string>())));
    CHECK(lds::make_com(again_com) == com);

    const Bytes dir = from_hex("61094F07A000000247100161094F07A0000002472001");
    lds::Dir again_dir;
    const auto from_dir = content_of(dir);
    for (const auto& application : from_dir["applications"])
        again_dir.applications.push_back({from_hex(application["identifier"].get<std::string>()), {}});
    CHECK(lds::make_dir(again_dir) == dir);

    const Bytes dg1 = lds::make_dg1("IDVNM0990000017001099000001<<89901018M3901016VNM<<<<<<<<<<<4"
                                    "NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<");
    std::string lines;
    const auto from_dg1 = content_of(dg1);
    for (const auto& line : from_dg1["lines"]) lines += line.get<std::string>();
    CHECK(lds::make_dg1(lines) == dg1);
}

TEST_CASE("a face is written again from its JSON and its place in the file") {
    const Bytes picture = from_hex("FFD8FFE000FFD9");
    lds::BiometricFace face;
    face.image = picture;
    face.header.version = 0x0101;
    face.header.format_owner = 0x0101;
    face.header.format_type = 8;
    face.gender = 2;
    face.feature_mask = 0x010203;
    face.expression = 1;
    face.pose_yaw = 3;
    face.width = 413;
    face.height = 531;
    face.quality = 77;
    face.points = {{1, 3, 2, 10, 20}};
    const Bytes file = lds::make_dg2({{face}, {}});
    const auto from = content_of(file)["faces"][0];
    lds::BiometricFace again;
    again.image = image(from, "image", file);
    again.header.version = from["header"]["headerVersion"].get<std::uint16_t>();
    again.header.format_owner = from["header"]["formatOwner"];
    again.header.format_type = from["header"]["formatType"];
    again.gender = from["gender"];
    again.feature_mask = from["featureMask"];
    again.expression = from["expression"];
    again.pose_yaw = from["pose"]["yaw"];
    again.width = from["width"];
    again.height = from["height"];
    again.quality = from["quality"];
    const auto& point = from["featurePoints"][0];
    CHECK(point["code"] == "3.2");
    again.points = {{point["kind"], 3, 2, point["x"], point["y"]}};
    CHECK(lds::make_dg2({{again}, {}}) == file);
}
