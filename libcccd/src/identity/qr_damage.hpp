// What scanners do to the letters of a QR code: told from what the letters are, undone only where nothing is left open.
#pragma once

#include <string>
#include <string_view>

namespace cccd::qr {

struct Repaired {
    std::string text;         ///< UTF-8; as it came where nothing was repaired
    bool repaired = false;    ///< another charset was undone
    bool undecodable = false; ///< octets that are no UTF-8 and no charset surely tells
};

/// Finds text that went through a wrong charset. Undone only if every word that has letters outside ASCII then is a
/// Vietnamese syllable, as it was not before, and no two charsets give different texts.
[[nodiscard]] Repaired repair(std::string_view text);

struct Letters {
    std::string_view name;
    std::string_view sex;
    std::string_view address;
};

/// Letters were lost or replaced: question marks, U+FFFD, letters of no Vietnamese word, or all diacritics gone.
[[nodiscard]] bool is_damaged(const Letters& letters);

} // namespace cccd::qr
