// Signed update bundles: a text file of four lines (magic, fingerprint of the key, signature in Base64, payload as
// JSON).
#pragma once

#include "store/contents.hpp"

namespace cccd::store {

struct Bundle {
    BundleInfo info;
    std::vector<Record> records;
};

Result<Bytes> write_bundle(const std::vector<Record>& records, const SigningKey& key, std::uint64_t sequence,
                           WallTime now);
/// The signature is checked before a single octet of the payload is looked at. Errors: bundle_refused.
Result<Bundle> read_bundle(ByteView file, std::span<const VerifyingKey> accepted);

} // namespace cccd::store
