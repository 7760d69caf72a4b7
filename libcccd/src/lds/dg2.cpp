#include "lds/dg2.hpp"

#include "base/try.hpp"
#include "lds/face_record.hpp"
#include "lds/record.hpp"

#include <cccd/face.hpp>

namespace cccd::lds {

namespace {

constexpr tlv::Tag dg2_tag = 0x75;
constexpr std::uint32_t facial_features = 0x02; ///< biometric type of CBEFF

void look_for_deviations(const BiometricTemplate& biometric, Dg2& dg2) {
    const auto& header = biometric.header;
    if (header.type && *header.type != facial_features) add_remark(dg2.remarks, "dg2.biometric_type");
    // 0008: face image data of 19794-5; 002A: 39794-5.
    const std::uint16_t expected = biometric.encoding == BiometricEncoding::iso39794 ? 0x002A : 0x0008;
    if (header.format_type != expected) add_remark(dg2.remarks, "dg2.format_type");
}

} // namespace

Result<Dg2> parse_dg2(ByteView content) {
    CCCD_TRY(auto group, parse_biometric_group(content, dg2_tag));
    Dg2 dg2;
    dg2.remarks = std::move(group.remarks);
    for (const auto& biometric : group.templates) {
        look_for_deviations(biometric, dg2);
        if (biometric.encoding == BiometricEncoding::iso39794)
            CCCD_CHECK(read_face_39794(biometric, dg2));
        else
            CCCD_CHECK(read_face_19794(biometric, dg2));
    }
    for (auto& face : dg2.faces) {
        face.format = image_format(face.image);
        if (face.format == FaceFormat::unknown) add_remark(dg2.remarks, "dg2.image_format_unknown");
    }
    return dg2;
}

Bytes make_dg2(const Dg2& dg2) {
    std::vector<Bytes> records;
    records.reserve(dg2.faces.size());
    BiometricGroup group;
    for (const auto& face : dg2.faces) {
        const bool iso39794 = face.encoding == BiometricEncoding::iso39794;
        records.push_back(iso39794 ? make_face_39794(face) : make_face_19794(face));
        group.templates.push_back({face.header, face.encoding, records.back()});
    }
    return make_biometric_group(group, dg2_tag);
}

} // namespace cccd::lds
