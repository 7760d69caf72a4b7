#include "lds/reserved_groups.hpp"

#include "base/try.hpp"
#include "lds/com.hpp"

namespace cccd::lds {

Result<ReservedGroup> parse_reserved_group(ByteView content, File file) {
    const bool known = file == File::dg6 || file == File::dg8 || file == File::dg9 || file == File::dg10;
    if (!known) return Error{ErrorCode::invalid_argument, Stage::parse, 0, 0, "not a reserved data group"};
    CCCD_TRY(const auto value, tlv::only(content, data_group_tag(file)));
    ReservedGroup group;
    group.content = value;
    Cursor cursor(value);
    if (file == File::dg6 || value.empty()) return group;
    const auto first = tlv::read(cursor);
    if (first && first->tag == 0x02 && first->value.size() == 1) group.instances = first->value[0];
    return group;
}

Bytes make_reserved_group(const ReservedGroup& group, File file) {
    return tlv::make(data_group_tag(file), group.content);
}

} // namespace cccd::lds
