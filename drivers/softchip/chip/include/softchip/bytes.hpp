// The byte string that every part of the software chip speaks.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace softchip {

using Bytes = std::vector<std::uint8_t>;
using View = std::span<const std::uint8_t>;

} // namespace softchip
