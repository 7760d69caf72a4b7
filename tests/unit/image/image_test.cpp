#include "make_pictures.hpp"
#include "support/data.hpp"

#include <cccd/face.hpp>
#include <doctest/doctest.h>

using namespace cccd;

namespace {

/// The largest difference of one sample from the gradient.
int worst_difference(const Picture& picture, bool grey) {
    const Bytes expected = test::gradient_rgb(picture.width, picture.height);
    REQUIRE(picture.rgb.size() == expected.size());
    int worst = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const int wanted = grey ? expected[i - i % 3] : expected[i];
        worst = std::max(worst, std::abs(wanted - picture.rgb[i]));
    }
    return worst;
}

} // namespace

TEST_CASE("the format is told by the first octets") {
    CHECK(image_format(test::make_jpeg(8, 8)) == FaceFormat::jpeg);
    CHECK(image_format(test::make_jpeg2000(8, 8)) == FaceFormat::jpeg2000);
    CHECK(image_format(test::make_jpeg2000(8, 8, {.boxes = true})) == FaceFormat::jpeg2000);
    CHECK(image_format({}) == FaceFormat::unknown);
    CHECK(image_format(as_bytes("GIF89a")) == FaceFormat::unknown);
}

TEST_CASE("a JPEG comes back as RGB, grey and progressive ones too") {
    for (const auto options : {test::JpegOptions{}, {.grey = true}, {.progressive = true}}) {
        const auto picture = decode_image(test::make_jpeg(61, 83, options));
        REQUIRE(picture);
        CHECK(picture->width == 61);
        CHECK(picture->height == 83);
        CHECK(worst_difference(*picture, options.grey) <= 12);
    }
}

TEST_CASE("a lossless JPEG 2000 comes back exactly, as codestream and in boxes, grey, deep, signed, tiled and offset") {
    using Options = test::Jpeg2000Options;
    for (const auto& options :
         {Options{}, Options{.boxes = true}, Options{.components = 1}, Options{.components = 1, .boxes = true},
          Options{.precision = 12}, Options{.is_signed = true}, Options{.tile = 32}, Options{.components = 4},
          Options{.precinct = 128}, Options{.boxes = true, .offset = 7}}) {
        const auto encoded = test::make_jpeg2000(61, 83, options);
        REQUIRE_FALSE(encoded.empty());
        const auto picture = decode_image(encoded);
        REQUIRE(picture);
        CHECK(picture->width == 61);
        CHECK(picture->height == 83);
        CHECK(worst_difference(*picture, options.components == 1) == 0);
    }
}

TEST_CASE("sYCC with halved chroma is turned into RGB") {
    const auto picture = decode_image(test::make_jpeg2000(32, 32, {.boxes = true, .subsampled = true}));
    REQUIRE(picture);
    for (std::size_t i = 0; i < picture->rgb.size(); i += 3) { // chroma of 128 is grey
        CHECK(std::abs(picture->rgb[i] - picture->rgb[i + 1]) <= 1);
        CHECK(std::abs(picture->rgb[i] - picture->rgb[i + 2]) <= 1);
    }
}

TEST_CASE("padding behind the picture changes nothing") {
    for (auto image :
         {test::make_jpeg(20, 20), test::make_jpeg2000(20, 20), test::make_jpeg2000(20, 20, {.boxes = true})}) {
        const auto plain = decode_image(image);
        image.insert(image.end(), 37, 0x00);
        const auto padded = decode_image(image);
        REQUIRE(plain);
        REQUIRE(padded);
        CHECK(padded->rgb == plain->rgb);
    }
}

TEST_CASE("a picture that is cut off is refused") {
    for (const auto& image : {test::make_jpeg(64, 64), test::make_jpeg2000(64, 64)}) {
        for (const std::size_t part : {0u, 1u, 2u, 3u}) {
            const auto cut = decode_image(ByteView(image).first(image.size() * part / 4));
            REQUIRE_FALSE(cut);
            CHECK(cut.error().code == ErrorCode::image_unreadable);
        }
    }
}

TEST_CASE("a colour space that has no RGB is refused") {
    CHECK(decode_image(test::make_jpeg(16, 16, {.cmyk = true})).error().code == ErrorCode::image_unreadable);
}

TEST_CASE("limits of input, width, height and area hold for both formats") {
    for (const auto& image : {test::make_jpeg(64, 48), test::make_jpeg2000(64, 48, {.boxes = true})}) {
        const auto code = [&](ImageLimits limits) {
            const auto picture = decode_image(image, limits);
            return picture ? ErrorCode::internal : picture.error().code;
        };
        CHECK(code({.max_width = 63}) == ErrorCode::image_too_large);
        CHECK(code({.max_height = 47}) == ErrorCode::image_too_large);
        CHECK(code({.max_pixels = 64 * 48 - 1}) == ErrorCode::image_too_large);
        CHECK(code({.max_input = image.size() - 1}) == ErrorCode::image_too_large);
        CHECK(code({.max_width = 64, .max_height = 48, .max_pixels = 64 * 48}) == ErrorCode::internal);
    }
}

TEST_CASE("a JPEG 2000 header that asks for more than a portrait is refused before it is decoded") {
    Bytes image = test::make_jpeg2000(64, 64);
    REQUIRE(image.size() > 60);
    SUBCASE("a huge picture") {
        image[8] = image[12] = 0x7F; // Xsiz, Ysiz
    }
    SUBCASE("a million tiles") {
        image[25] = image[26] = image[29] = image[30] = 0; // XTsiz, YTsiz: all but their last octet
        image[9] = image[10] = 0, image[11] = 250;         // Xsiz = 250
        image[27] = image[31] = 1;
        image[24] = image[28] = 0;
        image[13] = image[14] = 0, image[15] = 250;
    }
    const auto refused = decode_image(image);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::image_too_large);
}

TEST_CASE("small precincts are refused when they are many") {
    CHECK(decode_image(test::make_jpeg2000(512, 512, {.precinct = 1})).error().code == ErrorCode::image_too_large);
}

TEST_CASE("the machine-made portraits of the independent data are decoded") {
    for (const auto* file : {"images/face_image_gen.jp2", "images/face_image_gen_female.jp2"}) {
        if (!support::have_independent(file)) return;
        const auto picture = decode_image(support::independent_file(file));
        REQUIRE(picture);
        CHECK(picture->width > 50);
        CHECK(picture->rgb.size() == std::size_t{picture->width} * picture->height * 3);
    }
}
