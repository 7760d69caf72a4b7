#include "lds/ber_fields.hpp"

#include "lds/record.hpp"

namespace cccd::lds::ber {

Result<ByteView> required(ByteView sequence, tlv::Tag tag) noexcept {
    CCCD_TRY(const auto found, member(sequence, tag));
    if (!found) return malformed("a required member is missing");
    return *found;
}

Result<std::uint32_t> unsigned_number(ByteView value) noexcept {
    while (value.size() > 1 && value[0] == 0) value = value.subspan(1);
    if (value.empty() || value.size() > 4) return malformed("a number has a wrong size");
    return Cursor(value).number(value.size());
}

Result<std::uint32_t> number_or_zero(ByteView sequence, tlv::Tag tag) noexcept {
    CCCD_TRY(const auto found, member(sequence, tag));
    if (!found) return std::uint32_t{0};
    return unsigned_number(*found);
}

Result<std::uint32_t> code_or_zero(ByteView sequence, tlv::Tag tag) noexcept {
    CCCD_TRY(const auto choice, member(sequence, tag));
    if (!choice) return std::uint32_t{0};
    CCCD_TRY(const auto extension, member(*choice, 0xA1));
    return number_or_zero(extension.value_or(*choice), 0x80);
}

Result<std::vector<ByteView>> representations(ByteView content, tlv::Tag block_tag) {
    CCCD_TRY(const auto block, tlv::only(content, block_tag));
    CCCD_TRY([[maybe_unused]] const auto version, required(block, 0xA0));
    CCCD_TRY(const auto list, required(block, 0xA1));
    CCCD_TRY(const auto elements, tlv::children(list));
    std::vector<ByteView> found;
    for (const auto& element : elements) {
        if (element.tag != 0x30)
            return Error{ErrorCode::data_unexpected_tag, Stage::parse, 0, 0, "a representation is no SEQUENCE"};
        found.push_back(element.value);
    }
    if (found.empty()) return malformed("a record without a representation");
    return found;
}

Bytes make_block(tlv::Tag block_tag, ByteView representation) {
    constexpr std::uint32_t generation = 3, edition_year = 2019;
    Bytes version, block;
    append_number(version, 0x80, generation);
    append_number(version, 0x81, edition_year);
    tlv::append(block, 0xA0, version);
    tlv::append(block, 0xA1, tlv::make(0x30, representation));
    return tlv::make(block_tag, block);
}

void append_number(Bytes& out, tlv::Tag tag, std::uint32_t value) {
    Bytes octets;
    for (int shift = 24; shift >= 0; shift -= 8)
        if (shift == 0 || !octets.empty() || value >> shift != 0)
            octets.push_back(static_cast<std::uint8_t>(value >> shift));
    if ((octets.front() & 0x80) != 0) octets.insert(octets.begin(), 0);
    tlv::append(out, tag, octets);
}

void append_code(Bytes& out, tlv::Tag tag, std::uint32_t value) {
    Bytes fallback;
    append_number(fallback, 0x80, value);
    tlv::append(out, tag, tlv::make(0xA1, fallback));
}

} // namespace cccd::lds::ber
