#include "target.hpp"

#include <algorithm>

namespace cccd::nfc {

namespace {

/// Historical bytes of an ATS that libnfc gives without its length octet: behind T0 and the interface octets that T0
/// announces (ISO/IEC 14443-4 §5.2).
Bytes historical_bytes(const nfc_iso14443a_info& card) {
    const std::size_t announced_size = card.szAtsLen; // a copy: libnfc packs its structures
    const auto size = std::min(announced_size, sizeof card.abtAts);
    if (size == 0) return {};
    const auto format = card.abtAts[0];
    std::size_t first = 1;
    for (const unsigned announced : {0x10u, 0x20u, 0x40u})
        if ((format & announced) != 0) ++first;
    if (first >= size) return {};
    return {card.abtAts + first, card.abtAts + size};
}

/// Application data, protocol info, and the high half of MBLI, which libnfc does not give.
Bytes type_b_bytes(const nfc_iso14443b_info& card) {
    Bytes out(card.abtApplicationData, card.abtApplicationData + sizeof card.abtApplicationData);
    out.insert(out.end(), card.abtProtocolInfo, card.abtProtocolInfo + sizeof card.abtProtocolInfo);
    out.push_back(0x00);
    return out;
}

} // namespace

bool speaks_iso14443_4(const nfc_target& target) noexcept {
    if (target.nm.nmt == NMT_ISO14443A) return (target.nti.nai.btSak & 0x20) != 0;
    // Protocol type in the low half of the second octet of protocol info (ISO/IEC 14443-3 §7.9.4).
    return target.nm.nmt == NMT_ISO14443B && (target.nti.nbi.abtProtocolInfo[1] & 0x01) != 0;
}

Bytes atr_of(const nfc_target& target) {
    auto history = target.nm.nmt == NMT_ISO14443B ? type_b_bytes(target.nti.nbi) : historical_bytes(target.nti.nai);
    if (history.size() > 15) history.resize(15);
    Bytes atr{0x3B, static_cast<std::uint8_t>(0x80 | history.size()), 0x80, 0x01};
    atr.insert(atr.end(), history.begin(), history.end());
    std::uint8_t check = 0;
    for (std::size_t i = 1; i < atr.size(); ++i) check = static_cast<std::uint8_t>(check ^ atr[i]);
    atr.push_back(check);
    return atr;
}

} // namespace cccd::nfc
