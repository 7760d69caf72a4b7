// Pictures for the decoder's tests, made with the encoders of the same two libraries.
#pragma once

#include <cccd/bytes.hpp>

namespace test {

/// A gradient: red grows to the right, green downwards, blue is 128.
[[nodiscard]] cccd::Bytes gradient_rgb(unsigned width, unsigned height);

struct JpegOptions {
    bool grey = false;
    bool progressive = false;
    bool cmyk = false;
};
[[nodiscard]] cccd::Bytes make_jpeg(unsigned width, unsigned height, JpegOptions options = {});

struct Jpeg2000Options {
    unsigned components = 3; ///< one: the grey of the red channel; four: with an opaque alpha
    bool boxes = false;      ///< JP2 file instead of a raw codestream
    unsigned precision = 8;
    bool is_signed = false;
    unsigned tile = 0;       ///< side of the tiles, 0 for one tile
    unsigned precinct = 0;   ///< side of the precincts, 0 for the largest
    unsigned offset = 0;     ///< of the image on the reference grid
    bool subsampled = false; ///< sYCC with halved chroma
};
[[nodiscard]] cccd::Bytes make_jpeg2000(unsigned width, unsigned height, Jpeg2000Options options = {});

} // namespace test
