#include "lds/image.hpp"

#include <cccd/secret.hpp>

namespace cccd {

namespace {

bool starts_with(ByteView image, std::initializer_list<std::uint8_t> octets) noexcept {
    if (image.size() < octets.size()) return false;
    std::size_t i = 0;
    for (const auto octet : octets)
        if (image[i++] != octet) return false;
    return true;
}

} // namespace

Picture::~Picture() {
    wipe(rgb);
}

FaceFormat image_format(ByteView image) noexcept {
    if (starts_with(image, {0xFF, 0xD8, 0xFF})) return FaceFormat::jpeg;
    if (starts_with(image, {0xFF, 0x4F, 0xFF, 0x51})) return FaceFormat::jpeg2000;
    if (starts_with(image, {0x00, 0x00, 0x00, 0x0C, 0x6A, 0x50, 0x20, 0x20, 0x0D, 0x0A, 0x87, 0x0A}))
        return FaceFormat::jpeg2000;
    return FaceFormat::unknown;
}

Status lds::check_size(std::uint64_t width, std::uint64_t height, const ImageLimits& limits) noexcept {
    if (width == 0 || height == 0) return lds::unreadable("picture without an area");
    if (width > limits.max_width || height > limits.max_height || width * height > limits.max_pixels)
        return Error{ErrorCode::image_too_large, Stage::parse, 0, 0, "picture larger than the limits"};
    return {};
}

Result<Picture> decode_image(ByteView image, const ImageLimits& limits) {
    if (image.size() > limits.max_input)
        return Error{ErrorCode::image_too_large, Stage::parse, 0, 0, "more octets than the limits"};
    switch (image_format(image)) {
    case FaceFormat::jpeg:
        return lds::decode_jpeg(image, limits);
    case FaceFormat::jpeg2000:
        return lds::decode_jpeg2000(image, limits);
    case FaceFormat::unknown:
        break;
    }
    return lds::unreadable("neither JPEG nor JPEG 2000");
}

} // namespace cccd
