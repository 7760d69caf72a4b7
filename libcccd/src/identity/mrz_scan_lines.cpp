#include "identity/mrz_scan_lines.hpp"

#include "identity/digits.hpp"
#include "identity/mrz_layout.hpp"

#include <algorithm>
#include <cstdlib>

namespace cccd::mrz {

namespace {

/// More than this many fillers lost or doubled in one line is no scan to rely on.
constexpr std::size_t most_wrong = 6;

/// '\0' for what no MRZ letter is taken for.
char meant(char character) {
    if (character >= 'a' && character <= 'z') return static_cast<char>(character - 'a' + 'A');
    const bool known = identity::is_digit(character) || (character >= 'A' && character <= 'Z') || character == '<';
    if (known) return character;
    return std::string_view("([{").find(character) != std::string_view::npos ? '<' : '\0';
}

struct Line {
    std::string text;
    std::vector<Change> changes;
};

std::uint8_t place(std::size_t index) {
    return static_cast<std::uint8_t>(std::min<std::size_t>(index + 1, 255));
}

/// Blanks around a line mean nothing; inside they are removed and told.
Line read_line(std::string_view raw, std::uint8_t number) {
    Line line;
    const auto inner = identity::trim(raw);
    for (std::size_t i = 0; i < inner.size(); ++i) {
        const char before = inner[i];
        const char after = meant(before);
        if (after == '\0' && !identity::is_blank(before)) return {};
        if (after == '\0') {
            line.changes.push_back({Change::Kind::removed, number, place(i), before, '\0'});
            continue;
        }
        if (after != before)
            line.changes.push_back({Change::Kind::replaced, number, place(line.text.size()), before, after});
        line.text += after;
    }
    return line;
}

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> lines;
    std::string line;
    const auto finish = [&] {
        if (!identity::trim(line).empty()) lines.push_back(line);
        line.clear();
    };
    for (const char character : text) {
        if (character == '\n' || character == '\r')
            finish();
        else
            line += character;
    }
    finish();
    return lines;
}

struct Run {
    std::size_t first = 0;
    std::size_t length = 0;
};

/// Where fillers are lost or doubled: in the longest run of them.
Run longest_fillers(std::string_view text) {
    Run best;
    for (std::size_t i = 0; i < text.size();) {
        const auto end = std::min(text.find_first_not_of('<', i), text.size());
        if (end - i > best.length) best = {i, end - i};
        i = end + 1;
    }
    return best;
}

bool widen(Line& line, std::size_t width, std::uint8_t number) {
    const auto missing = width - line.text.size();
    const auto run = longest_fillers(line.text);
    if (missing > most_wrong || run.length < 2) return false;
    for (std::size_t i = 0; i < missing; ++i)
        line.changes.push_back({Change::Kind::inserted, number, place(run.first + run.length + i), '\0', '<'});
    line.text.insert(run.first, missing, '<');
    return true;
}

bool narrow(Line& line, std::size_t width, std::uint8_t number) {
    const auto excess = line.text.size() - width;
    const auto run = longest_fillers(line.text);
    if (excess > most_wrong || run.length < excess + 2) return false;
    for (std::size_t i = 0; i < excess; ++i)
        line.changes.push_back({Change::Kind::removed, number, place(run.first + run.length - excess + i), '<', '\0'});
    line.text.erase(run.first, excess);
    return true;
}

bool fit(Line& line, std::size_t width, std::uint8_t number) {
    if (line.text.empty()) return false;
    if (line.text.size() < width) return widen(line, width, number);
    return line.text.size() == width || narrow(line, width, number);
}

/// Two lines are of the passport or of the wider card, whichever width is nearer.
std::size_t width_for(const std::vector<std::string>& lines) {
    if (lines.size() == 3) return 30;
    std::size_t longest = 0;
    for (const auto& line : lines) longest = std::max(longest, identity::trim(line).size());
    return longest <= 40 ? 36 : 44;
}

std::vector<std::string> without_ends(const std::string& all) {
    for (const auto& layout : layouts) {
        if (all.size() != std::size_t{layout.line_count} * layout.width) continue;
        std::vector<std::string> lines;
        for (std::size_t i = 0; i < layout.line_count; ++i) lines.push_back(all.substr(i * layout.width, layout.width));
        return lines;
    }
    return {};
}

} // namespace

ScannedLines fit_lines(std::string_view text) {
    auto raw = split(text);
    if (raw.size() == 1) raw = without_ends(std::string(identity::trim(raw.front())));
    if (raw.size() != 2 && raw.size() != 3) return {};
    const auto width = width_for(raw);
    ScannedLines out;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const auto number = static_cast<std::uint8_t>(i + 1);
        auto line = read_line(raw[i], number);
        if (!fit(line, width, number)) return {};
        out.lines.push_back(std::move(line.text));
        out.changes.insert(out.changes.end(), line.changes.begin(), line.changes.end());
    }
    return out;
}

} // namespace cccd::mrz
