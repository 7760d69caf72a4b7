#include <cccd/face.hpp>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const cccd::ImageLimits limits{.max_width = 512, .max_height = 512, .max_pixels = 512 * 512};
    const auto picture = cccd::decode_image({data, size}, limits);
    if (picture && picture->rgb.size() != std::size_t{picture->width} * picture->height * 3) std::abort();
    return 0;
}
