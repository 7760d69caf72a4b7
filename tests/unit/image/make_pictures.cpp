#include "make_pictures.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <jpeglib.h>
#include <openjpeg.h>

namespace test {

using cccd::Bytes;

Bytes gradient_rgb(unsigned width, unsigned height) {
    Bytes rgb;
    rgb.reserve(static_cast<std::size_t>(width) * height * 3);
    for (unsigned y = 0; y < height; ++y) {
        for (unsigned x = 0; x < width; ++x) {
            rgb.push_back(static_cast<std::uint8_t>(x * 255 / std::max(1u, width - 1)));
            rgb.push_back(static_cast<std::uint8_t>(y * 255 / std::max(1u, height - 1)));
            rgb.push_back(128);
        }
    }
    return rgb;
}

Bytes make_jpeg(unsigned width, unsigned height, JpegOptions options) {
    jpeg_compress_struct info{};
    jpeg_error_mgr error{};
    info.err = jpeg_std_error(&error);
    jpeg_create_compress(&info);
    unsigned char* buffer = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &buffer, &size);
    info.image_width = width;
    info.image_height = height;
    info.input_components = options.grey ? 1 : options.cmyk ? 4 : 3;
    info.in_color_space = options.grey ? JCS_GRAYSCALE : options.cmyk ? JCS_CMYK : JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, 95, TRUE);
    if (options.progressive) jpeg_simple_progression(&info);
    jpeg_start_compress(&info, TRUE);
    const Bytes rgb = gradient_rgb(width, height);
    Bytes row(static_cast<std::size_t>(width) * static_cast<unsigned>(info.input_components));
    while (info.next_scanline < height) {
        const std::uint8_t* from = rgb.data() + static_cast<std::size_t>(info.next_scanline) * width * 3;
        for (unsigned x = 0; x < width; ++x)
            for (int c = 0; c < info.input_components; ++c)
                row[x * static_cast<unsigned>(info.input_components) + static_cast<unsigned>(c)] =
                    from[x * 3 + static_cast<unsigned>(std::min(c, 2))];
        JSAMPROW rows = row.data();
        jpeg_write_scanlines(&info, &rows, 1);
    }
    jpeg_finish_compress(&info);
    Bytes out(buffer, buffer + size);
    jpeg_destroy_compress(&info);
    std::free(buffer);
    return out;
}

namespace {

struct Sink {
    Bytes bytes;
    std::size_t at = 0;
};

OPJ_SIZE_T on_write(void* buffer, OPJ_SIZE_T count, void* user) {
    auto& sink = *static_cast<Sink*>(user);
    if (sink.at + count > sink.bytes.size()) sink.bytes.resize(sink.at + count);
    std::memcpy(sink.bytes.data() + sink.at, buffer, count);
    sink.at += count;
    return count;
}

OPJ_OFF_T on_skip(OPJ_OFF_T count, void* user) {
    auto& sink = *static_cast<Sink*>(user);
    sink.at += static_cast<std::size_t>(count);
    if (sink.at > sink.bytes.size()) sink.bytes.resize(sink.at);
    return count;
}

OPJ_BOOL on_seek(OPJ_OFF_T position, void* user) {
    static_cast<Sink*>(user)->at = static_cast<std::size_t>(position);
    return OPJ_TRUE;
}

opj_image_t* make_image(unsigned width, unsigned height, const Jpeg2000Options& options) {
    std::vector<opj_image_cmptparm_t> parameters(options.components);
    for (unsigned c = 0; c < options.components; ++c) {
        auto& parameter = parameters[c];
        std::memset(&parameter, 0, sizeof parameter);
        const unsigned step = options.subsampled && c > 0 ? 2 : 1;
        parameter.dx = parameter.dy = step;
        parameter.w = (width + step - 1) / step;
        parameter.h = (height + step - 1) / step;
        parameter.x0 = parameter.y0 = options.offset;
        parameter.prec = options.precision;
        parameter.sgnd = options.is_signed ? 1 : 0;
    }
    const auto space = options.components < 3 ? OPJ_CLRSPC_GRAY
                       : options.subsampled   ? OPJ_CLRSPC_SYCC
                                              : OPJ_CLRSPC_SRGB;
    opj_image_t* image = opj_image_create(options.components, parameters.data(), space);
    image->x0 = image->y0 = options.offset;
    image->x1 = options.offset + width;
    image->y1 = options.offset + height;
    const Bytes rgb = gradient_rgb(width, height);
    for (unsigned c = 0; c < options.components; ++c) {
        auto& component = image->comps[c];
        for (unsigned y = 0; y < component.h; ++y) {
            for (unsigned x = 0; x < component.w; ++x) {
                const std::size_t pixel = static_cast<std::size_t>(y * component.dy) * width + x * component.dx;
                int value = options.subsampled && c > 0 ? 128 : c == 3 ? 255 : rgb[pixel * 3 + c];
                if (options.precision > 8) value <<= options.precision - 8;
                if (options.is_signed) value -= 1 << (options.precision - 1);
                component.data[static_cast<std::size_t>(y) * component.w + x] = value;
            }
        }
    }
    if (options.components == 4) image->comps[3].alpha = 1;
    return image;
}

} // namespace

Bytes make_jpeg2000(unsigned width, unsigned height, Jpeg2000Options options) {
    opj_cparameters_t parameters;
    opj_set_default_encoder_parameters(&parameters);
    parameters.tcp_numlayers = 1;
    parameters.tcp_rates[0] = 0; // lossless
    parameters.cp_disto_alloc = 1;
    parameters.numresolution = 4;
    parameters.tcp_mct = options.components == 3 && !options.subsampled && !options.is_signed ? 1 : 0;
    parameters.image_offset_x0 = parameters.image_offset_y0 = static_cast<int>(options.offset);
    if (options.tile != 0) {
        parameters.tile_size_on = OPJ_TRUE;
        parameters.cp_tdx = parameters.cp_tdy = static_cast<int>(options.tile);
    }
    if (options.precinct != 0) {
        parameters.csty |= 0x01;
        parameters.res_spec = 1;
        parameters.prcw_init[0] = parameters.prch_init[0] = static_cast<int>(options.precinct);
    }
    opj_image_t* image = make_image(width, height, options);
    opj_codec_t* codec = opj_create_compress(options.boxes ? OPJ_CODEC_JP2 : OPJ_CODEC_J2K);
    opj_stream_t* stream = opj_stream_default_create(OPJ_FALSE);
    Sink sink;
    opj_stream_set_user_data(stream, &sink, nullptr);
    opj_stream_set_write_function(stream, on_write);
    opj_stream_set_skip_function(stream, on_skip);
    opj_stream_set_seek_function(stream, on_seek);
    const bool done = opj_setup_encoder(codec, &parameters, image) && opj_start_compress(codec, image, stream) &&
                      opj_encode(codec, stream) && opj_end_compress(codec, stream);
    opj_stream_destroy(stream);
    opj_destroy_codec(codec);
    opj_image_destroy(image);
    return done ? sink.bytes : Bytes{};
}

} // namespace test
