// ISO/IEC 19794-5:2005, the face record of first-generation documents: big-endian fields of fixed size.
#include "lds/face_record.hpp"
#include "lds/record.hpp"

namespace cccd::lds {

namespace {

constexpr std::string_view identifier("FAC\0", 4), version("010\0", 4);
constexpr std::size_t record_header = 14, facial_information = 20, point_size = 8, image_information = 12;

/// §5.5, facial information. Its first field is the size of the whole block, image included.
Status read_information(Cursor& cursor, BiometricFace& face, std::uint16_t& points) {
    CCCD_CHECK(read_field(cursor, points));
    CCCD_CHECK(read_field(cursor, face.gender));
    CCCD_CHECK(read_field(cursor, face.eye_colour));
    CCCD_CHECK(read_field(cursor, face.hair_colour));
    CCCD_CHECK(read_field(cursor, face.feature_mask, 3));
    CCCD_CHECK(read_field(cursor, face.expression));
    for (auto* angle : {&face.pose_yaw, &face.pose_pitch, &face.pose_roll, &face.pose_yaw_uncertainty,
                        &face.pose_pitch_uncertainty, &face.pose_roll_uncertainty})
        CCCD_CHECK(read_field(cursor, *angle));
    return {};
}

/// §5.6, one feature point of eight octets, the last two reserved.
Status read_point(Cursor& cursor, BiometricFace& face) {
    FacePoint point;
    CCCD_CHECK(read_field(cursor, point.kind));
    CCCD_TRY(const auto code, cursor.number(1));
    point.major = static_cast<std::uint8_t>(code >> 4);
    point.minor = static_cast<std::uint8_t>(code & 0x0F);
    CCCD_CHECK(read_field(cursor, point.x));
    CCCD_CHECK(read_field(cursor, point.y));
    CCCD_TRY([[maybe_unused]] const auto reserved, cursor.number(2));
    face.points.push_back(point);
    return {};
}

/// §5.7, image information.
Status read_image_information(Cursor& cursor, BiometricFace& face) {
    CCCD_CHECK(read_field(cursor, face.face_image_type));
    CCCD_CHECK(read_field(cursor, face.image_data_type));
    CCCD_CHECK(read_field(cursor, face.width));
    CCCD_CHECK(read_field(cursor, face.height));
    CCCD_CHECK(read_field(cursor, face.colour_space));
    CCCD_CHECK(read_field(cursor, face.source_type));
    CCCD_CHECK(read_field(cursor, face.device_type));
    CCCD_CHECK(read_field(cursor, face.quality));
    return {};
}

/// Codes that the tables of §5.5 and §5.7 do not have.
void look_for_deviations(const BiometricFace& face, Dg2& dg2) {
    const auto known = [](std::uint8_t code, std::uint8_t last) { return code <= last || code == 0xFF; };
    const auto angle = [](std::uint8_t code) { return code <= 181; }; // two degrees a step, 0 is unspecified
    if (!known(face.gender, 2)) add_remark(dg2.remarks, "dg2.gender_unknown");
    if (!known(face.eye_colour, 7)) add_remark(dg2.remarks, "dg2.eye_colour_unknown");
    if (!known(face.hair_colour, 9)) add_remark(dg2.remarks, "dg2.hair_colour_unknown");
    if (!angle(face.pose_yaw) || !angle(face.pose_pitch) || !angle(face.pose_roll))
        add_remark(dg2.remarks, "dg2.pose_angle_out_of_range");
    if (!angle(face.pose_yaw_uncertainty) || !angle(face.pose_pitch_uncertainty) || !angle(face.pose_roll_uncertainty))
        add_remark(dg2.remarks, "dg2.pose_uncertainty_out_of_range");
    if (face.face_image_type > 2) add_remark(dg2.remarks, "dg2.face_image_type_unknown");
    if (face.image_data_type > 1) add_remark(dg2.remarks, "dg2.image_data_type_unknown");
}

/// One face: its block as announced. Where the announced size can not be right and no other face follows, the image
/// goes on to the end of the record, as documents with a wrong size in them need it.
Result<ByteView> take_block(Cursor& cursor, bool last, Dg2& dg2) {
    CCCD_TRY(const std::size_t size, Cursor(cursor.rest()).number(4));
    const bool fits = size <= cursor.remaining() && size > facial_information + image_information;
    if (last && (!fits || size != cursor.remaining())) {
        add_remark(dg2.remarks, "dg2.face_block_length");
        return cursor.take(cursor.remaining());
    }
    if (!fits) return malformed("face record: the size of a face block is wrong");
    return cursor.take(size);
}

Result<BiometricFace> read_one(ByteView block, const BiometricTemplate& biometric) {
    Cursor cursor(block);
    CCCD_TRY([[maybe_unused]] const auto size, cursor.number(4));
    BiometricFace face;
    face.header = biometric.header;
    std::uint16_t points = 0;
    CCCD_CHECK(read_information(cursor, face, points));
    if (points * point_size > cursor.remaining()) return malformed("face record: more feature points than octets");
    for (unsigned i = 0; i < points; ++i) CCCD_CHECK(read_point(cursor, face));
    CCCD_CHECK(read_image_information(cursor, face));
    face.image = cursor.rest();
    if (face.image.empty()) return malformed("face record: no image");
    return face;
}

void put_points(Bytes& out, const BiometricFace& face) {
    for (const auto& point : face.points) {
        put_field(out, point.kind);
        put_field(out, static_cast<std::uint8_t>(point.major << 4 | point.minor));
        put_field(out, point.x);
        put_field(out, point.y);
        put_field(out, std::uint16_t{0});
    }
}

} // namespace

Status read_face_19794(const BiometricTemplate& biometric, Dg2& dg2) {
    Cursor cursor(biometric.data);
    CCCD_TRY(const auto found, cursor.take(8));
    if (as_text(found.first(4)) != identifier) return malformed("face record: not a face record");
    if (as_text(found.subspan(4)) != version) return malformed("face record: version unknown");
    CCCD_TRY(const std::size_t length, cursor.number(4));
    CCCD_TRY(const auto count, cursor.number(2));
    if (length != biometric.data.size()) add_remark(dg2.remarks, "dg2.record_length");
    if (count == 0) return malformed("face record: no face");
    for (unsigned i = 0; i < count; ++i) {
        CCCD_TRY(const auto block, take_block(cursor, i + 1 == count, dg2));
        CCCD_TRY(auto face, read_one(block, biometric));
        look_for_deviations(face, dg2);
        dg2.faces.push_back(std::move(face));
    }
    return {};
}

Bytes make_face_19794(const BiometricFace& face) {
    const auto block = facial_information + face.points.size() * point_size + image_information + face.image.size();
    Bytes out;
    for (const auto text : {identifier, version}) out.insert(out.end(), text.begin(), text.end());
    put_field(out, static_cast<std::uint32_t>(record_header + block));
    put_field(out, std::uint16_t{1});
    put_field(out, static_cast<std::uint32_t>(block));
    put_field(out, static_cast<std::uint16_t>(face.points.size()));
    for (const auto code : {face.gender, face.eye_colour, face.hair_colour}) put_field(out, code);
    put_field(out, face.feature_mask, 3);
    put_field(out, face.expression);
    for (const auto angle : {face.pose_yaw, face.pose_pitch, face.pose_roll, face.pose_yaw_uncertainty,
                             face.pose_pitch_uncertainty, face.pose_roll_uncertainty})
        put_field(out, angle);
    put_points(out, face);
    put_field(out, face.face_image_type);
    put_field(out, face.image_data_type);
    put_field(out, face.width);
    put_field(out, face.height);
    put_field(out, face.colour_space);
    put_field(out, face.source_type);
    put_field(out, face.device_type);
    put_field(out, face.quality);
    out.insert(out.end(), face.image.begin(), face.image.end());
    return out;
}

} // namespace cccd::lds
