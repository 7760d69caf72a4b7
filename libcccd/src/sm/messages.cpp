#include "sm/messages.hpp"

#include "tlv/tlv.hpp"

namespace cccd::sm {

namespace {

Error malformed(Literal text) noexcept {
    return {ErrorCode::secure_messaging_malformed, Stage::none, 0, 0, text};
}

Status take(ProtectedResponse& out, const tlv::Element& object) {
    switch (object.tag) {
    case 0x87:
        if (object.value.empty() || object.value[0] != 0x01) return malformed("DO'87' has no padding indicator 01");
        out.cryptogram = object.value.subspan(1);
        return {};
    case 0x85:
        out.cryptogram = object.value;
        return {};
    case 0x99:
        if (object.value.size() != 2) return malformed("DO'99' has the wrong length");
        out.status = static_cast<iso7816::StatusWord>(object.value[0] << 8 | object.value[1]);
        return {};
    case 0x8E:
        if (object.value.size() != 8) return malformed("DO'8E' has the wrong length");
        out.mac = object.value;
        return {};
    default:
        return malformed("an unknown data object in a protected response");
    }
}

/// 1, 2, 3 in the order of the standard.
int place(tlv::Tag tag) noexcept {
    return tag == 0x85 || tag == 0x87 ? 1 : tag == 0x99 ? 2 : 3;
}

} // namespace

void append_cryptogram(Bytes& out, std::uint8_t ins, ByteView cryptogram) {
    if ((ins & 1) != 0) {
        tlv::append(out, 0x85, cryptogram);
        return;
    }
    const std::uint8_t padded = 0x01;
    tlv::append(out, 0x87, tlv::concat({ByteView(&padded, 1), cryptogram}));
}

void append_le(Bytes& out, std::uint32_t ne) {
    Bytes le;
    if (ne > 256) le.push_back(static_cast<std::uint8_t>(ne >> 8));
    le.push_back(static_cast<std::uint8_t>(ne));
    tlv::append(out, 0x97, le);
}

Result<ProtectedResponse> parse_protected_response(ByteView data) {
    ProtectedResponse out;
    Cursor cursor(data);
    for (int last = 0; !cursor.at_end();) {
        const auto before = data.size() - cursor.remaining();
        const auto object = tlv::read(cursor);
        if (!object) return malformed("a protected response is no series of data objects");
        if (place(object->tag) <= last) return malformed("data objects of a protected response are out of order");
        last = place(object->tag);
        if (auto taken = take(out, *object); !taken) return taken.error();
        if (last == 3) out.authenticated = data.first(before);
    }
    if (out.mac.empty())
        return Error{ErrorCode::secure_messaging_missing, Stage::none, 0, 0, "a response without DO'8E'"};
    if (!out.cryptogram && !out.status) return malformed("a protected response holds nothing");
    return out;
}

} // namespace cccd::sm
