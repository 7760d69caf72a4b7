// One table from the object identifiers of PACE to what they stand for (Doc 9303-11 §4.4.3.1, §4.4.3.2, §9.2.3).
#pragma once

#include "crypto/group.hpp"
#include "crypto/suite.hpp"

#include <cccd/bytes.hpp>
#include <span>
#include <string_view>

namespace cccd::access {

enum class Mapping : std::uint8_t { generic, integrated, chip_authentication };

struct PaceSuite {
    std::uint8_t arc;    ///< first number below id-PACE: 1 to 4, 6
    std::uint8_t number; ///< second one: 1 to 4
    crypto::GroupKind agreement;
    Mapping mapping;
    crypto::Cipher cipher;
    std::string_view name; ///< "PACE-ECDH-GM-AES-CBC-CMAC-128"
};

[[nodiscard]] std::span<const PaceSuite> pace_suites() noexcept;
/// The suite of an object identifier's content octets; null for one that is none of PACE.
[[nodiscard]] const PaceSuite* find_pace_suite(ByteView oid) noexcept;
/// 04 00 7F 00 07 02 02 04 arc number
[[nodiscard]] Bytes oid_of(const PaceSuite& suite);

} // namespace cccd::access
