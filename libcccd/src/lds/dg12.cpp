#include "lds/dg12.hpp"

#include "lds/record.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cccd::lds {

namespace {

constexpr tlv::Tag dg12_tag = 0x6C, tag_list_tag = 0x5C, persons_tag = 0xA0, person_tag = 0x5F1A,
                   issue_date_tag = 0x5F26, front_tag = 0x5F1D, rear_tag = 0x5F1E, time_tag = 0x5F55;

/// The members that are texts (Doc 9303-10 table 73), in the order in which they are written.
constexpr std::array<std::pair<tlv::Tag, Text Dg12::*>, 4> texts{{{0x5F19, &Dg12::issuing_authority},
                                                                  {0x5F1B, &Dg12::endorsements},
                                                                  {0x5F1C, &Dg12::tax_exit_requirements},
                                                                  {0x5F56, &Dg12::personalization_system}}};

void read_time(const tlv::Element& element, Dg12& dg12) {
    dg12.personalization_time = read_digits(element.value, 14);
    if (dg12.personalization_time || element.value.empty()) return;
    dg12.leftovers.unknown.push_back({element.tag, to_bytes(element.value)});
    add_remark(dg12.leftovers.remarks, "details.date_encoding");
}

Status read_element(const tlv::Element& element, Dg12& dg12) {
    for (const auto& [tag, member] : texts) {
        if (tag != element.tag) continue;
        read_text_once(element, dg12.*member, dg12.leftovers);
        return {};
    }
    switch (element.tag) {
    case tag_list_tag: {
        CCCD_TRY(dg12.tag_list, read_tag_list(element.value));
        break;
    }
    case persons_tag:
        return read_names(element.value, person_tag, dg12.other_persons, dg12.leftovers);
    case person_tag:
        if (auto name = read_text(element, dg12.leftovers)) dg12.other_persons.push_back(std::move(*name));
        break;
    case issue_date_tag:
        dg12.issue_date = read_date(element, dg12.leftovers);
        break;
    case front_tag:
        dg12.image_front = element.value;
        break;
    case rear_tag:
        dg12.image_rear = element.value;
        break;
    case time_tag:
        read_time(element, dg12);
        break;
    default:
        dg12.leftovers.unknown.push_back({element.tag, to_bytes(element.value)});
    }
    return {};
}

Bytes make_tag_list(const Dg12& dg12) {
    Bytes list;
    for (const auto& [tag, member] : texts)
        if (dg12.*member) tlv::append_tag(list, tag);
    if (dg12.issue_date) tlv::append_tag(list, issue_date_tag);
    if (!dg12.other_persons.empty()) tlv::append_tag(list, person_tag);
    if (!dg12.image_front.empty()) tlv::append_tag(list, front_tag);
    if (!dg12.image_rear.empty()) tlv::append_tag(list, rear_tag);
    if (dg12.personalization_time) tlv::append_tag(list, time_tag);
    return list;
}

} // namespace

Result<Dg12> parse_dg12(ByteView content) {
    CCCD_TRY(const auto value, tlv::only(content, dg12_tag));
    CCCD_TRY(const auto elements, tlv::children(value));
    Dg12 dg12;
    for (const auto& element : elements) CCCD_CHECK(read_element(element, dg12));
    for (const auto tag : dg12.tag_list) {
        const bool there = std::any_of(elements.begin(), elements.end(), [&](const auto& element) {
            return element.tag == tag || (tag == person_tag && element.tag == persons_tag);
        });
        if (!there) add_remark(dg12.leftovers.remarks, "dg12.listed_but_missing");
    }
    if (elements.empty() || elements.front().tag != tag_list_tag)
        add_remark(dg12.leftovers.remarks, "dg12.tag_list_missing");
    return dg12;
}

Bytes make_dg12(const Dg12& dg12) {
    Bytes list;
    for (const auto tag : dg12.tag_list) tlv::append_tag(list, tag);
    Bytes out = tlv::make(tag_list_tag, dg12.tag_list.empty() ? make_tag_list(dg12) : list);
    for (const auto& [tag, member] : texts) append_text(out, tag, dg12.*member);
    append_date(out, issue_date_tag, dg12.issue_date);
    append_names(out, person_tag, dg12.other_persons);
    if (!dg12.image_front.empty()) tlv::append(out, front_tag, dg12.image_front);
    if (!dg12.image_rear.empty()) tlv::append(out, rear_tag, dg12.image_rear);
    append_text(out, time_tag, dg12.personalization_time);
    for (const auto& raw : dg12.leftovers.unknown) tlv::append(out, raw.tag, raw.value);
    return tlv::make(dg12_tag, out);
}

} // namespace cccd::lds
