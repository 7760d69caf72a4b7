#include <cccd/address.hpp>
#include <cerrno>
#include <fstream>
#include <system_error>

namespace cccd::address {

namespace {

constexpr std::streamsize largest_table = std::streamsize{16} << 20;

Error unreadable() {
    return {ErrorCode::data_unreadable, Stage::none, 0, errno, "the table of communes can not be read"};
}

} // namespace

Result<Map> load_map(const std::string& path) {
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) return unreadable();
    Bytes bytes(static_cast<std::size_t>(largest_table) + 1);
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (file.bad() || (file.fail() && !file.eof())) return unreadable();
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return Map::parse(bytes);
}

} // namespace cccd::address
