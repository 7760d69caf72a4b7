// Reading and writing the fixed fields of the ISO/IEC 19794 records: unsigned, most significant octet first.
#pragma once

#include "base/cursor.hpp"
#include "base/try.hpp"
#include "lds/remarks.hpp"

namespace cccd::lds {

template <class T> Status read_field(Cursor& cursor, T& into, std::size_t octets = sizeof(T)) {
    CCCD_TRY(const auto value, cursor.number(octets));
    into = static_cast<T>(value);
    return {};
}

template <class T> void put_field(Bytes& out, T value, std::size_t octets = sizeof(T)) {
    for (std::size_t i = octets; i-- > 0;)
        out.push_back(i < sizeof(std::uint64_t) ? static_cast<std::uint8_t>(std::uint64_t{value} >> (8 * i)) : 0);
}

inline void add_remark(Remarks& remarks, Literal id) {
    if (!has_remark(remarks, id.view())) remarks.push_back(id);
}

[[nodiscard]] constexpr Error malformed(Literal text) noexcept {
    return {ErrorCode::data_malformed, Stage::parse, 0, 0, text};
}

} // namespace cccd::lds
