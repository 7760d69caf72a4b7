// SecurityInfos and what they offer: suites, explicit domain parameters, static keys.
#include "lds/security_infos.hpp"

#include "access/pace_choices.hpp"
#include "auth/chip_suites.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto infos = cccd::lds::parse_security_infos({data, size});
    if (!infos) return 0;
    (void)cccd::access::read_offer(*infos, {}).has_value();
    (void)cccd::auth::chip_choices(*infos).size();
    return 0;
}
