// The LDS security object: the signed list of data group hashes (Doc 9303-10 §4.6.2.3).
#pragma once

#include "pki/hash.hpp"
#include "pki/remarks.hpp"

#include <cccd/files.hpp>
#include <vector>

namespace cccd::pki {

struct SecurityObject {
    struct Entry {
        unsigned group = 0; ///< as it stands there; anything but 1 to 16 is remarked
        ByteView hash;
    };
    std::uint32_t version = 0;
    Hash hash = Hash::sha256;
    std::vector<Entry> entries;

    /// `content` must outlive the result. Errors: data_*, algorithm_unknown.
    static Result<SecurityObject> parse(ByteView content, Remarks& remarks);

    [[nodiscard]] Files covered() const noexcept;
    /// data_group_hash for this file: passed, failed (hash_mismatch, hash_ambiguous), not_attempted (not_covered).
    [[nodiscard]] Check check(File file, ByteView content) const;
};

} // namespace cccd::pki
