// DG11, DG12 and DG16: the outermost tag chooses the parser. What was read can be written and read again.
#include "lds/dg11.hpp"
#include "lds/dg12.hpp"
#include "lds/dg16.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const cccd::ByteView input(data, size);
    if (const auto dg11 = cccd::lds::parse_dg11(input); dg11 && dg11->other_names.size() < 100) {
        const auto again = cccd::lds::make_dg11(*dg11);
        const auto back = cccd::lds::parse_dg11(again);
        if (!back || back->full_name != dg11->full_name || back->other_names != dg11->other_names) std::abort();
    }
    if (const auto dg12 = cccd::lds::parse_dg12(input); dg12 && dg12->other_persons.size() < 100) {
        const auto again = cccd::lds::make_dg12(*dg12);
        const auto back = cccd::lds::parse_dg12(again);
        if (!back || back->issuing_authority != dg12->issuing_authority) std::abort();
    }
    if (const auto dg16 = cccd::lds::parse_dg16(input); dg16 && dg16->persons.size() < 15)
        if (!cccd::lds::parse_dg16(cccd::lds::make_dg16(*dg16))) std::abort();
    return 0;
}
