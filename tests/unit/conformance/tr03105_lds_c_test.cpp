// BSI TR-03105 part 5.1, unit LDS_C (EF.DG2). Known by title only: the catalogue refers to ICAO part 4.
#include "lds/dg2.hpp"
#include "outcome.hpp"
#include "support/der.hpp"

using namespace cccd;
using conformance::Outcome;
using support::der;
using support::join;
using support::Octets;

namespace {

const Bytes jpeg = from_hex("FFD8FFE000104A46494600010100000100010000FFD9");
const Bytes jp2 = from_hex("FF4FFF51002F0000");

/// A sound face record with full frontal image; the numbers are the octets of ISO/IEC 19794-5 that a test alters.
struct Record {
    Octets identifier = from_hex("46414300"), version = from_hex("30313000");
    std::uint8_t gender = 1, eyes = 1, hair = 2, image_type = 1, data_type = 0;
    std::uint8_t yaw = 0, pitch = 0, roll = 0, yaw_off = 0, pitch_off = 0, roll_off = 0;
    int length_error = 0;
    Octets points = {};
    Bytes image = jpeg;
};

Octets number(std::size_t value, int octets) {
    Octets out;
    for (int i = octets - 1; i >= 0; --i) out.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
    return out;
}

Octets record_of(const Record& record) {
    const std::size_t block = 20 + record.points.size() + 12 + record.image.size();
    const Octets information{
        record.gender,  record.eyes,      record.hair,    0, 0, 0, 0, 0, record.yaw, record.pitch, record.roll,
        record.yaw_off, record.pitch_off, record.roll_off};
    return join({record.identifier, record.version, number(14 + block, 4), number(1, 2),
                 number(block + static_cast<std::size_t>(record.length_error), 4), number(record.points.size() / 8, 2),
                 information, record.points, Octets{record.image_type, record.data_type}, number(0x019D0213, 4),
                 from_hex("010200000000"), record.image});
}

struct Around {
    std::uint32_t tag = 0x75;
    Octets count = from_hex("020101"), header = from_hex("8002010181010287020101 88020008"), data = {};
};

Octets file_of(const Around& around) {
    const auto biometric = join({der(0xA1, around.header), around.data});
    return der(around.tag, der(0x7F61, join({around.count, der(0x7F60, biometric)})));
}

Octets file_of(const Record& record) {
    return file_of(Around{.data = der(0x5F2E, record_of(record))});
}

Outcome read_face(const Octets& file) {
    const auto dg2 = lds::parse_dg2(file);
    return dg2 ? conformance::taken(dg2->remarks) : conformance::refused();
}

Outcome read_face_header(const char* header) {
    return read_face(file_of(Around{.header = from_hex(header), .data = der(0x5F2E, record_of({}))}));
}

} // namespace

TEST_CASE("LDS_C_01 to LDS_C_03 full frontal JPEG 2000 and JPEG images, with feature points too, are accepted") {
    CHECK(read_face(file_of(Record{.data_type = 1, .image = jp2})).sound()); // LDS_C_01
    CHECK(read_face(file_of(Record{})).sound());                                  // LDS_C_02
    const auto points = from_hex("0132 0064 00C8 0000 0131 0096 00C8 0000");
    CHECK(read_face(file_of(Record{.data_type = 1, .points = points, .image = jp2})).sound()); // LDS_C_03
}

TEST_CASE("LDS_C_04 another outermost tag is refused") {
    CHECK(read_face(file_of(Around{.tag = 0x76, .data = der(0x5F2E, record_of({}))})).refused);
}

TEST_CASE("LDS_C_05 an outermost length too small is refused") {
    auto file = file_of(Record{});
    --file[1];
    CHECK(read_face(file).refused);
}

TEST_CASE("LDS_C_06 an outermost length too big is refused") {
    auto file = file_of(Record{});
    ++file[1];
    CHECK(read_face(file).refused);
}

TEST_CASE("LDS_C_07 a missing number of instances is refused") {
    CHECK(read_face(file_of(Around{.count = {}, .data = der(0x5F2E, record_of({}))})).refused);
}

TEST_CASE("LDS_C_08 a format owner that is not allowed is refused") {
    CHECK(read_face_header("810102 87020102 88020008").refused);
}

TEST_CASE("LDS_C_09 a missing format owner is refused") {
    CHECK(read_face_header("810102 88020008").refused);
}

TEST_CASE("LDS_C_10 a format type that is not allowed is remarked") {
    CHECK(read_face_header("810102 87020101 88020009").remarked("dg2.format_type"));
}

TEST_CASE("LDS_C_11 a missing format type is refused") {
    CHECK(read_face_header("810102 87020101").refused);
}

TEST_CASE("LDS_C_12 and LDS_C_13 a biometric type that is not a face is remarked") {
    CHECK(read_face_header("8103000002 87020101 88020008").sound()); // LDS_C_12, the older coding of the same type
    CHECK(read_face_header("810108 87020101 88020008").remarked("dg2.biometric_type")); // LDS_C_13
}

TEST_CASE("LDS_C_14 and LDS_C_15 another format identifier or version of the record is refused") {
    CHECK(read_face(file_of(Record{.identifier = from_hex("46414400")})).refused);
    CHECK(read_face(file_of(Record{.version = from_hex("30323000")})).refused);
}

TEST_CASE("LDS_C_16 a wrong size of the face block is remarked") {
    const auto points = from_hex("0132 0064 00C8 0000");
    CHECK(read_face(file_of(Record{.length_error = -8, .points = points})).remarked("dg2.face_block_length"));
}

TEST_CASE("LDS_C_17 to LDS_C_19 codes of gender, eyes and hair that do not exist are remarked") {
    CHECK(read_face(file_of(Record{.gender = 3})).remarked("dg2.gender_unknown"));
    CHECK(read_face(file_of(Record{.eyes = 9})).remarked("dg2.eye_colour_unknown"));
    CHECK(read_face(file_of(Record{.hair = 0x20})).remarked("dg2.hair_colour_unknown"));
}

TEST_CASE("LDS_C_20 to LDS_C_22 pose angles out of range are remarked") {
    CHECK(read_face(file_of(Record{.yaw = 182})).remarked("dg2.pose_angle_out_of_range"));
    CHECK(read_face(file_of(Record{.pitch = 200})).remarked("dg2.pose_angle_out_of_range"));
    CHECK(read_face(file_of(Record{.roll = 255})).remarked("dg2.pose_angle_out_of_range"));
}

TEST_CASE("LDS_C_23 to LDS_C_25 pose angle uncertainties out of range are remarked") {
    CHECK(read_face(file_of(Record{.yaw_off = 182})).remarked("dg2.pose_uncertainty_out_of_range"));
    CHECK(read_face(file_of(Record{.pitch_off = 200})).remarked("dg2.pose_uncertainty_out_of_range"));
    CHECK(read_face(file_of(Record{.roll_off = 255})).remarked("dg2.pose_uncertainty_out_of_range"));
}

TEST_CASE("LDS_C_26 and LDS_C_27 types of image that do not exist are remarked") {
    CHECK(read_face(file_of(Record{.image_type = 3})).remarked("dg2.face_image_type_unknown"));
    CHECK(read_face(file_of(Record{.data_type = 2})).remarked("dg2.image_data_type_unknown"));
}

TEST_CASE("LDS_C_28 a missing biometric data object is refused") {
    CHECK(read_face(file_of(Around{})).refused);
}
