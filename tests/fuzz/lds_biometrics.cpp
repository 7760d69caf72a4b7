// DG3, DG4, DG5 and DG7: the outermost tag chooses the parser. What was read can be written and read again.
#include "lds/dg3.hpp"
#include "lds/dg4.hpp"
#include "lds/displayed_images.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const cccd::ByteView input(data, size);
    if (const auto dg3 = cccd::lds::parse_dg3(input)) {
        const auto again = cccd::lds::make_dg3(*dg3);
        if (const auto back = cccd::lds::parse_dg3(again); !back || back->fingers.size() != dg3->fingers.size())
            std::abort();
    }
    if (const auto dg4 = cccd::lds::parse_dg4(input)) {
        const auto again = cccd::lds::make_dg4(*dg4);
        if (const auto back = cccd::lds::parse_dg4(again); !back || back->irises.size() != dg4->irises.size())
            std::abort();
    }
    if (const auto dg5 = cccd::lds::parse_dg5(input); dg5 && !cccd::lds::parse_dg5(cccd::lds::make_dg5(*dg5)))
        std::abort();
    if (const auto dg7 = cccd::lds::parse_dg7(input); dg7 && !cccd::lds::parse_dg7(cccd::lds::make_dg7(*dg7)))
        std::abort();
    return 0;
}
