#include "pki/name.hpp"

#include "pki/der.hpp"
#include "pki/oid.hpp"

#include <algorithm>

namespace cccd::pki {

namespace {

constexpr tlv::Tag teletex_string = 0x14, universal_string = 0x1C, bmp_string = 0x1E;

struct Attribute {
    ByteView type;
    tlv::Tag tag = 0;
    ByteView value;
};

struct ShortName {
    Oid oid;
    std::string_view text;
};

constexpr std::array<ShortName, 12> short_names{{{"2.5.4.6", "C"},
                                                 {"2.5.4.10", "O"},
                                                 {"2.5.4.11", "OU"},
                                                 {"2.5.4.3", "CN"},
                                                 {"2.5.4.5", "serialNumber"},
                                                 {"2.5.4.7", "L"},
                                                 {"2.5.4.8", "ST"},
                                                 {"2.5.4.42", "GN"},
                                                 {"2.5.4.12", "title"},
                                                 {"2.5.4.97", "organizationIdentifier"},
                                                 {"1.2.840.113549.1.9.1", "email"},
                                                 {"0.9.2342.19200300.100.1.25", "DC"}}};

constexpr Oid country_name{"2.5.4.6"};

void append_utf8(std::string& out, std::uint32_t code) {
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | code >> 6);
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | code >> 12);
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x110000) {
        out += static_cast<char>(0xF0 | code >> 18);
        out += static_cast<char>(0x80 | (code >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

std::string decode(const Attribute& attribute) {
    std::size_t width = 1;
    if (attribute.tag == bmp_string) width = 2;
    if (attribute.tag == universal_string) width = 4;
    if (width == 1 && attribute.tag != teletex_string) return std::string(as_text(attribute.value));
    std::string out;
    for (std::size_t i = 0; i + width <= attribute.value.size(); i += width) {
        std::uint32_t code = 0;
        for (std::size_t k = 0; k < width; ++k) code = code << 8 | attribute.value[i + k];
        append_utf8(out, code); // TeletexString is taken for Latin-1, which is what its users mean
    }
    return out;
}

/// Calls `visit` for each attribute; false where the octets are no Name.
template <class Visit> bool for_each(ByteView name, Visit visit) {
    const auto content = tlv::only(name, der::sequence);
    if (!content) return false;
    Cursor sets(*content);
    while (!sets.at_end()) {
        const auto set = tlv::expect(sets, der::set);
        if (!set) return false;
        Cursor pairs(*set);
        while (!pairs.at_end()) {
            const auto pair = tlv::expect(pairs, der::sequence);
            if (!pair) return false;
            Cursor parts(*pair);
            const auto type = tlv::expect(parts, der::object_identifier);
            const auto value = type ? tlv::read(parts) : Result<tlv::Element>(type.error());
            if (!value) return false;
            visit(Attribute{*type, value->tag, value->value});
        }
    }
    return true;
}

std::string short_name(ByteView type) {
    for (const auto& entry : short_names)
        if (type == entry.oid) return std::string(entry.text);
    return oid_text(type);
}

/// Case and runs of blanks folded (RFC 5280 §7.1, for ASCII letters).
std::string folded(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == ' ' && (out.empty() || out.back() == ' ')) continue;
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

} // namespace

std::string name_text(ByteView name) {
    std::string text;
    for_each(name, [&](const Attribute& attribute) {
        if (!text.empty()) text += ", ";
        text += short_name(attribute.type) + "=" + decode(attribute);
    });
    return text;
}

std::string name_key(ByteView name) {
    std::vector<std::string> parts;
    const bool good = for_each(name, [&](const Attribute& attribute) {
        parts.push_back(std::string(as_text(attribute.type)) + '=' + folded(decode(attribute)) + '\0');
    });
    if (!good) return {};
    std::sort(parts.begin(), parts.end());
    std::string key;
    for (const auto& part : parts) key += part;
    return key;
}

std::string name_country(ByteView name) {
    std::string country;
    for_each(name, [&](const Attribute& attribute) {
        if (attribute.type == country_name && country.empty()) country = decode(attribute);
    });
    return country;
}

bool has_teletex(ByteView name) {
    bool found = false;
    for_each(name, [&](const Attribute& attribute) { found = found || attribute.tag == teletex_string; });
    return found;
}

} // namespace cccd::pki
