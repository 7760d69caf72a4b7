#include "auth/chip_suites.hpp"

#include <algorithm>
#include <array>

namespace cccd::auth {

namespace {

using crypto::Cipher;
using crypto::GroupKind;

constexpr std::array<std::uint8_t, 8> id_ca{0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x03};

constexpr std::array<ChipSuite, 8> suites{{
    {GroupKind::finite, 1, Cipher::des3, "CA-DH-3DES-CBC-CBC"},
    {GroupKind::finite, 2, Cipher::aes128, "CA-DH-AES-CBC-CMAC-128"},
    {GroupKind::finite, 3, Cipher::aes192, "CA-DH-AES-CBC-CMAC-192"},
    {GroupKind::finite, 4, Cipher::aes256, "CA-DH-AES-CBC-CMAC-256"},
    {GroupKind::elliptic, 1, Cipher::des3, "CA-ECDH-3DES-CBC-CBC"},
    {GroupKind::elliptic, 2, Cipher::aes128, "CA-ECDH-AES-CBC-CMAC-128"},
    {GroupKind::elliptic, 3, Cipher::aes192, "CA-ECDH-AES-CBC-CMAC-192"},
    {GroupKind::elliptic, 4, Cipher::aes256, "CA-ECDH-AES-CBC-CMAC-256"},
}};

std::uint8_t arc_of(GroupKind kind) noexcept {
    return kind == GroupKind::finite ? 1 : 2;
}

const ChipSuite& bare_suite(GroupKind kind) noexcept {
    return kind == GroupKind::finite ? suites[0] : suites[4];
}

/// A key and the infos that name it. Without a key number an info goes with the only key there is.
void add_choices(std::vector<ChipChoice>& out, const lds::SecurityInfos& dg14,
                 const lds::ChipAuthenticationPublicKeyInfo& key) {
    const auto parsed = crypto::agreement_key_from_info(key.public_key_info);
    if (!parsed) return;
    bool named = false;
    for (const auto& info : dg14.chip_authentication) {
        const auto* suite = find_chip_suite(info.protocol);
        const bool only_key = dg14.chip_authentication_keys.size() == 1 && (!info.key_id || !key.key_id);
        const bool same_key = info.key_id == key.key_id || only_key;
        if (suite == nullptr || info.version != 1 || suite->agreement != parsed->group.kind() || !same_key) continue;
        named = true;
        out.push_back(
            {suite, parsed->group, parsed->element, key.public_key_info, info.key_id ? info.key_id : key.key_id, true});
    }
    if (!named && dg14.chip_authentication.empty())
        out.push_back({&bare_suite(parsed->group.kind()), parsed->group, parsed->element, key.public_key_info,
                       key.key_id, false});
}

} // namespace

const ChipSuite* find_chip_suite(ByteView oid) noexcept {
    if (oid.size() != id_ca.size() + 2 || !equal(oid.first(id_ca.size()), id_ca)) return nullptr;
    const auto* found = std::find_if(suites.begin(), suites.end(), [&](const ChipSuite& suite) {
        return arc_of(suite.agreement) == oid[id_ca.size()] && suite.number == oid[id_ca.size() + 1];
    });
    return found == suites.end() ? nullptr : found;
}

Bytes oid_of(const ChipSuite& suite) {
    Bytes oid(id_ca.begin(), id_ca.end());
    oid.push_back(arc_of(suite.agreement));
    oid.push_back(suite.number);
    return oid;
}

std::vector<ChipChoice> chip_choices(const lds::SecurityInfos& dg14) {
    std::vector<ChipChoice> out;
    for (const auto& key : dg14.chip_authentication_keys) add_choices(out, dg14, key);
    std::stable_sort(out.begin(), out.end(), [](const ChipChoice& a, const ChipChoice& b) {
        return a.suite->number != b.suite->number ? a.suite->number > b.suite->number
                                                  : a.suite->agreement > b.suite->agreement;
    });
    return out;
}

} // namespace cccd::auth
