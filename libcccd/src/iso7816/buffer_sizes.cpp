#include "iso7816/buffer_sizes.hpp"

#include "base/try.hpp"
#include "tlv/tlv.hpp"

namespace cccd::iso7816 {

namespace {

Result<std::size_t> number(Cursor& cursor) {
    CCCD_TRY(const auto octets, tlv::expect(cursor, 0x02));
    std::size_t value = 0;
    for (const auto octet : octets) value = std::min<std::size_t>(value << 8 | octet, 0xFFFFFF);
    return value;
}

} // namespace

Result<std::optional<BufferSizes>> parse_buffer_sizes(ByteView ef_atr_info) {
    CCCD_TRY(const auto information, tlv::find(ef_atr_info, 0x7F66));
    if (!information) return std::optional<BufferSizes>{};
    Cursor cursor(information->value);
    CCCD_TRY(const auto command, number(cursor));
    CCCD_TRY(const auto response, number(cursor));
    return std::optional<BufferSizes>(BufferSizes{command, response});
}

bool announces_extended_length(ByteView atr) noexcept {
    // The historical bytes stand at the end of the ATR, before TCK; with category indicator 80 they are compact TLV.
    if (atr.size() < 3) return false;
    const std::size_t count = atr[1] & 0x0F;
    std::size_t at = 2;
    for (unsigned interface = atr[1] >> 4; interface != 0;) {
        const unsigned next = at < atr.size() && (interface & 8) != 0 ? 1u : 0u;
        std::size_t present = 0;
        for (unsigned bit = 1; bit <= 8; bit <<= 1) present += (interface & bit) != 0 ? 1u : 0u;
        if (at + present > atr.size()) return false;
        at += present;
        interface = next != 0 ? static_cast<unsigned>(atr[at - 1] >> 4) : 0u;
    }
    if (count == 0 || at + count > atr.size() || atr[at] != 0x80) return false;
    const auto historical = atr.subspan(at + 1, count - 1);
    for (std::size_t i = 0; i < historical.size();) {
        const std::size_t length = historical[i] & 0x0F;
        if (historical[i] == 0x73 && i + 3 < historical.size()) return (historical[i + 3] & 0x40) != 0;
        i += 1 + length;
    }
    return false;
}

} // namespace cccd::iso7816
