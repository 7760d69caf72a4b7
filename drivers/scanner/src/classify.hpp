// What both kinds of scanner share.
#pragma once

#include <string>
#include <string_view>

namespace cccd::scanner {

inline constexpr std::size_t longest_scan = 8192;

/// A line of exactly the width of a machine readable zone, of its letters: another may follow.
[[nodiscard]] bool is_zone_line(std::string_view line);

/// How many lines belong to a zone that begins with this text: more are to come.
[[nodiscard]] bool zone_goes_on(std::string_view text);

/// Without what the scanner was set to send around the data.
[[nodiscard]] std::string_view without_marks(std::string_view text, std::string_view prefix, std::string_view suffix);

/// Overwrites what a person's scan left, then empties the text.
void wipe_text(std::string& text);

} // namespace cccd::scanner
