#include "pki/text_formats.hpp"

#include <cstdlib>

/// LDIF, PEM, and Base64 there and back.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace cccd;
    const ByteView input{data, size};
    static_cast<void>(pki::looks_like_ldif(input));
    static_cast<void>(pki::looks_like_pem(input));
    static_cast<void>(pki::read_ldif(input));
    static_cast<void>(pki::read_pem(input));
    const auto again = pki::base64_decode(pki::base64_encode(input));
    if (!again || !equal(*again, input)) std::abort();
    return 0;
}
