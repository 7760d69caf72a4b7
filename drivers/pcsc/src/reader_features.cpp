#include "reader_features.hpp"

#include "apdu_sizes.hpp"

#include <algorithm>
#include <array>
#include <reader.h>

namespace cccd::pcsc {

namespace {

std::size_t little_endian(ByteView octets) noexcept {
    std::size_t value = 0;
    for (std::size_t i = octets.size(); i-- > 0;) value = value << 8 | octets[i];
    return value;
}

} // namespace

DWORD control_code_of(ByteView feature_list, std::uint8_t feature) noexcept {
    // Six octets an entry: feature, 4, control code most significant octet first.
    for (; feature_list.size() >= 6; feature_list = feature_list.subspan(6)) {
        if (feature_list[0] != feature || feature_list[1] != 4) continue;
        return DWORD{feature_list[2]} << 24 | DWORD{feature_list[3]} << 16 | DWORD{feature_list[4]} << 8 |
               feature_list[5];
    }
    return 0;
}

namespace {

TransportLimits limits_of(std::size_t data) noexcept {
    if (data <= 256) return {ExtendedLength::no, short_command, short_response};
    return {ExtendedLength::yes, std::min(data, longest_command), std::min(data, longest_response)};
}

} // namespace

Announced announced_in(ByteView properties) noexcept {
    Announced announced;
    std::optional<std::uint16_t> vendor, product;
    while (properties.size() >= 2 && properties.size() - 2 >= properties[1]) {
        const auto value = properties.subspan(2, properties[1]);
        const auto number = value.size() <= 4 ? little_endian(value) : 0;
        if (properties[0] == PCSCv2_PART10_PROPERTY_dwMaxAPDUDataSize && value.size() <= 4)
            announced.limits = limits_of(number);
        if (properties[0] == PCSCv2_PART10_PROPERTY_wIdVendor) vendor = static_cast<std::uint16_t>(number);
        if (properties[0] == PCSCv2_PART10_PROPERTY_wIdProduct) product = static_cast<std::uint16_t>(number);
        properties = properties.subspan(2 + value.size());
    }
    if (vendor && product) announced.usb = UsbId{*vendor, *product};
    return announced;
}

Announced ask_reader(SCARDHANDLE card) noexcept {
    std::array<std::uint8_t, 512> answer{};
    DWORD size = 0;
    if (SCardControl(card, CM_IOCTL_GET_FEATURE_REQUEST, nullptr, 0, answer.data(), answer.size(), &size) !=
            SCARD_S_SUCCESS ||
        size > answer.size())
        return {};
    const DWORD properties = control_code_of(ByteView(answer).first(size), FEATURE_GET_TLV_PROPERTIES);
    if (properties == 0) return {};
    if (SCardControl(card, properties, nullptr, 0, answer.data(), answer.size(), &size) != SCARD_S_SUCCESS ||
        size > answer.size())
        return {};
    return announced_in(ByteView(answer).first(size));
}

} // namespace cccd::pcsc
