// JPEG through libjpeg-turbo. Its errors leave by longjmp: the function that sets the jump holds only plain data.
#include "base/try.hpp"
#include "lds/image.hpp"

#include <csetjmp>
#include <cstdio> // jpeglib.h needs it
#include <jerror.h>
#include <jpeglib.h>

namespace cccd::lds {

namespace {

constexpr int most_scans = 100; ///< of a progressive picture; each costs as much as a whole one

struct ErrorExit {
    jpeg_error_mgr manager;
    std::jmp_buf jump;
};

[[noreturn]] void leave(j_common_ptr info) {
    std::longjmp(reinterpret_cast<ErrorExit*>(info->err)->jump, 1);
}

/// Warnings pass, except those that mean that a part of the picture is not there.
void on_message(j_common_ptr info, int level) {
    const int code = info->err->msg_code;
    if (level < 0 && (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER)) leave(info);
}

void on_progress(j_common_ptr info) {
    if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number > most_scans) leave(info);
}

/// What the plain function hands back; the picture's memory is the caller's.
struct Decoding {
    jpeg_decompress_struct info;
    ErrorExit error;
    jpeg_progress_mgr progress;
};

void prepare(Decoding& decoding) {
    decoding.info.err = jpeg_std_error(&decoding.error.manager);
    decoding.error.manager.error_exit = leave;
    decoding.error.manager.emit_message = on_message;
    decoding.progress.progress_monitor = on_progress;
}

/// Reads the header. False when the library gave up.
bool open(Decoding& decoding, ByteView image) {
    if (setjmp(decoding.error.jump) != 0) return false;
    jpeg_create_decompress(&decoding.info);
    decoding.info.progress = &decoding.progress;
    jpeg_mem_src(&decoding.info, image.data(), image.size());
    return jpeg_read_header(&decoding.info, TRUE) == JPEG_HEADER_OK;
}

/// Writes the rows to `rgb`, which has room for them. False when the library gave up.
bool read_rows(Decoding& decoding, std::uint8_t* rgb) {
    if (setjmp(decoding.error.jump) != 0) return false;
    decoding.info.out_color_space = JCS_RGB;
    if (!jpeg_start_decompress(&decoding.info)) return false;
    const std::size_t row = static_cast<std::size_t>(decoding.info.output_width) * 3;
    while (decoding.info.output_scanline < decoding.info.output_height) {
        JSAMPROW into = rgb + decoding.info.output_scanline * row;
        if (jpeg_read_scanlines(&decoding.info, &into, 1) != 1) return false;
    }
    return jpeg_finish_decompress(&decoding.info) == TRUE;
}

class Decoder {
public:
    Decoder() { prepare(decoding_); }
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;
    ~Decoder() { jpeg_destroy_decompress(&decoding_.info); }
    Decoding& operator*() noexcept { return decoding_; }

private:
    Decoding decoding_{};
};

} // namespace

Result<Picture> decode_jpeg(ByteView image, const ImageLimits& limits) {
    Decoder decoder;
    if (!open(*decoder, image)) return unreadable("JPEG header");
    const auto& info = (*decoder).info;
    CCCD_CHECK(check_size(info.image_width, info.image_height, limits));
    Picture picture;
    picture.width = info.image_width;
    picture.height = info.image_height;
    picture.rgb.resize(static_cast<std::size_t>(picture.width) * picture.height * 3);
    if (!read_rows(*decoder, picture.rgb.data())) return unreadable("JPEG data");
    return picture;
}

} // namespace cccd::lds
