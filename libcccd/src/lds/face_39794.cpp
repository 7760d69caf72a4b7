// ISO/IEC 39794-5, the face record of second-generation documents. This software makes use of the schema from
// ISO/IEC 39794-5 within modifications permitted in the relevant standard (ICAO's modules of edition 1, version 1).
#include "lds/ber_fields.hpp"
#include "lds/face_record.hpp"
#include "lds/record.hpp"

namespace cccd::lds {

namespace {

constexpr tlv::Tag face_image_data_block = 0x65;

template <class T> Status read_number(ByteView block, tlv::Tag tag, T& into) {
    CCCD_TRY(const auto value, ber::number_or_zero(block, tag));
    into = static_cast<T>(value);
    return {};
}

template <class T> Status read_code(ByteView block, tlv::Tag tag, T& into) {
    CCCD_TRY(const auto value, ber::code_or_zero(block, tag));
    into = static_cast<T>(value);
    return {};
}

Status read_image_information(ByteView block, BiometricFace& face) {
    CCCD_CHECK(read_code(block, 0xA0, face.image_data_type));
    CCCD_CHECK(read_code(block, 0xA1, face.face_image_type));
    CCCD_CHECK(read_code(block, 0xA9, face.colour_space));
    CCCD_TRY(const auto size, ber::member(block, 0xA7));
    if (!size) return {};
    CCCD_CHECK(read_number(*size, 0x80, face.width));
    CCCD_CHECK(read_number(*size, 0x81, face.height));
    return {};
}

/// ImageRepresentation: a choice (base) of a choice (two dimensions), so two explicit tags around the sequence.
Status read_image(ByteView representation, BiometricFace& face) {
    CCCD_TRY(const auto choice, ber::required(representation, 0xA1));
    CCCD_TRY(const auto base, ber::required(choice, 0xA0));
    CCCD_TRY(const auto block, ber::required(base, 0xA0));
    CCCD_TRY(face.image, ber::required(block, 0x80));
    CCCD_TRY(const auto information, ber::required(block, 0xA1));
    CCCD_CHECK(read_image_information(information, face));
    CCCD_TRY(const auto device, ber::member(block, 0xA2));
    if (device) CCCD_CHECK(read_code(*device, 0xA1, face.source_type));
    if (face.image.empty()) return Error{ErrorCode::data_malformed, Stage::parse, 0, 0, "face record: no image"};
    return {};
}

Status read_identity(ByteView representation, BiometricFace& face) {
    CCCD_TRY(const auto identity, ber::member(representation, 0xA8));
    if (!identity) return {};
    CCCD_CHECK(read_code(*identity, 0xA0, face.gender));
    CCCD_CHECK(read_code(*identity, 0xA1, face.eye_colour));
    CCCD_CHECK(read_code(*identity, 0xA2, face.hair_colour));
    return {};
}

void look_for_deviations(const BiometricFace& face, Dg2& dg2) {
    if (face.gender > 3) add_remark(dg2.remarks, "dg2.gender_unknown");
    if (face.eye_colour > 9) add_remark(dg2.remarks, "dg2.eye_colour_unknown");
    if (face.hair_colour > 9) add_remark(dg2.remarks, "dg2.hair_colour_unknown");
    if (face.image_data_type < 2 || face.image_data_type > 4) add_remark(dg2.remarks, "dg2.image_data_type_unknown");
}

Bytes make_image(const BiometricFace& face) {
    Bytes format, information, block;
    ber::append_number(format, 0x80, face.image_data_type);
    tlv::append(information, 0xA0, format);
    if (face.face_image_type != 0) ber::append_code(information, 0xA1, face.face_image_type);
    if (face.width != 0 || face.height != 0) {
        Bytes size;
        ber::append_number(size, 0x80, face.width);
        ber::append_number(size, 0x81, face.height);
        tlv::append(information, 0xA7, size);
    }
    if (face.colour_space != 0) ber::append_code(information, 0xA9, face.colour_space);
    tlv::append(block, 0x80, face.image);
    tlv::append(block, 0xA1, information);
    if (face.source_type != 0) {
        Bytes device;
        ber::append_code(device, 0xA1, face.source_type);
        tlv::append(block, 0xA2, device);
    }
    return tlv::make(0xA1, tlv::make(0xA0, tlv::make(0xA0, block)));
}

} // namespace

Status read_face_39794(const BiometricTemplate& biometric, Dg2& dg2) {
    CCCD_TRY(const auto representations, ber::representations(biometric.data, face_image_data_block));
    for (const auto& representation : representations) {
        BiometricFace face;
        face.header = biometric.header;
        face.encoding = BiometricEncoding::iso39794;
        CCCD_CHECK(read_image(representation, face));
        CCCD_CHECK(read_identity(representation, face));
        look_for_deviations(face, dg2);
        dg2.faces.push_back(std::move(face));
    }
    return {};
}

Bytes make_face_39794(const BiometricFace& face) {
    Bytes identity, representation;
    ber::append_number(representation, 0x80, 0);
    const Bytes image = make_image(face);
    representation.insert(representation.end(), image.begin(), image.end());
    if (face.gender != 0) ber::append_code(identity, 0xA0, face.gender);
    if (face.eye_colour != 0) ber::append_code(identity, 0xA1, face.eye_colour);
    if (face.hair_colour != 0) ber::append_code(identity, 0xA2, face.hair_colour);
    if (!identity.empty()) tlv::append(representation, 0xA8, identity);
    return ber::make_block(face_image_data_block, representation);
}

} // namespace cccd::lds
