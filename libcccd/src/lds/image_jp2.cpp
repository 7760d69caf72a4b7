// JPEG 2000 through OpenJPEG: JP2 boxes or a raw codestream, grey or colour.
#include "base/try.hpp"
#include "lds/image.hpp"

#include <algorithm>
#include <cstring>
#include <memory>
#include <openjpeg.h>

namespace cccd::lds {

namespace {

/// OpenJPEG's view of the input.
struct Source {
    ByteView input;
    std::size_t at = 0;
};

OPJ_SIZE_T on_read(void* buffer, OPJ_SIZE_T count, void* user) {
    auto& source = *static_cast<Source*>(user);
    const auto left = source.input.size() - source.at;
    if (left == 0) return static_cast<OPJ_SIZE_T>(-1);
    const auto octets = std::min<std::size_t>(count, left);
    std::memcpy(buffer, source.input.data() + source.at, octets);
    source.at += octets;
    return octets;
}

OPJ_OFF_T on_skip(OPJ_OFF_T count, void* user) {
    auto& source = *static_cast<Source*>(user);
    if (count < 0) return -1;
    const auto left = source.input.size() - source.at;
    const auto octets = std::min<std::size_t>(static_cast<std::size_t>(count), left);
    source.at += octets;
    return octets == 0 && count != 0 ? -1 : static_cast<OPJ_OFF_T>(octets);
}

OPJ_BOOL on_seek(OPJ_OFF_T position, void* user) {
    auto& source = *static_cast<Source*>(user);
    if (position < 0 || static_cast<std::size_t>(position) > source.input.size()) return OPJ_FALSE;
    source.at = static_cast<std::size_t>(position);
    return OPJ_TRUE;
}

template <auto release> struct Release {
    template <class T> void operator()(T* object) const noexcept { release(object); }
};
using Stream = std::unique_ptr<opj_stream_t, Release<opj_stream_destroy>>;
using Codec = std::unique_ptr<opj_codec_t, Release<opj_destroy_codec>>;
using Image = std::unique_ptr<opj_image_t, Release<opj_image_destroy>>;

Stream open_stream(Source& source) {
    Stream stream(opj_stream_default_create(OPJ_TRUE));
    if (!stream) return stream;
    opj_stream_set_user_data(stream.get(), &source, nullptr);
    opj_stream_set_user_data_length(stream.get(), source.input.size());
    opj_stream_set_read_function(stream.get(), on_read);
    opj_stream_set_skip_function(stream.get(), on_skip);
    opj_stream_set_seek_function(stream.get(), on_seek);
    return stream;
}

Result<Image> decode(ByteView input, const ImageLimits& limits) {
    Source source{input};
    const auto stream = open_stream(source);
    const Codec codec(opj_create_decompress(input[0] == 0xFF ? OPJ_CODEC_J2K : OPJ_CODEC_JP2));
    opj_dparameters_t parameters;
    opj_set_default_decoder_parameters(&parameters);
    if (!stream || !codec || !opj_setup_decoder(codec.get(), &parameters)) return unreadable("JPEG 2000: no decoder");
    opj_image_t* raw = nullptr;
    const bool header = opj_read_header(stream.get(), codec.get(), &raw);
    Image image(raw);
    if (!header || !image) return unreadable("JPEG 2000: header");
    CCCD_CHECK(check_size(image->x1 - image->x0, image->y1 - image->y0, limits));
    if (!opj_decode(codec.get(), stream.get(), image.get())) return unreadable("JPEG 2000: data");
    return image;
}

/// One component as 8-bit samples on the image's own grid; subsampled ones are repeated.
struct Plane {
    const opj_image_comp_t* component;
    std::uint32_t x0, y0;

    [[nodiscard]] int sample(std::uint32_t x, std::uint32_t y) const noexcept {
        const auto column = std::min((x + x0 % component->dx) / component->dx, component->w - 1);
        const auto row = std::min((y + y0 % component->dy) / component->dy, component->h - 1);
        int value = component->data[static_cast<std::size_t>(row) * component->w + column];
        const int precision = static_cast<int>(component->prec);
        if (component->sgnd) value += 1 << (precision - 1);
        if (precision > 8) return std::clamp(value >> (precision - 8), 0, 255);
        return std::clamp(value * 255 / ((1 << precision) - 1), 0, 255);
    }
};

bool usable(const opj_image_comp_t& component) noexcept {
    return component.data != nullptr && component.w > 0 && component.h > 0 && component.dx > 0 && component.dy > 0 &&
           component.prec >= 1 && component.prec <= 16;
}

/// ITU-R BT.601, full range: sYCC to RGB.
void put_sycc(std::uint8_t* rgb, int y, int cb, int cr) noexcept {
    const double b = cb - 128, r = cr - 128;
    const auto clamp = [](double value) { return static_cast<std::uint8_t>(std::clamp(value + 0.5, 0.0, 255.0)); };
    rgb[0] = clamp(y + 1.402 * r);
    rgb[1] = clamp(y - 0.344136 * b - 0.714136 * r);
    rgb[2] = clamp(y + 1.772 * b);
}

Picture to_picture(const opj_image_t& image) {
    const bool colour = image.numcomps >= 3;
    const Plane plane[3] = {{&image.comps[0], image.x0, image.y0},
                            {&image.comps[colour ? 1 : 0], image.x0, image.y0},
                            {&image.comps[colour ? 2 : 0], image.x0, image.y0}};
    const bool sycc = colour && image.color_space == OPJ_CLRSPC_SYCC;
    Picture picture;
    picture.width = image.x1 - image.x0;
    picture.height = image.y1 - image.y0;
    picture.rgb.resize(static_cast<std::size_t>(picture.width) * picture.height * 3);
    std::uint8_t* out = picture.rgb.data();
    for (std::uint32_t y = 0; y < picture.height; ++y) {
        for (std::uint32_t x = 0; x < picture.width; ++x, out += 3) {
            if (sycc) {
                put_sycc(out, plane[0].sample(x, y), plane[1].sample(x, y), plane[2].sample(x, y));
                continue;
            }
            for (int i = 0; i < 3; ++i) out[i] = static_cast<std::uint8_t>(plane[i].sample(x, y));
        }
    }
    return picture;
}

} // namespace

Result<Picture> decode_jpeg2000(ByteView image, const ImageLimits& limits) {
    CCCD_CHECK(check_jpeg2000(image, limits));
    CCCD_TRY(const Image decoded, decode(image, limits));
    const auto used = decoded->numcomps >= 3 ? 3u : 1u;
    for (unsigned i = 0; i < used && i < decoded->numcomps; ++i)
        if (!usable(decoded->comps[i])) return unreadable("JPEG 2000: component");
    if (decoded->numcomps == 0) return unreadable("JPEG 2000: no component");
    return to_picture(*decoded);
}

} // namespace cccd::lds
