#include "lds/dg4.hpp"

#include "lds/record.hpp"

namespace cccd::lds {

namespace {

constexpr tlv::Tag dg4_tag = 0x76;
constexpr std::uint32_t iris_type = 0x10; ///< biometric type of CBEFF
constexpr std::string_view identifier("IIR\0", 4), version("010\0", 4);
constexpr std::size_t record_header = 45, eye_header = 3, image_header = 11;

/// The iris record header (ISO/IEC 19794-6:2005 §6.5), the same for all images of a record.
Status read_record_header(Cursor& cursor, std::size_t size, BiometricIris& common, std::uint8_t& eyes,
                          Remarks& remarks) {
    CCCD_TRY(const auto found, cursor.take(8));
    if (as_text(found.first(4)) != identifier) return malformed("iris record: not an iris record");
    if (as_text(found.subspan(4)) != version) return malformed("iris record: version unknown");
    CCCD_TRY(const std::size_t length, cursor.number(4));
    if (length != size) add_remark(remarks, "dg4.record_length");
    CCCD_CHECK(read_field(cursor, common.device));
    CCCD_CHECK(read_field(cursor, eyes));
    CCCD_TRY(const std::size_t header, cursor.number(2));
    if (header != record_header) add_remark(remarks, "dg4.header_length");
    CCCD_CHECK(read_field(cursor, common.properties));
    CCCD_CHECK(read_field(cursor, common.diameter));
    CCCD_CHECK(read_field(cursor, common.image_format));
    CCCD_CHECK(read_field(cursor, common.width));
    CCCD_CHECK(read_field(cursor, common.height));
    CCCD_CHECK(read_field(cursor, common.bit_depth));
    CCCD_CHECK(read_field(cursor, common.transform));
    CCCD_TRY(common.device_id, cursor.take(16));
    return {};
}

Result<BiometricIris> read_image(Cursor& cursor, const BiometricIris& common) {
    BiometricIris iris = common;
    CCCD_CHECK(read_field(cursor, iris.image_number));
    CCCD_CHECK(read_field(cursor, iris.quality));
    CCCD_CHECK(read_field(cursor, iris.rotation));
    CCCD_CHECK(read_field(cursor, iris.rotation_uncertainty));
    CCCD_TRY(const std::size_t length, cursor.number(4));
    CCCD_TRY(iris.image, cursor.take(length));
    if (iris.image.empty()) return malformed("iris record: no image");
    return iris;
}

Status read_irises_19794(const BiometricTemplate& biometric, Dg4& dg4) {
    Cursor cursor(biometric.data);
    BiometricIris common;
    common.header = biometric.header;
    std::uint8_t eyes = 0;
    CCCD_CHECK(read_record_header(cursor, biometric.data.size(), common, eyes, dg4.remarks));
    if (eyes == 0) return malformed("iris record: no eye");
    for (unsigned i = 0; i < eyes; ++i) {
        CCCD_CHECK(read_field(cursor, common.eye));
        CCCD_TRY(const auto images, cursor.number(2));
        if (common.eye > 2) add_remark(dg4.remarks, "dg4.eye_unknown");
        for (unsigned k = 0; k < images; ++k) {
            CCCD_TRY(auto iris, read_image(cursor, common));
            dg4.irises.push_back(std::move(iris));
        }
    }
    if (!cursor.at_end()) add_remark(dg4.remarks, "dg4.record_length");
    return {};
}

Status look_for_deviations(const BiometricTemplate& biometric, Dg4& dg4) {
    const auto& header = biometric.header;
    if (!header.subtype) return malformed("DG4: no biometric subtype");
    if (*header.subtype > 2) add_remark(dg4.remarks, "dg4.biometric_subtype"); // Doc 9303-10 table 56
    if (header.type && *header.type != iris_type) add_remark(dg4.remarks, "dg4.biometric_type");
    // 0009: rectilinear iris image, 000B: polar.
    const bool iso39794 = biometric.encoding == BiometricEncoding::iso39794;
    if (!iso39794 && header.format_type != 0x0009 && header.format_type != 0x000B)
        add_remark(dg4.remarks, "dg4.format_type");
    return {};
}

Bytes make_iris_19794(const BiometricIris& iris) {
    Bytes out;
    for (const auto text : {identifier, version}) out.insert(out.end(), text.begin(), text.end());
    put_field(out, static_cast<std::uint32_t>(record_header + eye_header + image_header + iris.image.size()));
    put_field(out, iris.device);
    put_field(out, std::uint8_t{1});
    put_field(out, static_cast<std::uint16_t>(record_header));
    for (const auto number : {iris.properties, iris.diameter, iris.image_format, iris.width, iris.height})
        put_field(out, number);
    put_field(out, iris.bit_depth);
    put_field(out, iris.transform);
    Bytes device_id = to_bytes(iris.device_id);
    device_id.resize(16);
    out.insert(out.end(), device_id.begin(), device_id.end());
    put_field(out, iris.eye);
    put_field(out, std::uint16_t{1});
    put_field(out, iris.image_number);
    put_field(out, iris.quality);
    put_field(out, iris.rotation);
    put_field(out, iris.rotation_uncertainty);
    put_field(out, static_cast<std::uint32_t>(iris.image.size()));
    out.insert(out.end(), iris.image.begin(), iris.image.end());
    return out;
}

} // namespace

Result<Dg4> parse_dg4(ByteView content) {
    CCCD_TRY(auto group, parse_biometric_group(content, dg4_tag));
    Dg4 dg4;
    dg4.remarks = std::move(group.remarks);
    for (const auto& biometric : group.templates) {
        CCCD_CHECK(look_for_deviations(biometric, dg4));
        if (biometric.encoding == BiometricEncoding::iso39794)
            CCCD_CHECK(read_irises_39794(biometric, dg4));
        else
            CCCD_CHECK(read_irises_19794(biometric, dg4));
    }
    return dg4;
}

Bytes make_dg4(const Dg4& dg4) {
    std::vector<Bytes> records;
    records.reserve(dg4.irises.size());
    BiometricGroup group;
    for (const auto& iris : dg4.irises) {
        const bool iso39794 = iris.encoding == BiometricEncoding::iso39794;
        records.push_back(iso39794 ? make_iris_39794(iris) : make_iris_19794(iris));
        group.templates.push_back({iris.header, iris.encoding, records.back()});
    }
    return make_biometric_group(group, dg4_tag);
}

} // namespace cccd::lds
