#include "lds/cbeff.hpp"

#include "lds/record.hpp"

#include <algorithm>
#include <array>

namespace cccd::lds {

namespace {

constexpr tlv::Tag group_tag = 0x7F61, template_tag = 0x7F60, header_tag = 0xA1;
constexpr tlv::Tag primitive_data_tag = 0x5F2E, constructed_data_tag = 0x7F2E;
constexpr std::uint16_t sc37 = 0x0101; ///< ISO/IEC JTC 1/SC 37, the only owner that Doc 9303 knows

/// An unsigned number of 1 to `most` octets.
Result<std::uint32_t> number(ByteView value, std::size_t least, std::size_t most) noexcept {
    if (value.size() < least || value.size() > most) return malformed("biometric header: a field has a wrong size");
    return Cursor(value).number(value.size());
}

Status read_header_field(const tlv::Element& field, BiometricHeader& header, bool& owner, bool& type) {
    switch (field.tag) {
    case 0x80: {
        CCCD_TRY(const auto version, number(field.value, 2, 2));
        header.version = static_cast<std::uint16_t>(version);
        break;
    }
    case 0x81: {
        CCCD_TRY(header.type, number(field.value, 1, 3));
        break;
    }
    case 0x82: {
        CCCD_TRY(const auto subtype, number(field.value, 1, 1));
        header.subtype = static_cast<std::uint8_t>(subtype);
        break;
    }
    case 0x83:
        header.creation = field.value;
        break;
    case 0x85:
        header.validity = field.value;
        break;
    case 0x86:
        header.creator = field.value;
        break;
    case 0x87: {
        CCCD_TRY(const auto value, number(field.value, 2, 2));
        header.format_owner = static_cast<std::uint16_t>(value);
        owner = true;
        break;
    }
    case 0x88: {
        CCCD_TRY(const auto value, number(field.value, 2, 2));
        header.format_type = static_cast<std::uint16_t>(value);
        type = true;
        break;
    }
    default:
        break; // other patron fields of CBEFF say nothing about the record
    }
    return {};
}

Result<BiometricHeader> read_biometric_header(ByteView value) {
    CCCD_TRY(const auto fields, tlv::children(value));
    BiometricHeader header;
    bool owner = false, type = false;
    for (const auto& field : fields) CCCD_CHECK(read_header_field(field, header, owner, type));
    if (!owner || !type) return malformed("biometric header: format owner or format type missing");
    if (header.format_owner != sc37) return malformed("biometric header: format owner unknown");
    return header;
}

bool is_iso19794(ByteView data) noexcept {
    static constexpr std::array<std::string_view, 3> identifiers{
        std::string_view("FAC\0", 4), std::string_view("FIR\0", 4), std::string_view("IIR\0", 4)};
    return data.size() >= 4 &&
           std::any_of(identifiers.begin(), identifiers.end(), [&](auto id) { return as_text(data.first(4)) == id; });
}

/// Doc 9303-10 §4.5.6. Before the 39794 series came, DO'7F2E' was allowed around a 19794 record too.
Status read_record(ByteView value, BiometricTemplate& biometric) {
    CCCD_TRY(const auto fields, tlv::children(value));
    for (const auto& field : fields) {
        if (field.tag == primitive_data_tag || (field.tag == constructed_data_tag && is_iso19794(field.value))) {
            biometric.data = field.value;
            return {};
        }
        if (field.tag == constructed_data_tag) {
            CCCD_TRY(biometric.data, tlv::only(field.value, 0xA1));
            biometric.encoding = BiometricEncoding::iso39794;
            return {};
        }
    }
    return malformed("biometric information template without biometric data");
}

Result<BiometricTemplate> read_template(ByteView value) {
    CCCD_TRY(const auto header, tlv::find(value, header_tag));
    if (!header) return malformed("biometric information template without a header");
    BiometricTemplate biometric;
    CCCD_TRY(biometric.header, read_biometric_header(header->value));
    CCCD_CHECK(read_record(value, biometric));
    return biometric;
}

void append_number(Bytes& out, tlv::Tag tag, std::uint32_t value, int octets) {
    Bytes bytes;
    for (int i = octets - 1; i >= 0; --i) bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
    tlv::append(out, tag, bytes);
}

Bytes make_header(const BiometricHeader& header) {
    Bytes out;
    if (header.version) append_number(out, 0x80, *header.version, 2);
    if (header.type) append_number(out, 0x81, *header.type, *header.type > 0xFFFF ? 3 : *header.type > 0xFF ? 2 : 1);
    if (header.subtype) append_number(out, 0x82, *header.subtype, 1);
    if (!header.creation.empty()) tlv::append(out, 0x83, header.creation);
    if (!header.validity.empty()) tlv::append(out, 0x85, header.validity);
    if (!header.creator.empty()) tlv::append(out, 0x86, header.creator);
    append_number(out, 0x87, header.format_owner, 2);
    append_number(out, 0x88, header.format_type, 2);
    return out;
}

} // namespace

Result<BiometricGroup> parse_biometric_group(ByteView content, tlv::Tag tag) {
    CCCD_TRY(const auto outer, tlv::only(content, tag));
    CCCD_TRY(const auto value, tlv::only(outer, group_tag));
    CCCD_TRY(const auto fields, tlv::children(value));
    if (fields.empty() || fields.front().tag != 0x02)
        return malformed("biometric group template without a number of instances");
    CCCD_TRY(const auto count, number(fields.front().value, 1, 1));
    BiometricGroup group;
    for (const auto& field : fields) {
        if (field.tag != template_tag) continue; // DO'53': random octets of an empty group
        CCCD_TRY(auto biometric, read_template(field.value));
        group.templates.push_back(std::move(biometric));
    }
    if (group.templates.size() != count) group.remarks.push_back("biometric.instance_count");
    return group;
}

Bytes make_biometric_group(const BiometricGroup& group, tlv::Tag tag) {
    Bytes value;
    append_number(value, 0x02, static_cast<std::uint32_t>(group.templates.size()), 1);
    for (const auto& biometric : group.templates) {
        Bytes inside;
        tlv::append(inside, header_tag, make_header(biometric.header));
        if (biometric.encoding == BiometricEncoding::iso39794)
            tlv::append(inside, constructed_data_tag, tlv::make(0xA1, biometric.data));
        else
            tlv::append(inside, primitive_data_tag, biometric.data);
        tlv::append(value, template_tag, inside);
    }
    return tlv::make(tag, tlv::make(group_tag, value));
}

} // namespace cccd::lds
