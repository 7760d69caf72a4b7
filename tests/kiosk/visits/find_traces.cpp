// Which byte patterns stand in the memory of a process. usage: find_traces PID, patterns in hexadecimal on standard
// input, one a line; prints the numbers of the lines that were found. Exit code 3: the process is gone or closed to us.
#include <algorithm>
#include <array>
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

constexpr std::size_t block = std::size_t{1} << 20;
constexpr std::uint64_t sanitizer_shadow = std::uint64_t{1} << 40; ///< ASan's own map: terabytes, and no data in it
constexpr std::size_t pairs = std::size_t{1} << 16;

struct Patterns {
    std::vector<std::string> all;
    std::vector<std::vector<std::size_t>> by_start = std::vector<std::vector<std::size_t>>(pairs); // first two bytes
    std::vector<bool> found;
    std::size_t longest = 0;

    static std::size_t start(const char* at) {
        return static_cast<std::size_t>(static_cast<unsigned char>(at[0])) << 8 | static_cast<unsigned char>(at[1]);
    }
    void add(const std::string& hex) {
        std::string bytes;
        for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
            bytes.push_back(static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16)));
        if (bytes.size() >= 2) by_start[start(bytes.data())].push_back(all.size());
        longest = std::max(longest, bytes.size());
        all.push_back(std::move(bytes));
        found.push_back(false);
    }
    void look(const char* data, std::size_t size) {
        for (std::size_t i = 0; i + 1 < size; ++i)
            for (const std::size_t index : by_start[start(data + i)]) {
                const auto& pattern = all[index];
                if (pattern.size() <= size - i && std::memcmp(data + i, pattern.data(), pattern.size()) == 0)
                    found[index] = true;
            }
    }
};

// Blocks overlap by the longest pattern; what was never written is all zero and passed over.
void search_mapping(int memory, std::uint64_t begin, std::uint64_t end, Patterns& patterns) {
    std::vector<char> data(block + patterns.longest);
    for (std::uint64_t at = begin; at < end; at += block) {
        const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(data.size(), end - at));
        const ssize_t got = pread(memory, data.data(), wanted, static_cast<off_t>(at));
        if (got <= 0) continue;
        const auto size = static_cast<std::size_t>(got);
        if (data[0] == 0 && std::memcmp(data.data(), data.data() + 1, size - 1) == 0) continue;
        patterns.look(data.data(), size);
    }
}

} // namespace

int main(int argc, char* argv[]) {
    if (argc != 2) return 2;
    const std::string process = std::string("/proc/") + argv[1];
    Patterns patterns;
    for (std::string line; std::getline(std::cin, line);) patterns.add(line);
    std::ifstream maps(process + "/maps");
    const int memory = open((process + "/mem").c_str(), O_RDONLY | O_CLOEXEC);
    if (!maps || memory < 0) return 3;
    for (std::string line; std::getline(maps, line);) {
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
        std::array<char, 5> rights{};
        if (std::sscanf(line.c_str(), "%" SCNx64 "-%" SCNx64 " %4s", &begin, &end, rights.data()) != 3) continue;
        if (end - begin >= sanitizer_shadow) continue;
        if (rights[0] == 'r' && rights[1] == 'w') search_mapping(memory, begin, end, patterns);
    }
    close(memory);
    for (std::size_t i = 0; i < patterns.all.size(); ++i)
        if (patterns.found[i]) std::printf("%zu\n", i);
    return 0;
}
