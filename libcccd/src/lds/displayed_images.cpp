#include "lds/displayed_images.hpp"

#include "lds/record.hpp"
#include "tlv/tlv.hpp"

#include <array>
#include <cccd/face.hpp>

namespace cccd::lds {

namespace {

constexpr tlv::Tag dg5_tag = 0x65, portrait_tag = 0x5F40, dg7_tag = 0x67, signature_tag = 0x5F43, count_tag = 0x02;

Result<DisplayedImages> parse(ByteView content, tlv::Tag group, tlv::Tag image_tag) {
    CCCD_TRY(const auto value, tlv::only(content, group));
    CCCD_TRY(const auto elements, tlv::children(value));
    if (elements.empty() || elements.front().tag != count_tag || elements.front().value.size() != 1)
        return malformed("displayed images: no number of instances");
    DisplayedImages found;
    for (const auto& element : elements) {
        if (element.tag != image_tag) continue;
        if (image_format(element.value) == FaceFormat::unknown) add_remark(found.remarks, "displayed.format_unknown");
        found.images.push_back(element.value);
    }
    if (found.images.empty()) return malformed("displayed images: no image");
    if (found.images.size() != elements.front().value[0]) add_remark(found.remarks, "displayed.instance_count");
    return found;
}

Bytes make(const DisplayedImages& images, tlv::Tag group, tlv::Tag image_tag) {
    const std::array<std::uint8_t, 1> count{static_cast<std::uint8_t>(images.images.size())};
    Bytes out = tlv::make(count_tag, count);
    for (const auto image : images.images) tlv::append(out, image_tag, image);
    return tlv::make(group, out);
}

} // namespace

Result<DisplayedImages> parse_dg5(ByteView content) {
    return parse(content, dg5_tag, portrait_tag);
}

Result<DisplayedImages> parse_dg7(ByteView content) {
    return parse(content, dg7_tag, signature_tag);
}

Bytes make_dg5(const DisplayedImages& dg5) {
    return make(dg5, dg5_tag, portrait_tag);
}

Bytes make_dg7(const DisplayedImages& dg7) {
    return make(dg7, dg7_tag, signature_tag);
}

} // namespace cccd::lds
