#include "pki/facts.hpp"

#include <cstdlib>

/// A certificate that may not issue never becomes an anchor.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace cccd;
    TrustEntry entry;
    static_cast<void>(pki::fill_facts({data, size}, entry));
    if (const auto certificate = pki::Certificate::parse({data, size})) {
        Trust trust;
        static_cast<void>(trust.add({data, size}));
        if (!certificate->may_issue() && !trust.empty()) std::abort();
    }
    return 0;
}
