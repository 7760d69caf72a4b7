#include "access/pace_suites.hpp"

#include <algorithm>
#include <array>

namespace cccd::access {

namespace {

constexpr std::array<std::uint8_t, 8> id_pace{0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x04};

using crypto::Cipher;
using crypto::GroupKind;

constexpr std::array<PaceSuite, 19> suites{{
    {1, 1, GroupKind::finite, Mapping::generic, Cipher::des3, "PACE-DH-GM-3DES-CBC-CBC"},
    {1, 2, GroupKind::finite, Mapping::generic, Cipher::aes128, "PACE-DH-GM-AES-CBC-CMAC-128"},
    {1, 3, GroupKind::finite, Mapping::generic, Cipher::aes192, "PACE-DH-GM-AES-CBC-CMAC-192"},
    {1, 4, GroupKind::finite, Mapping::generic, Cipher::aes256, "PACE-DH-GM-AES-CBC-CMAC-256"},
    {2, 1, GroupKind::elliptic, Mapping::generic, Cipher::des3, "PACE-ECDH-GM-3DES-CBC-CBC"},
    {2, 2, GroupKind::elliptic, Mapping::generic, Cipher::aes128, "PACE-ECDH-GM-AES-CBC-CMAC-128"},
    {2, 3, GroupKind::elliptic, Mapping::generic, Cipher::aes192, "PACE-ECDH-GM-AES-CBC-CMAC-192"},
    {2, 4, GroupKind::elliptic, Mapping::generic, Cipher::aes256, "PACE-ECDH-GM-AES-CBC-CMAC-256"},
    {3, 1, GroupKind::finite, Mapping::integrated, Cipher::des3, "PACE-DH-IM-3DES-CBC-CBC"},
    {3, 2, GroupKind::finite, Mapping::integrated, Cipher::aes128, "PACE-DH-IM-AES-CBC-CMAC-128"},
    {3, 3, GroupKind::finite, Mapping::integrated, Cipher::aes192, "PACE-DH-IM-AES-CBC-CMAC-192"},
    {3, 4, GroupKind::finite, Mapping::integrated, Cipher::aes256, "PACE-DH-IM-AES-CBC-CMAC-256"},
    {4, 1, GroupKind::elliptic, Mapping::integrated, Cipher::des3, "PACE-ECDH-IM-3DES-CBC-CBC"},
    {4, 2, GroupKind::elliptic, Mapping::integrated, Cipher::aes128, "PACE-ECDH-IM-AES-CBC-CMAC-128"},
    {4, 3, GroupKind::elliptic, Mapping::integrated, Cipher::aes192, "PACE-ECDH-IM-AES-CBC-CMAC-192"},
    {4, 4, GroupKind::elliptic, Mapping::integrated, Cipher::aes256, "PACE-ECDH-IM-AES-CBC-CMAC-256"},
    {6, 2, GroupKind::elliptic, Mapping::chip_authentication, Cipher::aes128, "PACE-ECDH-CAM-AES-CBC-CMAC-128"},
    {6, 3, GroupKind::elliptic, Mapping::chip_authentication, Cipher::aes192, "PACE-ECDH-CAM-AES-CBC-CMAC-192"},
    {6, 4, GroupKind::elliptic, Mapping::chip_authentication, Cipher::aes256, "PACE-ECDH-CAM-AES-CBC-CMAC-256"},
}};

} // namespace

std::span<const PaceSuite> pace_suites() noexcept {
    return suites;
}

const PaceSuite* find_pace_suite(ByteView oid) noexcept {
    if (oid.size() != id_pace.size() + 2 || !equal(oid.first(id_pace.size()), id_pace)) return nullptr;
    const auto* found = std::find_if(suites.begin(), suites.end(), [&](const PaceSuite& suite) {
        return suite.arc == oid[id_pace.size()] && suite.number == oid[id_pace.size() + 1];
    });
    return found == suites.end() ? nullptr : found;
}

Bytes oid_of(const PaceSuite& suite) {
    Bytes oid(id_pace.begin(), id_pace.end());
    oid.push_back(suite.arc);
    oid.push_back(suite.number);
    return oid;
}

} // namespace cccd::access
