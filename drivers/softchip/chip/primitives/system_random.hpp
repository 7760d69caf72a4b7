#pragma once

#include "softchip/bytes.hpp"

namespace softchip::primitives {

Bytes system_random(std::size_t size);

} // namespace softchip::primitives
