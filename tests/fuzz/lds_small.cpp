// The small files: EF.COM, DG1, DG14, DG15. The outermost tag chooses the parser.
#include "lds/com.hpp"
#include "lds/dg1.hpp"
#include "lds/dg14.hpp"
#include "lds/dg15.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const cccd::ByteView input(data, size);
    if (const auto com = cccd::lds::parse_com(input); com && !cccd::lds::parse_com(cccd::lds::make_com(*com)))
        std::abort();
    (void)cccd::lds::parse_dg1(input).has_value();
    (void)cccd::lds::parse_dg14(input).has_value();
    (void)cccd::lds::parse_dg15(input).has_value();
    return 0;
}
