#include "lds/dg13_fields.hpp"
#include "tlv/tlv.hpp"

#include <algorithm>
#include <array>

namespace cccd::lds {

namespace {

constexpr tlv::Tag dg13_tag = 0x6D, sequence = 0x30, set = 0x31, integer = 0x02, utf8_string = 0x0C,
                   printable_string = 0x13;

/// The value of field `number` in the type that cards use; empty for a field without a value.
Bytes make_value(const Dg13& dg13, std::uint32_t number) {
    if (number == parents) {
        if (!dg13.father_name && !dg13.mother_name) return {};
        const Bytes father = tlv::make(utf8_string, as_bytes(dg13.father_name.value_or("")));
        const Bytes mother = tlv::make(utf8_string, as_bytes(dg13.mother_name.value_or("")));
        Bytes out = tlv::make(sequence, father);
        if (dg13.mother_name) tlv::append(out, sequence, mother);
        return out;
    }
    if (number == spouse) {
        Bytes out;
        for (const auto& name : dg13.spouse_names) tlv::append(out, sequence, tlv::make(utf8_string, as_bytes(name)));
        return out;
    }
    static constexpr std::array<std::uint32_t, 5> printable{1, 3, 11, 15, 16};
    const bool ascii = std::find(printable.begin(), printable.end(), number) != printable.end();
    const tlv::Tag tag = ascii ? printable_string : utf8_string;
    if (const auto date = dg13_date(number); date && dg13.*date) return tlv::make(tag, as_bytes((dg13.*date)->text));
    if (const auto text = dg13_text(number); text && dg13.*text) return tlv::make(tag, as_bytes(*(dg13.*text)));
    return {};
}

/// The fields to write: those that were there, in their order, or all that have a value.
std::vector<std::uint32_t> numbers_of(const Dg13& dg13) {
    if (!dg13.present.empty()) return dg13.present;
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t number = 1; number <= 16; ++number)
        if (!make_value(dg13, number).empty()) numbers.push_back(number);
    return numbers;
}

} // namespace

Bytes make_dg13(const Dg13& dg13) {
    static constexpr std::array<std::uint8_t, 8> iso10646_utf8{0x06, 0x06, 0x28, 0xD3, 0x16, 0x01, 0x00, 0x08};
    Bytes fields;
    auto unknown = dg13.unknown.begin();
    for (const auto number : numbers_of(dg13)) {
        const std::array<std::uint8_t, 1> octet{static_cast<std::uint8_t>(number)};
        Bytes field = tlv::make(integer, octet);
        const bool raw = unknown != dg13.unknown.end() && unknown->number == number;
        const Bytes value = raw ? (unknown++)->value : make_value(dg13, number);
        field.insert(field.end(), value.begin(), value.end());
        tlv::append(fields, sequence, field);
    }
    const std::array<std::uint8_t, 1> version{static_cast<std::uint8_t>(dg13.version.value_or(1))};
    const Bytes inside = tlv::concat({tlv::make(integer, version), iso10646_utf8, tlv::make(set, fields)});
    return tlv::make(dg13_tag, tlv::make(sequence, inside));
}

} // namespace cccd::lds
