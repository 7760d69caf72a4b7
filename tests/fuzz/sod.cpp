#include "auth/passive_authentication.hpp"

#include <cstdlib>

/// Nothing that comes from a chip may pass without an anchor, whatever its octets.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace cccd;
    static const Trust trust;
    const std::map<File, Bytes> files{{File::sod, Bytes(data, data + size)}, {File::dg1, Bytes{0x61, 0x00}}};
    const auto result = auth::passive_authentication(files, trust, VerifyPolicy{}, WallTime{});
    if (result)
        for (const auto& check : result->checks) // nobody is trusted, so nothing can be certified
            if (check.id == CheckId::signer_chain && check.verdict == Verdict::passed) std::abort();
    static_cast<void>(auth::verify_card_security({data, size}, trust, VerifyPolicy{}, WallTime{}));
    return 0;
}
