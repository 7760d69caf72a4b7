#include "lds/dg1.hpp"

#include "base/try.hpp"
#include "tlv/tlv.hpp"

namespace cccd::lds {

Result<Dg1> parse_dg1(ByteView content) {
    CCCD_TRY(const auto value, tlv::only(content, 0x61));
    CCCD_TRY(const auto text, tlv::only(value, 0x5F1F));
    CCCD_TRY(auto mrz, mrz::parse(as_text(text)));
    return Dg1{std::move(mrz)};
}

Bytes make_dg1(std::string_view mrz_without_line_ends) {
    return tlv::make(0x61, tlv::make(0x5F1F, as_bytes(mrz_without_line_ends)));
}

} // namespace cccd::lds
