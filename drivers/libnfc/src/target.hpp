// What a card said when it was selected, as the ATR that PC/SC part 3 §3.1.3.2.3 makes of it.
#pragma once

#include <cccd/bytes.hpp>
#include <nfc/nfc.h>

namespace cccd::nfc {

[[nodiscard]] bool speaks_iso14443_4(const nfc_target& target) noexcept;
[[nodiscard]] Bytes atr_of(const nfc_target& target);

} // namespace cccd::nfc
