// Pictures out of DG2, decoded behind limits.
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/document.hpp>

namespace cccd {

struct ImageLimits {
    std::uint32_t max_width = 4096;
    std::uint32_t max_height = 4096;
    std::uint64_t max_pixels = 6'000'000; ///< width × height; bounds the memory: 20 octets a pixel were measured
    std::size_t max_input = 1024 * 1024;  ///< octets of the codestream
};

/// 8-bit RGB, rows from top to bottom without padding. Wiped when destroyed.
struct CCCD_API Picture {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    Bytes rgb; ///< width × height × 3 octets
    Picture() = default;
    Picture(Picture&&) noexcept = default;
    Picture& operator=(Picture&&) noexcept = default;
    ~Picture();
};

[[nodiscard]] CCCD_API FaceFormat image_format(ByteView image) noexcept;

/// JPEG, JP2 or a raw JPEG 2000 codestream, one component or three. Errors: image_unreadable, image_too_large.
[[nodiscard]] CCCD_API Result<Picture> decode_image(ByteView image, const ImageLimits& limits = {});

} // namespace cccd
