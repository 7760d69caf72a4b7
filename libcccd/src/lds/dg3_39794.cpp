// ISO/IEC 39794-4. This software makes use of the schema from ISO/IEC 39794-4 within modifications permitted in the
// relevant standard.
#include "lds/ber_fields.hpp"
#include "lds/dg3.hpp"
#include "lds/record.hpp"

namespace cccd::lds {

namespace {

constexpr tlv::Tag finger_image_data_block = 0x64;

} // namespace

Status read_fingers_39794(const BiometricTemplate& biometric, Dg3& dg3) {
    CCCD_TRY(const auto representations, ber::representations(biometric.data, finger_image_data_block));
    for (const auto& representation : representations) {
        BiometricFinger finger;
        finger.header = biometric.header;
        finger.encoding = BiometricEncoding::iso39794;
        CCCD_CHECK(ber::read_code(representation, 0, finger.position));
        CCCD_CHECK(ber::read_code(representation, 1, finger.impression));
        CCCD_CHECK(ber::read_code(representation, 2, finger.image_format));
        CCCD_TRY(finger.image, ber::required(representation, 0x83));
        if (finger.image.empty()) return malformed("finger record: no image");
        if (finger.image_format > 4) add_remark(dg3.remarks, "dg3.image_format_unknown");
        dg3.fingers.push_back(std::move(finger));
    }
    return {};
}

Bytes make_finger_39794(const BiometricFinger& finger) {
    Bytes representation;
    ber::append_code(representation, 0xA0, finger.position);
    ber::append_code(representation, 0xA1, finger.impression);
    ber::append_code(representation, 0xA2, finger.image_format);
    tlv::append(representation, 0x83, finger.image);
    return ber::make_block(finger_image_data_block, representation);
}

} // namespace cccd::lds
