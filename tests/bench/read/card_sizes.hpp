// The files of the standard profile (docs/speed.md), in octets.
#pragma once

#include <cstddef>

namespace bench {

inline constexpr std::size_t sod_size = 1'500, dg1_size = 95, dg2_size = 15'107, dg13_size = 650, dg14_size = 350,
                             dg15_size = 300;

} // namespace bench
