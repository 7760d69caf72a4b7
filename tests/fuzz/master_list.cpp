#include "pki/deviation_list.hpp"
#include "pki/signed_list.hpp"

#include <cstdlib>

/// Master lists and deviation lists.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static_cast<void>(cccd::pki::read_master_list({data, size}, cccd::Trust::State{}));
    if (const auto cms = cccd::pki::SignedData::parse({data, size}))
        static_cast<void>(cccd::pki::parse_deviation_list(cms->content));
    static_cast<void>(cccd::pki::parse_deviation_list({data, size}));
    return 0;
}
