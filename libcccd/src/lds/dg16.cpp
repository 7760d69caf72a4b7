#include "lds/dg16.hpp"

#include "lds/record.hpp"

#include <array>

namespace cccd::lds {

namespace {

constexpr tlv::Tag dg16_tag = 0x70, count_tag = 0x02, first_person_tag = 0xA1, last_person_tag = 0xAF,
                   recorded_tag = 0x5F50, name_tag = 0x5F51, telephone_tag = 0x5F52, address_tag = 0x5F53;

/// "PRIMARY<<SECONDARY": at most one double filler.
bool is_mrz_name(std::string_view name) noexcept {
    const auto separator = name.find("<<");
    return separator == std::string_view::npos || name.find("<<", separator + 2) == std::string_view::npos;
}

Result<PersonToNotify> read_person(ByteView value, Leftovers& leftovers) {
    CCCD_TRY(const auto elements, tlv::children(value));
    PersonToNotify person;
    for (const auto& element : elements) {
        switch (element.tag) {
        case recorded_tag:
            person.recorded = read_date(element, leftovers);
            break;
        case name_tag:
            person.name = read_text(element, leftovers);
            if (person.name && !is_mrz_name(*person.name)) add_remark(leftovers.remarks, "dg16.name_form");
            break;
        case telephone_tag:
            person.telephone = read_text(element, leftovers);
            break;
        case address_tag:
            person.address = read_text(element, leftovers);
            break;
        default:
            leftovers.unknown.push_back({element.tag, to_bytes(element.value)});
        }
    }
    return person;
}

} // namespace

Result<Dg16> parse_dg16(ByteView content) {
    CCCD_TRY(const auto value, tlv::only(content, dg16_tag));
    CCCD_TRY(const auto elements, tlv::children(value));
    Dg16 dg16;
    std::size_t announced = 0;
    for (const auto& element : elements) {
        if (element.tag == count_tag && element.value.size() == 1) {
            announced = element.value[0];
        } else if (element.tag >= first_person_tag && element.tag <= last_person_tag) {
            CCCD_TRY(auto person, read_person(element.value, dg16.leftovers));
            dg16.persons.push_back(std::move(person));
        } else {
            dg16.leftovers.unknown.push_back({element.tag, to_bytes(element.value)});
        }
    }
    if (announced != dg16.persons.size()) add_remark(dg16.leftovers.remarks, "dg16.person_count");
    return dg16;
}

Bytes make_dg16(const Dg16& dg16) {
    const std::array<std::uint8_t, 1> count{static_cast<std::uint8_t>(dg16.persons.size())};
    Bytes out = tlv::make(count_tag, count);
    tlv::Tag tag = first_person_tag;
    for (const auto& person : dg16.persons) {
        Bytes inside;
        append_date(inside, recorded_tag, person.recorded);
        append_text(inside, name_tag, person.name);
        append_text(inside, telephone_tag, person.telephone);
        append_text(inside, address_tag, person.address);
        tlv::append(out, tag, inside);
        if (tag < last_person_tag) ++tag;
    }
    return tlv::make(dg16_tag, out);
}

} // namespace cccd::lds
