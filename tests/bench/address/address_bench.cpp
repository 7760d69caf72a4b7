// Looks up every address of the table once, whole and without the words for the levels, and counts what came out.
#include <algorithm>
#include <cccd/address.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

double micros(Clock::duration time) {
    return std::chrono::duration<double, std::micro>(time).count();
}

/// One line of text for each old commune of the file.
std::vector<std::string> addresses(const char* path) {
    std::ifstream in(path);
    std::vector<std::string> out;
    std::string province;
    std::string district;
    for (std::string line; std::getline(in, line);) {
        if (line.size() < 3 || line[1] != ' ') continue;
        const auto value = line.substr(2);
        if (line[0] == 'p') province = value;
        if (line[0] == 'd') district = value;
        if (line[0] == 'c')
            out.push_back("Tổ 1, " + value.substr(0, value.find('|')) + ", " + district + ", " + province);
    }
    return out;
}

} // namespace

int main(int count, char** arguments) {
    if (count != 2) return EXIT_FAILURE;
    const auto start = Clock::now();
    const auto map = cccd::address::load_map(arguments[1]);
    if (!map) return EXIT_FAILURE;
    const auto loaded = Clock::now();
    const auto texts = addresses(arguments[1]);
    std::size_t candidates = 0;
    std::size_t found = 0;
    double slowest = 0;
    double total = 0;
    for (const auto& text : texts) {
        const auto begin = Clock::now();
        const auto result = map->find(text);
        const auto time = micros(Clock::now() - begin);
        slowest = std::max(slowest, time);
        total += time;
        candidates += result.communes.size();
        if (result.match != cccd::address::Match::none) ++found;
    }
    const auto mean = total / static_cast<double>(texts.size());
    std::printf(
        "address: table loaded in %.1f ms; %zu lookups, %zu found, %zu candidates; mean %.1f us, slowest %.0f us\n",
        micros(loaded - start) / 1000, texts.size(), found, candidates, mean, slowest);
    return found == texts.size() ? EXIT_SUCCESS : EXIT_FAILURE;
}
