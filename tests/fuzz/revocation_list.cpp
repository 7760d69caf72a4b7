#include "pki/revocation_list.hpp"

#include <cstdlib>

/// Every serial number that was read is found again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto list = cccd::pki::RevocationList::parse({data, size});
    if (!list) return 0;
    for (const auto serial : list->revoked)
        if (!list->lists(serial)) std::abort();
    static_cast<void>(list->stale_at(cccd::WallTime{}));
    return 0;
}
