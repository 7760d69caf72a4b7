// What `cccd doctor` found, in both languages, for people and for programs. No data of any card's holder enters it.
#pragma once

#include <cccd/error.hpp>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace cli::doctor {

enum class Level : std::uint8_t {
    good,
    note,    ///< worth knowing; reading works
    problem, ///< reading or judging does not work until it is mended
};

/// Vietnamese and English.
struct Text {
    std::string vi, en;
};

using Fact = std::pair<const char*, std::variant<std::string, bool, std::int64_t>>;

struct Line {
    Level level = Level::good;
    const char* id = ""; ///< stable, for programs
    Text text;
    Text remedy; ///< empty where nothing is to be done
    std::vector<Fact> facts = {};
};

struct Section {
    const char* id = "";
    Text title;
    std::vector<Line> lines = {};
};

struct Report {
    std::vector<Section> sections;
    [[nodiscard]] bool has_problem() const;
};

/// A line of this error: its number and name, what a technician does about it.
[[nodiscard]] Line line_of(const char* id, const cccd::Error& error);

[[nodiscard]] std::string as_text(const Report& report, bool english);
[[nodiscard]] std::string as_json(const Report& report);

} // namespace cli::doctor
