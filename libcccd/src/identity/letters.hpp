// What may stand in a Vietnamese name or address.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cccd::identity {

/// NFC letters with or without a tone: those of the alphabet, and the f, j, w, z of other peoples' names.
[[nodiscard]] bool is_vietnamese_letter(char32_t letter);

/// Runs of letters and marks of a text, NFC.
[[nodiscard]] std::vector<std::string> words(std::string_view text);

[[nodiscard]] inline bool is_ascii(std::string_view text) noexcept {
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    return true;
}

} // namespace cccd::identity
