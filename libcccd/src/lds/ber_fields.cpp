#include "lds/ber_fields.hpp"

#include "base/try.hpp"

namespace cccd::lds::ber {

namespace {

constexpr Error malformed(Literal text) noexcept {
    return {ErrorCode::data_malformed, Stage::parse, 0, 0, text};
}

} // namespace

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
