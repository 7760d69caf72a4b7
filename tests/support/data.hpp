// Where tests find their data: the project's own under tests/, and the independent data that nobody here made.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

namespace support {

/// The folder of independent data: CCCD_TEST_DATA, or ../shared/data beside the checkout.
inline std::filesystem::path independent_data() {
    if (const char* folder = std::getenv("CCCD_TEST_DATA")) return folder;
    return std::filesystem::path(CCCD_SOURCE_DIR).parent_path() / "shared" / "data";
}

/// True when the file or folder below the independent data is there. Otherwise prints the line that tests/run counts
/// as a skipped case; with CCCD_REQUIRE_DATA set it throws, so that CI can not pass without the data.
inline bool have_independent(const std::string& relative) {
    if (std::filesystem::exists(independent_data() / relative)) return true;
    if (std::getenv("CCCD_REQUIRE_DATA")) throw std::runtime_error("independent data missing: " + relative);
    std::printf("SKIPPED independent data missing: %s\n", relative.c_str());
    return false;
}

inline std::vector<std::uint8_t> read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline std::vector<std::uint8_t> independent_file(const std::string& relative) {
    return read_file(independent_data() / relative);
}

inline nlohmann::json independent_json(const std::string& relative) {
    const auto bytes = independent_file(relative);
    return nlohmann::json::parse(bytes.begin(), bytes.end());
}

} // namespace support
