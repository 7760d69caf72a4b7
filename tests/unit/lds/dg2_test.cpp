#include "lds/dg2.hpp"
#include "support/data.hpp"

#include <cccd/face.hpp>
#include <doctest/doctest.h>

using namespace cccd;

namespace {

const Bytes jpeg = from_hex("FFD8FFE000104A46494600010100000100010000FFD9");

lds::BiometricFace sample_face(ByteView image = jpeg) {
    lds::BiometricFace face;
    face.image = image;
    face.format = FaceFormat::jpeg;
    face.header.version = 0x0101;
    face.header.type = 2;
    face.header.format_owner = 0x0101;
    face.header.format_type = 0x0008;
    face.gender = 2;
    face.width = 413;
    face.height = 531;
    face.face_image_type = 1;
    return face;
}

} // namespace

TEST_CASE("the specimen's DG2 holds one full frontal JPEG 2000 face that can be decoded") {
    if (!support::have_independent("specimens/bsi_silver/Datagroup2.bin")) return;
    const auto file = support::independent_file("specimens/bsi_silver/Datagroup2.bin");
    const auto dg2 = lds::parse_dg2(file);
    REQUIRE(dg2);
    REQUIRE(dg2->faces.size() == 1);
    const auto& face = dg2->faces[0];
    CHECK(face.format == FaceFormat::jpeg2000);
    CHECK(face.encoding == lds::BiometricEncoding::iso19794);
    CHECK(face.face_image_type == 1);
    CHECK(face.header.format_type == 0x0008);
    const auto picture = decode_image(face.image);
    REQUIRE(picture);
    CHECK(picture->width == 413); // the record says 337 × 449: a size in a header is not to be relied on
    CHECK(picture->height == 531);
    CHECK(face.width == 337);
    CHECK(face.height == 449);
    CHECK(lds::make_dg2(*dg2) == file);
}

TEST_CASE("the sample in ISO/IEC 39794-5 holds one face of the same size, without any remark") {
    if (!support::have_independent("specimens/iso39794/DG2_39794-5_silver_mandatory_fields.dat")) return;
    const auto file = support::independent_file("specimens/iso39794/DG2_39794-5_silver_mandatory_fields.dat");
    const auto dg2 = lds::parse_dg2(file);
    REQUIRE(dg2);
    REQUIRE(dg2->faces.size() == 1);
    CHECK(dg2->remarks.empty());
    const auto& face = dg2->faces[0];
    CHECK(face.encoding == lds::BiometricEncoding::iso39794);
    CHECK(face.format == FaceFormat::jpeg2000);
    CHECK(face.image_data_type == 3);
    const auto picture = decode_image(face.image);
    REQUIRE(picture);
    CHECK(picture->width == 413);
    CHECK(picture->height == 531);
    CHECK(lds::make_dg2(*dg2) == file);
}

TEST_CASE("several faces keep their order and their headers") {
    lds::Dg2 dg2;
    dg2.faces = {sample_face(), sample_face()};
    dg2.faces[1].gender = 1;
    dg2.faces[1].points = {{1, 3, 2, 100, 200}, {1, 3, 1, 150, 200}};
    const Bytes file = lds::make_dg2(dg2);
    const auto back = lds::parse_dg2(file);
    REQUIRE(back);
    REQUIRE(back->faces.size() == 2);
    CHECK(back->remarks.empty());
    CHECK(back->faces[0].gender == 2);
    CHECK(back->faces[1].points.size() == 2);
    CHECK(back->faces[1].points[0].x == 100);
    CHECK(equal(back->faces[1].image, jpeg));
    CHECK(lds::make_dg2(*back) == file);
}

TEST_CASE("a wrong size of the only face does not lose the image, and is remarked") {
    lds::Dg2 dg2;
    dg2.faces = {sample_face()};
    Bytes file = lds::make_dg2(dg2);
    const auto record = std::search(file.begin(), file.end(), jpeg.begin(), jpeg.end()) - 46;
    for (const int wrong : {0, 33, 250}) {
        record[14 + 3] = static_cast<std::uint8_t>(wrong); // the size of the face's block
        record[14 + 2] = 0;
        const auto back = lds::parse_dg2(file);
        REQUIRE(back);
        CHECK(lds::has_remark(back->remarks, "dg2.face_block_length"));
        CHECK(equal(back->faces[0].image, jpeg));
    }
}

TEST_CASE("DG2 without what Doc 9303 requires is refused") {
    CHECK(lds::parse_dg2(from_hex("7503 7F6100")).error().code == ErrorCode::data_malformed);
    CHECK_FALSE(lds::parse_dg2(from_hex("7606 7F6103020100")));
    const auto none = lds::parse_dg2(from_hex("7506 7F6103020100"));
    REQUIRE(none);
    CHECK(none->faces.empty());
    CHECK_FALSE(lds::parse_dg2(from_hex("7514 7F6111 020101 7F600C A10A 81010287020101 880200"))); // lengths lie
}

TEST_CASE("a face without an image is refused") {
    lds::Dg2 dg2;
    dg2.faces = {sample_face({})};
    CHECK(lds::parse_dg2(lds::make_dg2(dg2)).error().code == ErrorCode::data_malformed);
}
