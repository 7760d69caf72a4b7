#include "lds/atr_info.hpp"

#include "lds/ber_fields.hpp"
#include "lds/record.hpp"

namespace cccd::lds {

namespace {

constexpr tlv::Tag capabilities_tag = 0x47, buffer_sizes_tag = 0x7F66, integer = 0x02;

bool bit(ByteView octets, std::size_t octet, unsigned number) noexcept {
    return octet < octets.size() && (octets[octet] >> (number - 1) & 1) != 0;
}

AtrInfo::Capabilities read_capabilities(ByteView value) {
    AtrInfo::Capabilities found;
    found.octets = to_bytes(value);
    found.select_by_name = bit(value, 0, 8);
    found.short_identifiers = bit(value, 0, 3);
    found.record_numbers = bit(value, 0, 2);
    found.command_chaining = bit(value, 2, 8);
    found.extended_length = bit(value, 2, 7);
    found.extended_length_information = bit(value, 2, 6);
    return found;
}

Result<AtrInfo::BufferSizes> read_buffer_sizes(ByteView value) {
    CCCD_TRY(const auto numbers, tlv::children(value));
    if (numbers.size() != 2 || numbers[0].tag != integer || numbers[1].tag != integer)
        return malformed("EF.ATR/INFO: extended length information without two numbers");
    AtrInfo::BufferSizes sizes;
    CCCD_TRY(sizes.command, ber::unsigned_number(numbers[0].value));
    CCCD_TRY(sizes.response, ber::unsigned_number(numbers[1].value));
    return sizes;
}

} // namespace

Result<AtrInfo> parse_atr_info(ByteView content) {
    AtrInfo info;
    Cursor cursor(content);
    while (!cursor.at_end() && cursor.rest()[0] != 0x00) {
        CCCD_TRY(const auto element, tlv::read(cursor));
        if (element.tag == capabilities_tag) {
            info.capabilities = read_capabilities(element.value);
        } else if (element.tag == buffer_sizes_tag) {
            CCCD_TRY(info.buffer_sizes, read_buffer_sizes(element.value));
        } else {
            info.unknown.push_back({element.tag, to_bytes(element.value)});
        }
    }
    if (info.capabilities && info.capabilities->extended_length_information && !info.buffer_sizes)
        add_remark(info.remarks, "atr_info.buffer_sizes_missing");
    return info;
}

} // namespace cccd::lds
