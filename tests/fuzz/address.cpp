// An address on one line, and the table of communes; the first octet chooses.
#include <cccd/address.hpp>
#include <cccd/province.hpp>
#include <cstdint>
#include <cstdlib>

namespace {

constexpr std::string_view small =
    "date 2025-07-01\nbasis Luật\nP 01|Tỉnh A\nC 00001|Xã Một\nC 00002|Phường Hai\n"
    "p Tỉnh B\nd Huyện C\nc Xã Cũ|00001 00002\nc Thị trấn Cũ|00002\nd Thị xã C\nc Xã 5|00001\n";

const cccd::address::Map& table() {
    static const auto map = cccd::address::Map::parse(cccd::as_bytes(small));
    if (!map) std::abort();
    return *map;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const cccd::ByteView rest(data + 1, size - 1);
    if (data[0] == 'T') {
        if (const auto map = cccd::address::Map::parse(rest)) (void)map->find("Xã Cũ, Huyện C, Tỉnh B");
        (void)cccd::ProvinceTable::parse(cccd::as_text(rest)).has_value();
        return 0;
    }
    const auto parts = cccd::address::split(cccd::as_text(rest));
    const auto found = table().find(parts);
    if ((found.match == cccd::address::Match::none) != found.communes.empty()) std::abort();
    if (cccd::address::split(parts.text()) != parts && parts.text().size() < 2) std::abort();
    return 0;
}
