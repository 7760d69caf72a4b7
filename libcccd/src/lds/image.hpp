// The two decoders behind cccd/face.hpp.
#pragma once

#include <cccd/face.hpp>

namespace cccd::lds {

[[nodiscard]] constexpr Error unreadable(Literal text) noexcept {
    return {ErrorCode::image_unreadable, Stage::parse, 0, 0, text};
}

/// Errors: image_too_large, image_unreadable (no area).
Status check_size(std::uint64_t width, std::uint64_t height, const ImageLimits& limits) noexcept;

Result<Picture> decode_jpeg(ByteView image, const ImageLimits& limits);
Result<Picture> decode_jpeg2000(ByteView image, const ImageLimits& limits);

/// Looks through the marker segments of a codestream before the decoder sees it, so that no header can ask for
/// more memory or time than the picture is worth. Errors: image_too_large, image_unreadable.
Status check_jpeg2000(ByteView image, const ImageLimits& limits);

} // namespace cccd::lds
