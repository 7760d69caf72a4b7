#include "encode.hpp"

#include <cstdio>
#include <cstring>
#include <jpeglib.h>
#include <openjpeg.h>

bool write_jpeg(const Canvas& canvas, const std::string& path, int quality) {
    std::FILE* out = std::fopen(path.c_str(), "wb");
    if (out == nullptr) return false;
    jpeg_compress_struct encoder{};
    jpeg_error_mgr errors{};
    encoder.err = jpeg_std_error(&errors);
    jpeg_create_compress(&encoder);
    jpeg_stdio_dest(&encoder, out);
    encoder.image_width = static_cast<JDIMENSION>(canvas.width());
    encoder.image_height = static_cast<JDIMENSION>(canvas.height());
    encoder.input_components = 3;
    encoder.in_color_space = JCS_RGB;
    jpeg_set_defaults(&encoder);
    jpeg_set_quality(&encoder, quality, TRUE);
    encoder.optimize_coding = TRUE;
    jpeg_start_compress(&encoder, TRUE);
    auto pixels = canvas.bytes();
    while (encoder.next_scanline < encoder.image_height) {
        JSAMPROW row = pixels.data() + encoder.next_scanline * encoder.image_width * 3;
        jpeg_write_scanlines(&encoder, &row, 1);
    }
    jpeg_finish_compress(&encoder);
    jpeg_destroy_compress(&encoder);
    return std::fclose(out) == 0;
}

bool write_jpeg2000(const Canvas& canvas, const std::string& path, float ratio) {
    opj_cparameters_t parameters;
    opj_set_default_encoder_parameters(&parameters);
    parameters.tcp_numlayers = 1;
    parameters.tcp_rates[0] = ratio;
    parameters.cp_disto_alloc = 1;
    parameters.irreversible = 1;
    parameters.tcp_mct = 1;

    opj_image_cmptparm_t components[3];
    std::memset(components, 0, sizeof components);
    for (auto& component : components) {
        component.dx = component.dy = 1;
        component.w = static_cast<OPJ_UINT32>(canvas.width());
        component.h = static_cast<OPJ_UINT32>(canvas.height());
        component.prec = 8;
    }
    opj_image_t* image = opj_image_create(3, components, OPJ_CLRSPC_SRGB);
    image->x1 = static_cast<OPJ_UINT32>(canvas.width());
    image->y1 = static_cast<OPJ_UINT32>(canvas.height());
    const auto pixels = canvas.bytes();
    for (std::size_t i = 0; i < pixels.size(); ++i) image->comps[i % 3].data[i / 3] = pixels[i];

    opj_codec_t* codec = opj_create_compress(OPJ_CODEC_JP2);
    opj_stream_t* stream = opj_stream_create_default_file_stream(path.c_str(), OPJ_FALSE);
    const bool done = stream != nullptr && opj_setup_encoder(codec, &parameters, image) &&
                      opj_start_compress(codec, image, stream) && opj_encode(codec, stream) &&
                      opj_end_compress(codec, stream);
    if (stream != nullptr) opj_stream_destroy(stream);
    opj_destroy_codec(codec);
    opj_image_destroy(image);
    return done;
}
