// As json_round_trip_test.cpp, for the groups of biometrics and images and for the files about the chip and its proofs.
#include "lds/cvca.hpp"
#include "lds/dg14.hpp"
#include "lds/dg15.hpp"
#include "lds/dg2.hpp"
#include "lds/dg3.hpp"
#include "lds/dg4.hpp"
#include "lds/displayed_images.hpp"
#include "lds/reserved_groups.hpp"
#include "json_content.hpp"
#include "support/data.hpp"
#include "support/der.hpp"

#include <cccd/json.hpp>
#include <doctest/doctest.h>

using namespace cccd;
using nlohmann::json;

namespace {

const Bytes picture = from_hex("FFD8FFE000FFD9");
const Bytes creation = from_hex("20210102030405"), validity = from_hex("2021010220310102"), creator = from_hex("1234");

ByteView image(const json& members, const Bytes& file) {
    return ByteView(file).subspan(members["image"]["offset"], members["image"]["octets"]);
}

lds::BiometricHeader full_header(std::uint16_t format_type) {
    return {0x0101, 2u, std::uint8_t{9}, creation, validity, creator, 0x0101, format_type};
}

/// Octets that the views of one header point to.
struct HeaderOctets {
    Bytes creation, validity, creator;
};

lds::BiometricHeader header_of(const json& from, HeaderOctets& octets) {
    octets = {from_hex(from["creation"].get<std::string>()), from_hex(from["validity"].get<std::string>()),
              from_hex(from["creator"].get<std::string>())};
    lds::BiometricHeader header;
    header.version = from["headerVersion"].get<std::uint16_t>();
    header.type = from["biometricType"].get<std::uint32_t>();
    header.subtype = from["biometricSubtype"].get<std::uint8_t>();
    header.creation = octets.creation;
    header.validity = octets.validity;
    header.creator = octets.creator;
    header.format_owner = from["formatOwner"];
    header.format_type = from["formatType"];
    return header;
}

bool is_39794(const json& from) {
    return from["header"]["encoding"] == "ISO/IEC 39794";
}

lds::BiometricEncoding encoding_of(const json& from) {
    return is_39794(from) ? lds::BiometricEncoding::iso39794 : lds::BiometricEncoding::iso19794;
}

template <class T> void take(const json& from, const char* key, T& into) {
    if (from.contains(key)) into = from[key].get<T>();
}

lds::BiometricFace face_of(const json& from, const Bytes& file, HeaderOctets& octets) {
    lds::BiometricFace face;
    face.encoding = encoding_of(from);
    face.header = header_of(from["header"], octets);
    face.image = image(from, file);
    take(from, "gender", face.gender);
    take(from, "eyeColour", face.eye_colour);
    take(from, "hairColour", face.hair_colour);
    take(from, "faceImageType", face.face_image_type);
    take(from, "imageDataType", face.image_data_type);
    take(from, "width", face.width);
    take(from, "height", face.height);
    take(from, "colourSpace", face.colour_space);
    take(from, "sourceType", face.source_type);
    take(from, "featureMask", face.feature_mask);
    take(from, "expression", face.expression);
    take(from, "deviceType", face.device_type);
    take(from, "quality", face.quality);
    if (is_39794(from)) return face;
    take(from["pose"], "yaw", face.pose_yaw);
    take(from["pose"], "pitch", face.pose_pitch);
    take(from["pose"], "roll", face.pose_roll);
    take(from["poseUncertainty"], "yaw", face.pose_yaw_uncertainty);
    take(from["poseUncertainty"], "pitch", face.pose_pitch_uncertainty);
    take(from["poseUncertainty"], "roll", face.pose_roll_uncertainty);
    return face;
}

lds::BiometricFinger finger_of(const json& from, const Bytes& file, HeaderOctets& octets) {
    lds::BiometricFinger finger;
    finger.encoding = encoding_of(from);
    finger.header = header_of(from["header"], octets);
    finger.image = image(from, file);
    take(from, "position", finger.position);
    take(from, "impression", finger.impression);
    take(from, "imageFormat", finger.image_format);
    take(from, "quality", finger.quality);
    take(from, "viewCount", finger.view_count);
    take(from, "viewNumber", finger.view_number);
    take(from, "width", finger.width);
    take(from, "height", finger.height);
    take(from, "device", finger.device);
    take(from, "acquisitionLevel", finger.acquisition_level);
    take(from, "scaleUnits", finger.scale_units);
    take(from, "pixelDepth", finger.pixel_depth);
    if (is_39794(from)) return finger;
    take(from["scanResolution"], "x", finger.scan_resolution_x);
    take(from["scanResolution"], "y", finger.scan_resolution_y);
    take(from["imageResolution"], "x", finger.image_resolution_x);
    take(from["imageResolution"], "y", finger.image_resolution_y);
    return finger;
}

lds::BiometricIris iris_of(const json& from, const Bytes& file, HeaderOctets& octets, Bytes& device_id) {
    lds::BiometricIris iris;
    iris.encoding = encoding_of(from);
    iris.header = header_of(from["header"], octets);
    iris.image = image(from, file);
    take(from, "eye", iris.eye);
    take(from, "imageFormat", iris.image_format);
    take(from, "bitDepth", iris.bit_depth);
    take(from, "imageKind", iris.image_kind);
    take(from, "width", iris.width);
    take(from, "height", iris.height);
    take(from, "quality", iris.quality);
    take(from, "device", iris.device);
    take(from, "properties", iris.properties);
    take(from, "diameter", iris.diameter);
    take(from, "transform", iris.transform);
    take(from, "imageNumber", iris.image_number);
    take(from, "rotation", iris.rotation);
    take(from, "rotationUncertainty", iris.rotation_uncertainty);
    if (from.contains("deviceId")) device_id = from_hex(from["deviceId"].get<std::string>());
    iris.device_id = device_id;
    return iris;
}

constexpr lds::BiometricEncoding both[]{lds::BiometricEncoding::iso19794, lds::BiometricEncoding::iso39794};

Bytes profile_file(const char* name) {
    return support::read_file(std::filesystem::path(CCCD_SOURCE_DIR) / "drivers/softchip/profiles/can-cuoc-2024" /
                              name);
}

} // namespace

TEST_CASE("faces in both encodings are written again from their JSON") {
    for (const auto encoding : both) {
        lds::BiometricFace face;
        face.encoding = encoding;
        face.header = full_header(encoding == lds::BiometricEncoding::iso39794 ? 0x002A : 0x0008);
        face.image = picture;
        face.gender = 2;
        face.eye_colour = 1;
        face.hair_colour = 3;
        face.face_image_type = 1;
        face.image_data_type = 2;
        face.width = 413;
        face.height = 531;
        face.colour_space = 1;
        face.source_type = 2;
        if (encoding == lds::BiometricEncoding::iso19794) {
            face.feature_mask = 0x010203;
            face.expression = 4;
            face.pose_yaw = 5, face.pose_pitch = 6, face.pose_roll = 7;
            face.pose_yaw_uncertainty = 8, face.pose_pitch_uncertainty = 9, face.pose_roll_uncertainty = 10;
            face.device_type = 11;
            face.quality = 12;
        }
        const Bytes file = lds::make_dg2({{face, face}, {}});
        const auto from = content_of(file);
        REQUIRE(from["faces"].size() == 2);
        HeaderOctets first, second;
        CHECK(lds::make_dg2({{face_of(from["faces"][0], file, first), face_of(from["faces"][1], file, second)}, {}}) ==
              file);
    }
}

TEST_CASE("fingers and irises in both encodings are written again from their JSON") {
    const Bytes device_id(16, 0xD1);
    for (const auto encoding : both) {
        const bool newer = encoding == lds::BiometricEncoding::iso39794;
        lds::BiometricFinger finger;
        finger.encoding = encoding;
        finger.header = full_header(newer ? 0x002A : 0x0007);
        finger.image = picture;
        finger.position = 2;
        finger.impression = 1;
        finger.image_format = 3;
        if (!newer) {
            finger.quality = 4;
            finger.view_count = 1, finger.view_number = 1;
            finger.width = 620, finger.height = 700;
            finger.device = 5, finger.acquisition_level = 31;
            finger.scale_units = 1;
            finger.scan_resolution_x = 500, finger.scan_resolution_y = 501;
            finger.image_resolution_x = 502, finger.image_resolution_y = 503;
            finger.pixel_depth = 8;
        }
        const Bytes dg3 = lds::make_dg3({{finger}, {}});
        HeaderOctets octets;
        CHECK(lds::make_dg3({{finger_of(content_of(dg3)["fingers"][0], dg3, octets)}, {}}) == dg3);

        lds::BiometricIris iris;
        iris.encoding = encoding;
        iris.header = full_header(newer ? 0x002A : 0x0009);
        iris.image = picture;
        iris.eye = 2;
        iris.image_format = newer ? 3 : 0x10;
        iris.bit_depth = 8;
        if (newer) {
            iris.image_kind = 2;
        } else {
            iris.device = 1, iris.properties = 2, iris.diameter = 3;
            iris.width = 640, iris.height = 480;
            iris.transform = 1;
            iris.device_id = device_id;
            iris.image_number = 1;
            iris.quality = 99;
            iris.rotation = 4, iris.rotation_uncertainty = 5;
        }
        const Bytes dg4 = lds::make_dg4({{iris}, {}});
        Bytes id;
        CHECK(lds::make_dg4({{iris_of(content_of(dg4)["irises"][0], dg4, octets, id)}, {}}) == dg4);
    }
}

TEST_CASE("DG5, DG7 and the groups whose content the issuer chooses are written again from their JSON") {
    for (const bool portrait : {true, false}) {
        const lds::DisplayedImages two{{picture, picture}, {}};
        const Bytes file = portrait ? lds::make_dg5(two) : lds::make_dg7(two);
        lds::DisplayedImages again;
        const auto from = content_of(file);
        for (const auto& one : from["images"])
            again.images.push_back(ByteView(file).subspan(one["offset"], one["octets"]));
        CHECK((portrait ? lds::make_dg5(again) : lds::make_dg7(again)) == file);
    }
    for (const char* hex : {"66050201015300", "68060201025301AA", "69050201015300", "6A04020101AA"}) {
        const Bytes file = from_hex(hex);
        const auto text = decode_to_json(file);
        REQUIRE(text);
        const auto whole = json::parse(*text);
        const Bytes content = from_hex(whole["content"]["content"].get<std::string>());
        const auto name = file_from_name(whole["file"].get<std::string>());
        REQUIRE(name);
        CHECK(lds::make_reserved_group({{}, content}, *name) == file);
    }
}

TEST_CASE("DG14, EF.CardAccess, DG15 and EF.CVCA are written again from their JSON") {
    const auto set_of = [](const json& from) {
        support::Octets all;
        for (const auto& one : from["raw"]) {
            const Bytes octets = from_hex(one.get<std::string>());
            all.insert(all.end(), octets.begin(), octets.end());
        }
        return support::der(0x31, all);
    };
    const Bytes dg14 = profile_file("EF.DG14"), access = profile_file("EF.CardAccess"), dg15 = profile_file("EF.DG15");
    CHECK(lds::make_dg14(set_of(content_of(dg14))) == dg14);
    CHECK(set_of(content_of(access)) == access);
    CHECK(lds::make_dg15(from_hex(content_of(dg15)["publicKeyInfo"].get<std::string>())) == dg15);
    // An information of no known protocol, and Terminal Authentication with a short file identifier.
    const auto terminal = support::der(0x30, from_hex("060804007F0007020202 020101 3007 0402011C 04011C"));
    const auto odd = support::der(0x30, from_hex("06032A0304 020105 0500"));
    const Bytes both_odd = support::der(0x31, support::join({odd, terminal})); // not in the order of DER
    CHECK(set_of(content_of(both_odd)) == both_odd);
    const Bytes cvca = lds::make_cvca({{"VNCVCA00002", "VNCVCA00001"}});
    CHECK(lds::make_cvca({content_of(cvca)["references"].get<std::vector<std::string>>()}) == cvca);
}

TEST_CASE("EF.ATR/INFO is written again from its JSON, bits and objects that are not known too") {
    const Bytes file = from_hex("4703 DE1FE3 7F6608 02020100 02020800 4601AA");
    const auto from = content_of(file);
    const auto number = [](std::uint32_t value) {
        return support::der(0x02,
                            support::Octets{static_cast<std::uint8_t>(value >> 8), static_cast<std::uint8_t>(value)});
    };
    const auto& sizes = from["bufferSizes"];
    const auto& unknown = from["unknown"][0];
    CHECK(unknown["tag"] == "46");
    CHECK(support::join({support::der(0x47, from_hex(from["capabilities"]["raw"].get<std::string>())),
                         support::der(0x7F66, support::join({number(sizes["command"]), number(sizes["response"])})),
                         support::der(0x46, from_hex(unknown["value"].get<std::string>()))}) == file);
    CHECK(content_of(profile_file("EF.ATR-INFO")).contains("bufferSizes"));
}

TEST_CASE("EF.SOD and EF.CardSecurity are in their JSON whole, signature and certificates too") {
    const Bytes sod = profile_file("EF.SOD");
    const auto cms = from_hex(content_of(sod)["raw"].get<std::string>());
    CHECK(support::der(0x77, cms) == sod);
    CHECK(from_hex(content_of(cms, File::card_security)["raw"].get<std::string>()) == cms);
    const auto lines = decode_to_text(sod);
    REQUIRE(lines);
    CHECK(lines->find("Raw") == std::string::npos); // people have the reading of it
}

TEST_CASE("elements of DG11, DG12 and DG16 that no standard knows are kept raw") {
    for (const std::uint32_t tag : {0x6Bu, 0x6Cu}) {
        const Bytes file = support::der(tag, support::join({from_hex("5C025F77"), support::der(0x5F77, "x")}));
        const auto from = content_of(file);
        REQUIRE(from["unknown"].size() == 1);
        CHECK(from["unknown"][0]["tag"] == "5F77");
        CHECK(from["unknown"][0]["value"] == "78");
    }
    const Bytes dg16 = support::der(
        0x70,
        support::join({from_hex("020101"),
                       support::der(0xA1, support::join({support::der(0x5F51, "A<<B"), support::der(0x5F77, "x")}))}));
    CHECK(content_of(dg16)["unknown"][0]["value"] == "78");
}
