#include "crypto/padding.hpp"

namespace cccd::crypto {

Bytes pad(ByteView data, std::size_t block) {
    Bytes padded;
    padded.reserve(data.size() + block);
    padded.assign(data.begin(), data.end());
    padded.push_back(0x80);
    padded.resize((padded.size() + block - 1) / block * block);
    return padded;
}

Result<ByteView> unpad(ByteView padded) noexcept {
    auto end = padded.size();
    while (end > 0 && padded[end - 1] == 0) --end;
    if (end == 0 || padded[end - 1] != 0x80)
        return Error{ErrorCode::data_malformed, Stage::none, 0, 0, "the padding of ISO 9797-1 is missing"};
    return padded.first(end - 1);
}

} // namespace cccd::crypto
