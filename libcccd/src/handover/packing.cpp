#include "handover/packing.hpp"

#include <cccd/secret.hpp>
#include <zlib.h>

namespace cccd::handover {

Result<Bytes> deflate(ByteView plain) {
    uLongf size = compressBound(static_cast<uLong>(plain.size()));
    Bytes packed(size);
    if (compress2(packed.data(), &size, plain.data(), static_cast<uLong>(plain.size()), Z_BEST_COMPRESSION) != Z_OK)
        return Error{ErrorCode::internal, Stage::none, 0, 0, "zlib can not compress"};
    packed.resize(size);
    return packed;
}

Result<Bytes> inflate(ByteView packed, std::size_t limit) {
    Bytes plain(limit);
    uLongf size = static_cast<uLongf>(limit);
    uLong used = static_cast<uLong>(packed.size());
    const int outcome = uncompress2(plain.data(), &size, packed.data(), &used);
    // A stream that wants more room and has more to come says Z_BUF_ERROR with all input unread or not; both are
    // refused.
    if (outcome == Z_OK && used == packed.size()) {
        plain.resize(size);
        return plain;
    }
    wipe(plain);
    if (outcome == Z_BUF_ERROR) return Error{ErrorCode::data_too_large, Stage::parse, 0, 0, "unpacks to too much"};
    return Error{ErrorCode::data_malformed, Stage::parse, 0, 0, "no whole zlib stream"};
}

} // namespace cccd::handover
