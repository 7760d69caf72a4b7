// One table from the object identifiers of Chip Authentication to what they stand for (Doc 9303-11 §6.2.3, §9.2.7), and
// which key of a chip goes with which of them.
#pragma once

#include "crypto/group.hpp"
#include "crypto/suite.hpp"
#include "lds/security_infos.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace cccd::auth {

struct ChipSuite {
    crypto::GroupKind agreement;
    std::uint8_t number; ///< below id-CA-DH or id-CA-ECDH: 1 to 4
    crypto::Cipher cipher;
    std::string_view name; ///< "CA-ECDH-AES-CBC-CMAC-128"
};

/// Null for an object identifier that is none of Chip Authentication.
[[nodiscard]] const ChipSuite* find_chip_suite(ByteView oid) noexcept;
/// 04 00 7F 00 07 02 02 03, 1 for DH or 2 for ECDH, number
[[nodiscard]] Bytes oid_of(const ChipSuite& suite);

/// A suite, a public key of the chip, and the number by which the chip knows the key.
struct ChipChoice {
    const ChipSuite* suite = nullptr;
    crypto::Group group;
    Bytes public_key;      ///< element at fixed width
    Bytes public_key_info; ///< DER, as it stands in DG14
    std::optional<std::uint64_t> key_id;
    /// An announced suite may be run by MSE:Set AT; 3DES that is only implied by a bare key by MSE:Set KAT alone.
    bool announced = true;
};

/// What DG14 allows, strongest first. Keys without a ChipAuthenticationInfo stand for 3DES (Doc 9303-11 §6.2.4.1).
[[nodiscard]] std::vector<ChipChoice> chip_choices(const lds::SecurityInfos& dg14);

} // namespace cccd::auth
