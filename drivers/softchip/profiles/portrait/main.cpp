// portrait WHO FILE: draws one of the synthetic card holders. A name that ends in .jp2 gives JPEG 2000, else JPEG.
#include "encode.hpp"
#include "face.hpp"

#include <cstdio>
#include <map>

int main(int argc, char** argv) {
    const std::map<std::string, Person> people = {
        {"man", {rgb(0xEBC19D), rgb(0x1B1613), rgb(0x26364F), rgb(0xF4F6F8), false, 0.098F, 0.0080F, 0.0F}},
        {"woman", {rgb(0xF2CDB0), rgb(0x1F1512), rgb(0x7A2738), rgb(0xFBF3EC), true, 0.080F, 0.0055F, 0.55F}},
        {"elder", {rgb(0xDDB08C), rgb(0x8E8C8A), rgb(0x3C4A3E), rgb(0xE8EAE4), false, 0.104F, 0.0070F, 0.0F}},
        {"girl", {rgb(0xF0C8A6), rgb(0x241812), rgb(0x2C5C74), rgb(0xFFFFFF), true, 0.086F, 0.0048F, 0.30F}},
    };
    if (argc != 3 || people.count(argv[1]) == 0) {
        std::fprintf(stderr, "usage: portrait man|woman|elder|girl FILE.jpg|FILE.jp2\n");
        return 2;
    }
    Canvas canvas(390, 520);
    draw_face(canvas, people.at(argv[1]));
    const std::string path = argv[2];
    const bool jpeg2000 = path.size() > 4 && path.substr(path.size() - 4) == ".jp2";
    return (jpeg2000 ? write_jpeg2000(canvas, path, 36.0F) : write_jpeg(canvas, path, 80)) ? 0 : 1;
}
