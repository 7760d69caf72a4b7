#pragma once

#include "softchip/bytes.hpp"
#include "softchip/profile.hpp"

namespace softchip::primitives {

Bytes digest(Hash hash, View data);
std::size_t digest_size(Hash hash);
const char* digest_name(Hash hash);

} // namespace softchip::primitives
