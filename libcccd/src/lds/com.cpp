#include "lds/com.hpp"

#include "base/try.hpp"

#include <algorithm>
#include <array>

namespace cccd::lds {

namespace {

/// Doc 9303-10 Table 38, by the number of the data group.
constexpr std::array<std::uint8_t, 16> group_tags{0x61, 0x75, 0x63, 0x76, 0x65, 0x66, 0x67, 0x68,
                                                  0x69, 0x6A, 0x6B, 0x6C, 0x6D, 0x6E, 0x6F, 0x70};
constexpr tlv::Tag com_tag = 0x60, sod_tag = 0x77;
constexpr tlv::Tag lds_version_tag = 0x5F01, unicode_version_tag = 0x5F36, tag_list_tag = 0x5C;

Result<std::string> version(ByteView content, tlv::Tag tag, std::size_t length) {
    CCCD_TRY(const auto element, tlv::find(content, tag));
    if (!element || element->value.size() != length)
        return Error{ErrorCode::data_malformed, Stage::parse, 0, 0, "EF.COM: a version is missing or has a wrong size"};
    const auto text = as_text(element->value);
    if (!std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return Error{ErrorCode::data_malformed, Stage::parse, 0, 0, "EF.COM: a version is not made of digits"};
    return std::string(text);
}

Status read_tag_list(ByteView list, Com& com) {
    Cursor cursor(list);
    while (!cursor.at_end()) {
        CCCD_TRY(const auto tag, tlv::read_tag(cursor));
        com.tags.push_back(tag);
        const auto file = file_from_tag(tag);
        if (data_group_number(file) != 0)
            com.files.insert(file);
        else if (!has_remark(com.remarks, "com.tag_unknown"))
            com.remarks.push_back("com.tag_unknown");
    }
    return {};
}

void look_for_deviations(Com& com) {
    // LDS 1.7 and 1.8 are the versions in force (Doc 9303-10 §4.6.1.1); Unicode 4.0.0 is the only one used.
    if (com.lds_version != "0107" && com.lds_version != "0108") com.remarks.push_back("com.lds_version_unknown");
    if (com.unicode_version != "040000") com.remarks.push_back("com.unicode_version_unknown");
    if (!com.files.contains(File::dg1)) com.remarks.push_back("com.dg1_missing");
    if (!com.files.contains(File::dg2)) com.remarks.push_back("com.dg2_missing");
}

} // namespace

tlv::Tag data_group_tag(File file) noexcept {
    const auto number = data_group_number(file);
    return number == 0 ? 0 : group_tags[number - 1];
}

File file_from_tag(tlv::Tag tag) noexcept {
    if (tag == com_tag) return File::com;
    if (tag == sod_tag) return File::sod;
    for (unsigned i = 0; i < group_tags.size(); ++i)
        if (group_tags[i] == tag) return data_group(i + 1);
    return File::none;
}

Result<Com> parse_com(ByteView content) {
    CCCD_TRY(const auto value, tlv::only(content, com_tag));
    Com com;
    CCCD_TRY(com.lds_version, version(value, lds_version_tag, 4));
    CCCD_TRY(com.unicode_version, version(value, unicode_version_tag, 6));
    CCCD_TRY(const auto list, tlv::find(value, tag_list_tag));
    if (!list) return Error{ErrorCode::data_malformed, Stage::parse, 0, 0, "EF.COM: no tag list"};
    CCCD_CHECK(read_tag_list(list->value, com));
    look_for_deviations(com);
    return com;
}

Bytes make_com(const Com& com) {
    Bytes list;
    for (const auto tag : com.tags) tlv::append_tag(list, tag);
    Bytes value;
    tlv::append(value, lds_version_tag, as_bytes(com.lds_version));
    tlv::append(value, unicode_version_tag, as_bytes(com.unicode_version));
    tlv::append(value, tag_list_tag, list);
    return tlv::make(com_tag, value);
}

} // namespace cccd::lds
