#include "lds/dir.hpp"

#include "lds/record.hpp"
#include "lds/strings.hpp"

#include <array>
#include <utility>

namespace cccd::lds {

namespace {

constexpr tlv::Tag template_tag = 0x61, identifier_tag = 0x4F, label_tag = 0x50;

Result<Application> read_application(ByteView value) {
    CCCD_TRY(const auto identifier, tlv::find(value, identifier_tag));
    if (!identifier) return malformed("EF.DIR: an application without an identifier");
    Application application{to_bytes(identifier->value), {}};
    CCCD_TRY(const auto label, tlv::find(value, label_tag));
    if (label && is_utf8(as_text(label->value))) application.label = clean_text(as_text(label->value));
    return application;
}

} // namespace

Result<Dir> parse_dir(ByteView content) {
    Dir dir;
    Cursor cursor(content);
    while (!cursor.at_end() && cursor.rest()[0] != 0x00) {
        CCCD_TRY(const auto element, tlv::read(cursor));
        if (element.tag == identifier_tag) dir.applications.push_back({to_bytes(element.value), {}});
        if (element.tag != template_tag) continue;
        CCCD_TRY(auto application, read_application(element.value));
        dir.applications.push_back(std::move(application));
    }
    if (dir.applications.empty()) return malformed("EF.DIR: no application");
    return dir;
}

Bytes make_dir(const Dir& dir) {
    Bytes out;
    for (const auto& application : dir.applications) {
        Bytes inside = tlv::make(identifier_tag, application.identifier);
        if (application.label) tlv::append(inside, label_tag, as_bytes(*application.label));
        tlv::append(out, template_tag, inside);
    }
    return out;
}

std::string_view application_name(ByteView identifier) noexcept {
    static constexpr std::array<std::pair<std::uint16_t, std::string_view>, 4> names{
        {{0x1001, "LDS1 eMRTD"},
         {0x2001, "Travel Records"},
         {0x2002, "Visa Records"},
         {0x2003, "Additional Biometrics"}}};
    static constexpr std::array<std::uint8_t, 5> icao{0xA0, 0x00, 0x00, 0x02, 0x47};
    if (identifier.size() != 7 || !equal(identifier.first(5), icao)) return {};
    const unsigned last = static_cast<unsigned>(identifier[5]) << 8 | identifier[6];
    for (const auto& [number, name] : names)
        if (number == last) return name;
    return {};
}

} // namespace cccd::lds
