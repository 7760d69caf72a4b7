#include "lds/dg13.hpp"

#include <cstdlib>

/// What was read can be written, and read again to the same fields.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto dg13 = cccd::lds::parse_dg13({data, size});
    if (!dg13 || !dg13->unknown.empty()) return 0;
    const auto again = cccd::lds::parse_dg13(cccd::lds::make_dg13(*dg13));
    if (!again || again->full_name != dg13->full_name || again->present != dg13->present) std::abort();
    return 0;
}
