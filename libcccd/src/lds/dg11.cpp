#include "lds/dg11.hpp"

#include "lds/record.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cccd::lds {

namespace {

constexpr tlv::Tag dg11_tag = 0x6B, tag_list_tag = 0x5C, names_tag = 0xA0, other_name_tag = 0x5F0F,
                   birth_date_tag = 0x5F2B, proof_tag = 0x5F16;

/// The members that are texts (Doc 9303-10 table 71), in the order in which they are written.
constexpr std::array<std::pair<tlv::Tag, Text Dg11::*>, 10> texts{{{0x5F0E, &Dg11::full_name},
                                                                   {0x5F10, &Dg11::personal_number},
                                                                   {0x5F11, &Dg11::place_of_birth},
                                                                   {0x5F42, &Dg11::address},
                                                                   {0x5F12, &Dg11::telephone},
                                                                   {0x5F13, &Dg11::profession},
                                                                   {0x5F14, &Dg11::title},
                                                                   {0x5F15, &Dg11::personal_summary},
                                                                   {0x5F17, &Dg11::other_document_numbers},
                                                                   {0x5F18, &Dg11::custody}}};

Status read_element(const tlv::Element& element, Dg11& dg11) {
    for (const auto& [tag, member] : texts) {
        if (tag != element.tag) continue;
        read_text_once(element, dg11.*member, dg11.leftovers);
        return {};
    }
    switch (element.tag) {
    case tag_list_tag: {
        CCCD_TRY(dg11.tag_list, read_tag_list(element.value));
        break;
    }
    case names_tag:
        return read_names(element.value, other_name_tag, dg11.other_names, dg11.leftovers);
    case other_name_tag: // some documents leave DO'A0' out
        if (auto name = read_text(element, dg11.leftovers)) dg11.other_names.push_back(std::move(*name));
        break;
    case birth_date_tag:
        dg11.birth_date = read_date(element, dg11.leftovers);
        break;
    case proof_tag:
        dg11.proof_of_citizenship = element.value;
        break;
    default:
        dg11.leftovers.unknown.push_back({element.tag, to_bytes(element.value)});
    }
    return {};
}

/// The tag list names each member; for the other names it has 5F0F or A0.
Bytes make_tag_list(const Dg11& dg11) {
    Bytes list;
    for (const auto& [tag, member] : texts)
        if (dg11.*member) tlv::append_tag(list, tag);
    if (!dg11.other_names.empty()) tlv::append_tag(list, other_name_tag);
    if (dg11.birth_date) tlv::append_tag(list, birth_date_tag);
    if (!dg11.proof_of_citizenship.empty()) tlv::append_tag(list, proof_tag);
    return list;
}

} // namespace

Result<Dg11> parse_dg11(ByteView content) {
    CCCD_TRY(const auto value, tlv::only(content, dg11_tag));
    CCCD_TRY(const auto elements, tlv::children(value));
    Dg11 dg11;
    for (const auto& element : elements) CCCD_CHECK(read_element(element, dg11));
    for (const auto tag : dg11.tag_list) {
        const bool there = std::any_of(elements.begin(), elements.end(), [&](const auto& element) {
            return element.tag == tag || (tag == other_name_tag && element.tag == names_tag);
        });
        if (!there) add_remark(dg11.leftovers.remarks, "dg11.listed_but_missing");
    }
    if (elements.empty() || elements.front().tag != tag_list_tag)
        add_remark(dg11.leftovers.remarks, "dg11.tag_list_missing");
    return dg11;
}

Bytes make_dg11(const Dg11& dg11) {
    Bytes list;
    for (const auto tag : dg11.tag_list) tlv::append_tag(list, tag);
    Bytes out = tlv::make(tag_list_tag, dg11.tag_list.empty() ? make_tag_list(dg11) : list);
    for (const auto& [tag, member] : texts) append_text(out, tag, dg11.*member);
    append_names(out, other_name_tag, dg11.other_names);
    append_date(out, birth_date_tag, dg11.birth_date);
    if (!dg11.proof_of_citizenship.empty()) tlv::append(out, proof_tag, dg11.proof_of_citizenship);
    for (const auto& raw : dg11.leftovers.unknown) tlv::append(out, raw.tag, raw.value);
    return tlv::make(dg11_tag, out);
}

} // namespace cccd::lds
