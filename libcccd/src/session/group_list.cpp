#include "session/group_list.hpp"

#include "pki/ber.hpp"
#include "pki/cms.hpp"

namespace cccd::session {

std::optional<GroupList> GroupList::of(ByteView sod) {
    Cursor cursor(sod);
    const auto wrapped = pki::ber::expect(cursor, 0x77);
    if (!wrapped) return std::nullopt;
    auto data = pki::SignedData::parse(wrapped->value);
    if (!data) return std::nullopt;
    pki::Remarks remarks;
    Bytes content = std::move(data->content);
    auto object = pki::SecurityObject::parse(content, remarks);
    if (!object) return std::nullopt;
    return GroupList(std::move(content), *std::move(object));
}

std::optional<bool> GroupList::fits(File file, ByteView content) const {
    switch (object_.check(file, content).verdict) {
    case Verdict::passed:
        return true;
    case Verdict::failed:
        return false;
    default:
        return std::nullopt;
    }
}

} // namespace cccd::session
