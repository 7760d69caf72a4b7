// The synthetic DG13 of card.md in forms that a card could use for the same values.
#pragma once

#include "support/der.hpp"

#include <algorithm>
#include <cccd/bytes.hpp>
#include <cccd/text.hpp>
#include <random>
#include <string>
#include <utility>

namespace support {

inline constexpr std::string_view synthetic_dg13 =
    "6D82016530820161020101060628D316010008318201523011020101130C30303130393930303030303130180201020C"
    "134E677579E1BB856E2056C4836E204DE1BAAB75300F020103130A30312F30312F3139393930080201040C034E616D30"
    "0F0201050C0A5669E1BB8774204E616D30090201060C044B696E68300B0201070C064B68C3B46E67301F0201080C1A58"
    "C3A320412C20487579E1BB876E20422C2054E1BB896E68204330280201090C235468C3B46E20312C2058C3A320412C20"
    "487579E1BB876E20422C2054E1BB896E682043301702010A0C124EE1BB9174207275E1BB936920433A31636D300F0201"
    "0B130A30322F30322F32303232300F02010C0C0A30312F30312F32303339302D02010D30130C114E677579E1BB856E20"
    "56C4836E2043686130130C115472E1BAA76E205468E1BB8B204DE1BAB9300302010E300E02010F130930313233343536"
    "37383015020110131030313233343536373839414243444546";

/// 30 L 02 L n <value>
inline Octets dg13_field(std::uint32_t number, const Octets& value, unsigned length_octets = 1) {
    Octets digits;
    if (number > 0xFF) digits.push_back(static_cast<std::uint8_t>(number >> 8));
    digits.push_back(static_cast<std::uint8_t>(number));
    return der(0x30, join({der(0x02, digits, length_octets), value}), length_octets);
}

struct Dg13Envelope {
    bool version = true, oid = true, set = true;
    unsigned length_octets = 1;
};

inline Octets dg13_of(const std::vector<Octets>& fields, Dg13Envelope envelope = {}) {
    Octets all;
    for (const auto& field : fields) all.insert(all.end(), field.begin(), field.end());
    Octets inside;
    if (envelope.version) inside = join({inside, {0x02, 0x01, 0x01}});
    if (envelope.oid) inside = join({inside, {0x06, 0x06, 0x28, 0xD3, 0x16, 0x01, 0x00, 0x08}});
    inside = join({inside, envelope.set ? der(0x31, all, envelope.length_octets) : all});
    return der(0x6D, der(0x30, inside, envelope.length_octets), envelope.length_octets);
}

/// UTF-8 as UTF-16, most significant octet first (BMPString).
inline Octets to_bmp(std::string_view utf8) {
    Octets out;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const unsigned length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3;
        unsigned code = length == 1 ? lead : lead & (length == 2 ? 0x1Fu : 0x0Fu);
        for (unsigned k = 1; k < length; ++k) code = code << 6 | (static_cast<unsigned char>(utf8[i + k]) & 0x3Fu);
        out.push_back(static_cast<std::uint8_t>(code >> 8));
        out.push_back(static_cast<std::uint8_t>(code));
        i += length;
    }
    return out;
}

/// A decomposed form of the few letters that the synthetic person's texts use.
inline std::string to_nfd(std::string text) {
    static const std::pair<const char*, const char*> letters[]{
        {"ễ", "e\u0302\u0303"}, {"ă", "a\u0306"},       {"ẫ", "a\u0302\u0303"}, {"ệ", "e\u0323\u0302"},
        {"ô", "o\u0302"},       {"ã", "a\u0303"},       {"ỉ", "i\u0309"},       {"ố", "o\u0302\u0301"},
        {"ồ", "o\u0302\u0300"}, {"ầ", "a\u0302\u0300"}, {"ị", "i\u0323"},       {"ẹ", "e\u0323"}};
    for (const auto& [composed, decomposed] : letters)
        for (std::size_t at = 0; (at = text.find(composed, at)) != std::string::npos;
             at += std::string(decomposed).size())
            text.replace(at, std::string(composed).size(), decomposed);
    return text;
}

/// How one variant writes its fields.
struct Dg13Shape {
    std::uint32_t utf8_tag = 0x0C, ascii_tag = 0x13;
    unsigned length_octets = 1;
    bool decomposed = false;
    bool parents_in_one = false; ///< the second shape: one SEQUENCE around both names
    bool bare_parents = false;   ///< both names straight in the field
    bool wrapped = false;        ///< every text in a SEQUENCE of its own
    bool blanks = false;
};

inline std::vector<Octets> dg13_fields(const Dg13Shape& shape = {}) {
    const auto string = [&](std::uint32_t tag, std::string text) {
        if (shape.decomposed) text = to_nfd(text);
        if (shape.blanks) text = " " + text + " ";
        const Octets octets = tag == 0x1E ? to_bmp(text) : support::text(text);
        const Octets whole = der(tag, octets, shape.length_octets);
        return shape.wrapped ? der(0x30, whole, shape.length_octets) : whole;
    };
    const auto field = [&](std::uint32_t n, const Octets& value) { return dg13_field(n, value, shape.length_octets); };
    const auto utf8 = [&](std::uint32_t n, const char* text) { return field(n, string(shape.utf8_tag, text)); };
    const auto ascii = [&](std::uint32_t n, const char* text) { return field(n, string(shape.ascii_tag, text)); };
    const Octets father = string(shape.utf8_tag, "Nguyễn Văn Cha"), mother = string(shape.utf8_tag, "Trần Thị Mẹ");
    const Octets parents = shape.bare_parents ? join({father, mother})
                           : shape.parents_in_one
                               ? der(0x30, join({father, mother}), shape.length_octets)
                               : join({der(0x30, father, shape.length_octets), der(0x30, mother, shape.length_octets)});
    return {ascii(1, "001099000001"),
            utf8(2, "Nguyễn Văn Mẫu"),
            ascii(3, "01/01/1999"),
            utf8(4, "Nam"),
            utf8(5, "Việt Nam"),
            utf8(6, "Kinh"),
            utf8(7, "Không"),
            utf8(8, "Xã A, Huyện B, Tỉnh C"),
            utf8(9, "Thôn 1, Xã A, Huyện B, Tỉnh C"),
            utf8(10, "Nốt ruồi C:1cm"),
            ascii(11, "02/02/2022"),
            utf8(12, "01/01/2039"),
            field(13, parents),
            field(14, {}),
            ascii(15, "012345678"),
            ascii(16, "0123456789ABCDEF")};
}

/// Names and files. All have the number, the name, the birth date, sex, nationality, residence, parents and old number
/// of the synthetic person; what else there is differs.
inline std::vector<std::pair<std::string, Octets>> dg13_variants() {
    std::vector<std::pair<std::string, Octets>> out;
    const auto add = [&](std::string name, Octets file) { out.emplace_back(std::move(name), std::move(file)); };
    const auto shaped = [&](std::string name, Dg13Shape shape, Dg13Envelope envelope = {}) {
        add(std::move(name), dg13_of(dg13_fields(shape), envelope));
    };
    shaped("as it is", {});
    for (const std::uint32_t tag : {0x0Cu, 0x04u, 0x1Eu, 0x16u, 0x14u, 0x1Au}) // UTF-8 inside ASCII types is seen too
        shaped("texts of type " + std::to_string(tag), {.utf8_tag = tag});
    for (const std::uint32_t tag : {0x0Cu, 0x04u, 0x16u, 0x12u, 0x1Eu, 0x1Au})
        shaped("numbers of type " + std::to_string(tag), {.ascii_tag = tag});
    for (const unsigned octets : {2u, 3u, 4u})
        shaped("lengths of " + std::to_string(octets) + " octets", {.length_octets = octets},
               {.length_octets = octets});
    shaped("long lengths outside only", {}, {.length_octets = 4});
    shaped("long lengths inside only", {.length_octets = 2});
    shaped("decomposed letters", {.decomposed = true});
    shaped("parents in one sequence", {.parents_in_one = true});
    shaped("parents straight in the field", {.bare_parents = true});
    shaped("texts in sequences of their own", {.wrapped = true});
    shaped("blanks around texts", {.blanks = true});
    shaped("no version", {}, {.version = false});
    shaped("no object identifier", {}, {.oid = false});
    shaped("no set", {}, {.set = false});
    shaped("nothing but fields", {}, {.version = false, .oid = false, .set = false});
    shaped("version but neither identifier nor set", {}, {.oid = false, .set = false});
    add("fields without any envelope", [&] {
        Octets all;
        for (const auto& field : dg13_fields()) all.insert(all.end(), field.begin(), field.end());
        return der(0x6D, all);
    }());
    auto fields = dg13_fields();
    std::reverse(fields.begin(), fields.end());
    add("fields from last to first", dg13_of(fields));
    std::mt19937 generator(13);
    for (int i = 0; i < 3; ++i) {
        std::shuffle(fields.begin(), fields.end(), generator);
        add("shuffled " + std::to_string(i), dg13_of(fields));
    }
    fields = dg13_fields();
    fields.push_back(dg13_field(17, der(0x0C, "?")));
    fields.insert(fields.begin(), dg13_field(99, der(0x30, der(0x04, "?"))));
    add("unknown fields before and behind", dg13_of(fields));
    const auto without = [&](std::string name, std::initializer_list<unsigned> numbers, bool empty) {
        auto rest = dg13_fields();
        for (const auto n : numbers) rest[n - 1] = empty ? dg13_field(n, {}) : Octets{};
        add(std::move(name), dg13_of(rest));
    };
    without("absent: ethnicity, religion, marks, issue, field 16", {6, 7, 10, 11, 14, 16}, false);
    without("empty: ethnicity, religion, marks, issue, field 16", {6, 7, 10, 11, 16}, true);
    without("no origin and no expiry", {8, 12}, false);
    fields = dg13_fields();
    fields[13] = dg13_field(14, join({der(0x30, der(0x0C, "Lê Thị Một")), der(0x30, der(0x0C, "Phạm Thị Hai"))}));
    add("two spouses", dg13_of(fields));
    fields = dg13_fields();
    fields[7] = dg13_field(8, der(0x0C, std::string(200, 'A')));
    add("a text of more than 127 octets", dg13_of(fields));
    fields[7] = dg13_field(8, der(0x0C, std::string(300, 'A')));
    add("a text of more than 255 octets", dg13_of(fields));
    return out;
}

} // namespace support
