// cccd.h: images out of data groups.
#include "session/c_api.hpp"

#include <cccd/face.hpp>
#include <new>

struct cccd_picture {
    cccd::Picture picture;
};

using namespace cccd;
using session::code_of;
using session::wrong_use;

extern "C" {

int32_t cccd_picture_decode(const uint8_t* image, size_t size, cccd_picture** picture) {
    if (image == nullptr || picture == nullptr) return wrong_use;
    *picture = nullptr;
    auto decoded = decode_image(ByteView(image, size));
    if (!decoded) return code_of(decoded);
    *picture = new (std::nothrow) cccd_picture{*std::move(decoded)};
    return *picture == nullptr ? static_cast<std::int32_t>(ErrorCode::internal) : 0;
}

void cccd_picture_free(cccd_picture* picture) {
    delete picture;
}

uint32_t cccd_picture_width(const cccd_picture* picture) {
    return picture == nullptr ? 0 : picture->picture.width;
}

uint32_t cccd_picture_height(const cccd_picture* picture) {
    return picture == nullptr ? 0 : picture->picture.height;
}

const uint8_t* cccd_picture_rgb(const cccd_picture* picture) {
    return picture == nullptr ? nullptr : picture->picture.rgb.data();
}

} // extern "C"
