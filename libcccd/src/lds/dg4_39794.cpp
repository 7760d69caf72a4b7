// ISO/IEC 39794-6. This software makes use of the schema from ISO/IEC 39794-6 within modifications permitted in the
// relevant standard.
#include "lds/ber_fields.hpp"
#include "lds/dg4.hpp"
#include "lds/record.hpp"

namespace cccd::lds {

namespace {

constexpr tlv::Tag iris_image_data_block = 0x66;

} // namespace

Status read_irises_39794(const BiometricTemplate& biometric, Dg4& dg4) {
    CCCD_TRY(const auto representations, ber::representations(biometric.data, iris_image_data_block));
    for (const auto& representation : representations) {
        BiometricIris iris;
        iris.header = biometric.header;
        iris.encoding = BiometricEncoding::iso39794;
        CCCD_CHECK(ber::read_code(representation, 0, iris.eye));
        CCCD_CHECK(ber::read_code(representation, 1, iris.image_kind));
        CCCD_CHECK(ber::read_code(representation, 2, iris.bit_depth));
        CCCD_CHECK(ber::read_code(representation, 3, iris.image_format));
        CCCD_TRY(iris.image, ber::required(representation, 0x89));
        if (iris.image.empty()) return malformed("iris record: no image");
        if (iris.eye > 2) add_remark(dg4.remarks, "dg4.eye_unknown");
        if (iris.image_format > 4) add_remark(dg4.remarks, "dg4.image_format_unknown");
        dg4.irises.push_back(std::move(iris));
    }
    return {};
}

Bytes make_iris_39794(const BiometricIris& iris) {
    Bytes representation;
    ber::append_number(representation, 0x80, iris.eye);
    ber::append_code(representation, 0xA1, iris.image_kind);
    ber::append_number(representation, 0x82, iris.bit_depth);
    ber::append_code(representation, 0xA3, iris.image_format);
    for (const tlv::Tag undefined : {0x84u, 0x85u, 0x86u}) ber::append_number(representation, undefined, 0);
    Bytes range;
    ber::append_number(range, 0x81, 0); // ranging error: unassigned
    tlv::append(representation, 0xA7, range);
    Bytes captured;
    ber::append_number(captured, 0x80, 0); // the year, not known
    tlv::append(representation, 0xA8, captured);
    tlv::append(representation, 0x89, iris.image);
    return ber::make_block(iris_image_data_block, representation);
}

} // namespace cccd::lds
