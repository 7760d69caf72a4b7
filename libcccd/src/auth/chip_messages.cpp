#include "auth/chip_messages.hpp"

#include "tlv/tlv.hpp"

namespace cccd::auth {

namespace {

void append_reference(Bytes& data, std::optional<std::uint64_t> key_id) {
    if (!key_id) return;
    Bytes octets;
    for (int shift = 56; shift >= 0; shift -= 8)
        if (const auto octet = static_cast<std::uint8_t>(*key_id >> shift); octet != 0 || !octets.empty() || shift == 0)
            octets.push_back(octet);
    tlv::append(data, 0x84, octets);
}

} // namespace

iso7816::Command make_set_kat(ByteView public_key, std::optional<std::uint64_t> key_id) {
    Bytes data = tlv::make(0x91, public_key);
    append_reference(data, key_id);
    return {0x00, 0x22, 0x41, 0xA6, std::move(data), iso7816::no_response};
}

iso7816::Command make_set_at(const ChipSuite& suite, std::optional<std::uint64_t> key_id) {
    Bytes data = tlv::make(0x80, oid_of(suite));
    append_reference(data, key_id);
    return {0x00, 0x22, 0x41, 0xA4, std::move(data), iso7816::no_response};
}

iso7816::Command make_chip_general_authenticate(ByteView public_key) {
    return {0x00, 0x86, 0x00, 0x00, tlv::make(0x7C, tlv::make(0x80, public_key)), iso7816::any_short};
}

Status parse_chip_general_authenticate(ByteView data) {
    if (data.empty()) return {};
    const auto inside = tlv::only(data, 0x7C);
    if (!inside || !inside->empty())
        return Error{ErrorCode::chip_authentication_failed, Stage::chip_authentication, 0, 0,
                     "the chip's answer is no empty dynamic authentication data"};
    return {};
}

} // namespace cccd::auth
