#include "store/bundle.hpp"

#include "pki/text_formats.hpp"

#include <cstdlib>

/// As a bundle, and as the payload of a bundle that is signed rightly.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace cccd;
    static const SigningKey key = *SigningKey::make();
    static const std::vector<VerifyingKey> accepted{key.public_key()};
    static const std::vector<VerifyingKey> nobody;
    if (store::read_bundle({data, size}, nobody)) std::abort();
    const std::string payload(reinterpret_cast<const char*>(data), size);
    const auto signature = key.sign(as_bytes("CCCD-TRUST-BUNDLE-1\n" + payload));
    if (!signature) std::abort();
    const std::string file =
        "CCCD-TRUST-BUNDLE-1\n" + key.fingerprint() + "\n" + pki::base64_encode(*signature) + "\n" + payload;
    const auto bundle = store::read_bundle(as_bytes(file), accepted);
    if (bundle) static_cast<void>(store::trust_of(bundle->records));
    return 0;
}
