// What goes over the wire in Chip Authentication (Doc 9303-11 §6.2.4).
#pragma once

#include "auth/chip_suites.hpp"
#include "iso7816/command.hpp"

namespace cccd::auth {

/// MSE:Set KAT with the whole key agreement in one command: 3DES only.
[[nodiscard]] iso7816::Command make_set_kat(ByteView public_key, std::optional<std::uint64_t> key_id);
/// MSE:Set AT, which selects suite and key.
[[nodiscard]] iso7816::Command make_set_at(const ChipSuite& suite, std::optional<std::uint64_t> key_id);
/// GENERAL AUTHENTICATE with the terminal's ephemeral key.
[[nodiscard]] iso7816::Command make_chip_general_authenticate(ByteView public_key);
/// An empty 7C, or nothing. Errors: chip_authentication_failed.
Status parse_chip_general_authenticate(ByteView data);

} // namespace cccd::auth
