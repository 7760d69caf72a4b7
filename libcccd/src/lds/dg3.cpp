#include "lds/dg3.hpp"

#include "lds/record.hpp"

namespace cccd::lds {

namespace {

constexpr tlv::Tag dg3_tag = 0x63;
constexpr std::uint32_t finger = 0x08; ///< biometric type of CBEFF
constexpr std::string_view identifier("FIR\0", 4), version("010\0", 4);
constexpr std::size_t record_header = 32, finger_header = 14;

/// The general record header (ISO/IEC 19794-4:2005 §7.1), the same for all fingers of a record.
Status read_record_header(Cursor& cursor, std::size_t size, BiometricFinger& common, std::uint8_t& count,
                          Remarks& remarks) {
    CCCD_TRY(const auto found, cursor.take(8));
    if (as_text(found.first(4)) != identifier) return malformed("finger record: not a finger record");
    if (as_text(found.subspan(4)) != version) return malformed("finger record: version unknown");
    CCCD_TRY(const auto length_high, cursor.number(2));
    CCCD_TRY(const std::size_t length, cursor.number(4));
    if (length_high != 0 || length != size) add_remark(remarks, "dg3.record_length");
    CCCD_CHECK(read_field(cursor, common.device));
    CCCD_CHECK(read_field(cursor, common.acquisition_level));
    CCCD_CHECK(read_field(cursor, count));
    CCCD_CHECK(read_field(cursor, common.scale_units));
    CCCD_CHECK(read_field(cursor, common.scan_resolution_x));
    CCCD_CHECK(read_field(cursor, common.scan_resolution_y));
    CCCD_CHECK(read_field(cursor, common.image_resolution_x));
    CCCD_CHECK(read_field(cursor, common.image_resolution_y));
    CCCD_CHECK(read_field(cursor, common.pixel_depth));
    CCCD_CHECK(read_field(cursor, common.image_format));
    CCCD_TRY([[maybe_unused]] const auto reserved, cursor.number(2));
    return {};
}

/// One finger (§7.2): its size counts the header too. The last one goes to the end where its size can not be right.
Result<BiometricFinger> read_finger(Cursor& cursor, bool last, const BiometricFinger& common, Remarks& remarks) {
    BiometricFinger finger_image = common;
    CCCD_TRY(std::size_t size, Cursor(cursor.rest()).number(4));
    if (last && size != cursor.remaining()) {
        add_remark(remarks, "dg3.finger_block_length");
        size = cursor.remaining();
    }
    if (size <= finger_header) return malformed("finger record: no image");
    CCCD_TRY(const auto block, cursor.take(size));
    Cursor fields(block.subspan(4));
    CCCD_CHECK(read_field(fields, finger_image.position));
    CCCD_CHECK(read_field(fields, finger_image.view_count));
    CCCD_CHECK(read_field(fields, finger_image.view_number));
    CCCD_CHECK(read_field(fields, finger_image.quality));
    CCCD_CHECK(read_field(fields, finger_image.impression));
    CCCD_CHECK(read_field(fields, finger_image.width));
    CCCD_CHECK(read_field(fields, finger_image.height));
    CCCD_TRY([[maybe_unused]] const auto reserved, fields.number(1));
    finger_image.image = fields.rest();
    return finger_image;
}

Status read_fingers_19794(const BiometricTemplate& biometric, Dg3& dg3) {
    Cursor cursor(biometric.data);
    BiometricFinger common;
    common.header = biometric.header;
    std::uint8_t count = 0;
    CCCD_CHECK(read_record_header(cursor, biometric.data.size(), common, count, dg3.remarks));
    if (count == 0) return malformed("finger record: no finger");
    for (unsigned i = 0; i < count; ++i) {
        CCCD_TRY(auto read, read_finger(cursor, i + 1 == count, common, dg3.remarks));
        dg3.fingers.push_back(std::move(read));
    }
    return {};
}

Status look_for_deviations(const BiometricTemplate& biometric, Dg3& dg3) {
    const auto& header = biometric.header;
    if (!header.subtype) return malformed("DG3: no biometric subtype");
    // Doc 9303-10 table 49: hand in the two lowest bits, finger in the next three.
    const auto hand = *header.subtype & 0x03, which = *header.subtype >> 2 & 0x07;
    if (hand == 3 || which > 5 || *header.subtype > 0x1F) add_remark(dg3.remarks, "dg3.biometric_subtype");
    if (header.type && *header.type != finger) add_remark(dg3.remarks, "dg3.biometric_type");
    const bool iso39794 = biometric.encoding == BiometricEncoding::iso39794;
    if (!iso39794 && header.format_type != 0x0007) add_remark(dg3.remarks, "dg3.format_type");
    return {};
}

Bytes make_finger_19794(const BiometricFinger& one) {
    Bytes out;
    for (const auto text : {identifier, version}) out.insert(out.end(), text.begin(), text.end());
    put_field(out, std::uint64_t{record_header + finger_header + one.image.size()}, 6);
    put_field(out, one.device);
    put_field(out, one.acquisition_level);
    put_field(out, std::uint8_t{1});
    put_field(out, one.scale_units);
    for (const auto resolution :
         {one.scan_resolution_x, one.scan_resolution_y, one.image_resolution_x, one.image_resolution_y})
        put_field(out, resolution);
    put_field(out, one.pixel_depth);
    put_field(out, one.image_format);
    put_field(out, std::uint16_t{0});
    put_field(out, static_cast<std::uint32_t>(finger_header + one.image.size()));
    for (const auto octet : {one.position, one.view_count, one.view_number, one.quality, one.impression})
        put_field(out, octet);
    put_field(out, one.width);
    put_field(out, one.height);
    put_field(out, std::uint8_t{0});
    out.insert(out.end(), one.image.begin(), one.image.end());
    return out;
}

} // namespace

Result<Dg3> parse_dg3(ByteView content) {
    CCCD_TRY(auto group, parse_biometric_group(content, dg3_tag));
    Dg3 dg3;
    dg3.remarks = std::move(group.remarks);
    for (const auto& biometric : group.templates) {
        CCCD_CHECK(look_for_deviations(biometric, dg3));
        if (biometric.encoding == BiometricEncoding::iso39794)
            CCCD_CHECK(read_fingers_39794(biometric, dg3));
        else
            CCCD_CHECK(read_fingers_19794(biometric, dg3));
    }
    return dg3;
}

Bytes make_dg3(const Dg3& dg3) {
    std::vector<Bytes> records;
    records.reserve(dg3.fingers.size());
    BiometricGroup group;
    for (const auto& one : dg3.fingers) {
        const bool iso39794 = one.encoding == BiometricEncoding::iso39794;
        records.push_back(iso39794 ? make_finger_39794(one) : make_finger_19794(one));
        group.templates.push_back({one.header, one.encoding, records.back()});
    }
    return make_biometric_group(group, dg3_tag);
}

} // namespace cccd::lds
