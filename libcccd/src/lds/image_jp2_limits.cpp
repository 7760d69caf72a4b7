// What a JPEG 2000 codestream may ask for (ISO/IEC 15444-1 Annex A: marker segments).
#include "base/cursor.hpp"
#include "base/try.hpp"
#include "lds/image.hpp"

#include <algorithm>

namespace cccd::lds {

namespace {

constexpr std::uint32_t soc = 0xFF4F, siz = 0xFF51, cod = 0xFF52, coc = 0xFF53, sot = 0xFF90, sod = 0xFF93,
                        jp2c = 0x6A703263;
constexpr std::uint64_t most_tiles = 256, most_precincts = 1u << 16, most_layers = 256;
constexpr Error too_much{ErrorCode::image_too_large, Stage::parse, 0, 0, "JPEG 2000: parameters beyond the limits"};

std::uint64_t divide_up(std::uint64_t a, std::uint64_t b) noexcept {
    return (a + b - 1) / b;
}

struct Size {
    std::uint64_t width = 0, height = 0, tiles = 0, components = 0;
};

/// The codestream inside the boxes of a JP2 file (Annex I.4), or the input itself where it is one.
Result<ByteView> find_codestream(ByteView image) {
    Cursor cursor(image);
    if (image.size() >= 2 && image[0] == 0xFF) return image;
    while (!cursor.at_end()) {
        CCCD_TRY(std::uint64_t length, cursor.number(4));
        CCCD_TRY(const auto type, cursor.number(4));
        std::uint64_t header = 8;
        if (length == 1) {
            CCCD_TRY(const std::uint64_t high, cursor.number(4));
            CCCD_TRY(const std::uint64_t low, cursor.number(4));
            length = high << 32 | low;
            header = 16;
        }
        if (length == 0) length = header + cursor.remaining(); // up to the end of the file
        if (length < header) break;
        const auto inside = static_cast<std::size_t>(std::min<std::uint64_t>(length - header, cursor.remaining()));
        CCCD_TRY(const auto content, cursor.take(inside));
        if (type == jp2c) return content;
    }
    return unreadable("JPEG 2000: no codestream");
}

/// §A.5.1
Result<Size> read_siz(ByteView segment, const ImageLimits& limits) {
    Cursor cursor(segment);
    CCCD_TRY([[maybe_unused]] const auto capabilities, cursor.number(2));
    std::uint64_t field[8]; // Xsiz Ysiz XOsiz YOsiz XTsiz YTsiz XTOsiz YTOsiz
    for (auto& value : field) {
        CCCD_TRY(value, cursor.number(4));
    }
    CCCD_TRY(const auto components, cursor.number(2));
    if (field[2] >= field[0] || field[3] >= field[1] || field[4] == 0 || field[5] == 0 || field[6] > field[2] ||
        field[7] > field[3])
        return unreadable("JPEG 2000: SIZ");
    const Size size{field[0] - field[2], field[1] - field[3],
                    divide_up(field[0] - field[6], field[4]) * divide_up(field[1] - field[7], field[5]), components};
    CCCD_CHECK(check_size(size.width, size.height, limits));
    // The grid's offset costs no memory, but no portrait has one: keep all arithmetic of the decoder small.
    if (field[0] > 2ull * limits.max_width || field[1] > 2ull * limits.max_height) return too_much;
    if (components == 0 || components > 4) return unreadable("JPEG 2000: number of components");
    if (size.tiles > most_tiles) return too_much;
    for (unsigned i = 0; i < components; ++i) {
        CCCD_TRY(const auto depth, cursor.number(1));
        CCCD_TRY(const auto dx, cursor.number(1));
        CCCD_TRY(const auto dy, cursor.number(1));
        if ((depth & 0x7F) > 15 || dx == 0 || dy == 0) return unreadable("JPEG 2000: SIZ");
    }
    return size;
}

/// The parameters of COD and COC from the number of decomposition levels on (§A.6.1, table A.20).
Status check_coding_style(Cursor cursor, bool precincts_given, const Size& size) {
    CCCD_TRY(const auto levels, cursor.number(1));
    CCCD_TRY([[maybe_unused]] const auto blocks, cursor.number(4));
    if (levels > 32) return unreadable("JPEG 2000: decomposition levels");
    if (!precincts_given) return {};
    std::uint64_t total = 0;
    for (unsigned i = 0; i <= levels; ++i) {
        CCCD_TRY(const auto exponents, cursor.number(1));
        const unsigned down = levels - i;
        const auto across = divide_up(size.width, 1ull << std::min(40u, down + (exponents & 0x0F))) + 1;
        const auto below = divide_up(size.height, 1ull << std::min(40u, down + (exponents >> 4))) + 1;
        total += across * below;
    }
    return total * size.components > most_precincts ? Status(too_much) : Status();
}

Status check_segment(std::uint32_t marker, ByteView segment, const Size& size) {
    Cursor cursor(segment);
    if (marker == cod) {
        CCCD_TRY(const auto style, cursor.number(1));
        CCCD_TRY([[maybe_unused]] const auto progression, cursor.number(1));
        CCCD_TRY(const auto layers, cursor.number(2));
        CCCD_TRY([[maybe_unused]] const auto transform, cursor.number(1));
        if (layers > most_layers) return too_much;
        return check_coding_style(cursor, (style & 1) != 0, size);
    }
    if (marker == coc) {
        CCCD_TRY([[maybe_unused]] const auto component, cursor.number(1));
        CCCD_TRY(const auto style, cursor.number(1));
        return check_coding_style(cursor, (style & 1) != 0, size);
    }
    return {};
}

/// A header: marker segments up to `last`, which is passed over too.
Status check_header(Cursor& cursor, std::uint32_t last, const Size& size) {
    while (true) {
        CCCD_TRY(const auto marker, cursor.number(2));
        if (marker == last) return {};
        if (marker < 0xFF00) return unreadable("JPEG 2000: marker");
        CCCD_TRY(const auto length, cursor.number(2));
        if (length < 2) return unreadable("JPEG 2000: marker segment");
        CCCD_TRY(const auto segment, cursor.take(length - 2));
        CCCD_CHECK(check_segment(marker, segment, size));
    }
}

/// §A.4.2: the tile-parts, whose headers can set the coding style anew. Stands behind the first SOT marker.
Status check_tile_parts(Cursor cursor, const Size& size) {
    while (true) {
        Cursor part(cursor);
        CCCD_TRY([[maybe_unused]] const auto length_and_tile, part.take(4));
        CCCD_TRY(const std::uint64_t whole, part.number(4)); // from the SOT marker on; 0: to the end
        CCCD_TRY([[maybe_unused]] const auto numbers, part.take(2));
        CCCD_CHECK(check_header(part, sod, size));
        if (whole < 12 || whole - 2 > cursor.remaining()) return {};
        CCCD_TRY([[maybe_unused]] const auto passed, cursor.take(static_cast<std::size_t>(whole - 2)));
        const auto next = cursor.number(2);
        if (!next || *next != sot) return {};
    }
}

} // namespace

Status check_jpeg2000(ByteView image, const ImageLimits& limits) {
    const auto as_unreadable = [](const Error& error) {
        return error.code == ErrorCode::data_truncated ? unreadable("JPEG 2000: truncated") : error;
    };
    const auto check = [&]() -> Status {
        CCCD_TRY(const auto codestream, find_codestream(image));
        Cursor cursor(codestream);
        CCCD_TRY(const auto start, cursor.number(2));
        CCCD_TRY(const auto first, cursor.number(2));
        CCCD_TRY(const auto length, cursor.number(2));
        if (start != soc || first != siz || length < 2) return unreadable("JPEG 2000: SOC and SIZ");
        CCCD_TRY(const auto segment, cursor.take(length - 2));
        CCCD_TRY(const auto size, read_siz(segment, limits));
        CCCD_CHECK(check_header(cursor, sot, size));
        return check_tile_parts(cursor, size);
    };
    const auto status = check();
    return status ? status : Status(as_unreadable(status.error()));
}

} // namespace cccd::lds
