#include "lds/dg3.hpp"
#include "lds/dg4.hpp"
#include "support/data.hpp"
#include "support/der.hpp"

#include <cccd/face.hpp>
#include <doctest/doctest.h>

using namespace cccd;

namespace {

const Bytes picture = from_hex("FFA0FFA4003A0907000932D3263C000AE0F31A84");

lds::BiometricFinger sample_finger(lds::BiometricEncoding encoding = lds::BiometricEncoding::iso19794) {
    lds::BiometricFinger finger;
    finger.encoding = encoding;
    finger.image = picture;
    finger.header.type = 8;
    finger.header.subtype = 0x09; // right index finger
    finger.header.format_owner = 0x0101;
    finger.header.format_type = 0x0007;
    finger.position = 2;
    finger.image_format = 2;
    return finger;
}

lds::BiometricIris sample_iris(lds::BiometricEncoding encoding = lds::BiometricEncoding::iso19794) {
    lds::BiometricIris iris;
    iris.encoding = encoding;
    iris.image = picture;
    iris.header.type = 0x10;
    iris.header.subtype = 1;
    iris.header.format_owner = 0x0101;
    iris.header.format_type = 0x0009;
    iris.eye = 1;
    iris.image_format = encoding == lds::BiometricEncoding::iso19794 ? 0x10 : 3;
    return iris;
}

} // namespace

TEST_CASE("the specimen's DG3 holds two WSQ fingerprints and is written again to the same octets") {
    if (!support::have_independent("specimens/bsi_silver/Datagroup3.bin")) return;
    const auto file = support::independent_file("specimens/bsi_silver/Datagroup3.bin");
    const auto dg3 = lds::parse_dg3(file);
    REQUIRE(dg3);
    REQUIRE(dg3->fingers.size() == 2);
    CHECK(dg3->remarks.empty());
    CHECK(dg3->fingers[0].position == 2);
    CHECK(dg3->fingers[0].image_format == 2); // WSQ
    CHECK(dg3->fingers[0].width == 620);
    CHECK(dg3->fingers[0].scan_resolution_x == 500);
    CHECK(dg3->fingers[1].position == 7);
    CHECK(to_hex(dg3->fingers[1].image.first(2)) == "FFA0");
    CHECK(lds::make_dg3(*dg3) == file);
}

TEST_CASE("the specimen's DG4 holds two JPEG 2000 irises that can be decoded") {
    if (!support::have_independent("specimens/bsi_silver/Datagroup4.bin")) return;
    const auto file = support::independent_file("specimens/bsi_silver/Datagroup4.bin");
    const auto dg4 = lds::parse_dg4(file);
    REQUIRE(dg4);
    REQUIRE(dg4->irises.size() == 2);
    CHECK(dg4->irises[0].eye == 1);
    CHECK(dg4->irises[0].image_format == 0x0010);
    for (const auto& iris : dg4->irises) CHECK(decode_image(iris.image));
    CHECK(lds::make_dg4(*dg4) == file);
}

TEST_CASE("fingers and irises in ISO/IEC 39794 are read back as written") {
    lds::Dg3 dg3{{sample_finger(lds::BiometricEncoding::iso39794), sample_finger()}, {}};
    dg3.fingers[0].impression = 24;
    const Bytes fingers = lds::make_dg3(dg3);
    const auto finger_group = lds::parse_dg3(fingers);
    REQUIRE(finger_group);
    REQUIRE(finger_group->fingers.size() == 2);
    CHECK(finger_group->fingers[0].encoding == lds::BiometricEncoding::iso39794);
    CHECK(finger_group->fingers[0].position == 2);
    CHECK(finger_group->fingers[0].impression == 24);
    CHECK(equal(finger_group->fingers[0].image, picture));
    CHECK(lds::make_dg3(*finger_group) == fingers);

    const lds::Dg4 dg4{{sample_iris(lds::BiometricEncoding::iso39794), sample_iris()}, {}};
    const Bytes irises = lds::make_dg4(dg4);
    const auto iris_group = lds::parse_dg4(irises);
    REQUIRE(iris_group);
    REQUIRE(iris_group->irises.size() == 2);
    CHECK(iris_group->irises[0].image_format == 3);
    CHECK(iris_group->irises[0].eye == 1);
    CHECK(equal(iris_group->irises[0].image, picture));
    CHECK(lds::make_dg4(*iris_group) == irises);
}

TEST_CASE("a coded choice is read whether it stands plain or in an extension block") {
    // position [0] {code [0] 2}, impression [1] {code [0] 0}, format [2] {code [0] 1}, image [3]
    const auto representation =
        support::join({from_hex("A003800102"), from_hex("A103800100"), from_hex("A203800101"), from_hex("83020102")});
    const auto block = support::der(
        0x64, support::join({from_hex("A007800103810207E3"), support::der(0xA1, support::der(0x30, representation))}));
    const auto biometric = support::join(
        {support::der(0xA1, from_hex("820109870201018802002C")), support::der(0x7F2E, support::der(0xA1, block))});
    const auto file =
        support::der(0x63, support::der(0x7F61, support::join({from_hex("020101"), support::der(0x7F60, biometric)})));
    const auto dg3 = lds::parse_dg3(file);
    REQUIRE(dg3);
    CHECK(dg3->fingers[0].position == 2);
    CHECK(dg3->fingers[0].image_format == 1);
    CHECK(to_hex(dg3->fingers[0].image) == "0102");
}

TEST_CASE("an empty group with random octets is no finger and no iris") {
    const auto dg3 = lds::parse_dg3(from_hex("630B 7F6108 020100 5303AABBCC"));
    REQUIRE(dg3);
    CHECK(dg3->fingers.empty());
    CHECK(dg3->remarks.empty());
    const auto dg4 = lds::parse_dg4(from_hex("7606 7F6103 020100"));
    REQUIRE(dg4);
    CHECK(dg4->irises.empty());
}
