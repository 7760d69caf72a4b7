#include "identity/charset.hpp"
#include "identity/letters.hpp"
#include "identity/qr_damage.hpp"
#include "identity/syllable.hpp"
#include "identity/unicode.hpp"

#include <algorithm>
#include <array>
#include <cccd/text.hpp>
#include <optional>
#include <unicode/uchar.h>
#include <vector>

namespace cccd::qr {

namespace {

using identity::is_ascii;

/// What took the octets of UTF-8 for letters of its own: Windows' code pages, DOS boxes, scanners made for China.
constexpr std::array<const char*, 6> taken_for{"windows-1252", "windows-1258", "ISO-8859-1",
                                               "ibm-437",      "ibm-850",      "GBK"};

template <class Test> bool each_beyond_ascii(std::string_view text, Test&& test) {
    const auto letters = identity::from_utf8(text);
    for (std::int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1))
        if (letters.char32At(i) >= 0x80 && !test(letters.char32At(i))) return false;
    return true;
}

/// Every letter beyond ASCII is Vietnamese: with octets that were valid UTF-8 twice over, that is no chance.
bool has_vietnamese_letters_only(std::string_view text) {
    return each_beyond_ascii(
        text, [](UChar32 letter) { return identity::is_vietnamese_letter(static_cast<char32_t>(letter)); });
}

/// The stricter test, for charsets of one octet a letter where any octets are valid.
bool has_syllables_only(const std::string& text) {
    if (!each_beyond_ascii(text, [](UChar32 letter) { return u_isalpha(letter) != 0; })) return false;
    const auto words = identity::words(text);
    return std::all_of(words.begin(), words.end(),
                       [](const std::string& word) { return is_ascii(word) || identity::is_syllable(word); });
}

struct Candidates {
    std::vector<std::string> texts;
    void add(std::string text) {
        if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
    }
};

/// UTF-8 that was taken for another charset and written as UTF-8 again, once or twice.
void undo_utf8_as_other(const std::string& text, int rounds, Candidates& out) {
    for (const char* charset : taken_for) {
        const auto octets = identity::encode(text, charset);
        if (!octets || is_ascii(*octets) || !identity::is_utf8(*octets)) continue;
        auto letters = text::to_nfc(*octets);
        if (has_vietnamese_letters_only(letters))
            out.add(std::move(letters));
        else if (rounds > 1)
            undo_utf8_as_other(*octets, rounds - 1, out);
    }
}

/// Windows-1258, plain or taken for Windows-1252: marks stand behind their letter as octets of their own.
void undo_windows_1258(std::string_view octets, Candidates& out) {
    const auto letters = identity::decode(octets, "windows-1258");
    if (!letters) return;
    auto whole = text::to_nfc(*letters);
    if (has_syllables_only(whole)) out.add(std::move(whole));
}

Candidates candidates_of(const std::string& text) {
    Candidates out;
    if (!identity::is_utf8(text)) {
        undo_windows_1258(text, out);
        return out;
    }
    undo_utf8_as_other(text, 2, out);
    if (!out.texts.empty() || has_syllables_only(text::to_nfc(text))) return out;
    if (const auto octets = identity::encode(text, "windows-1252")) undo_windows_1258(*octets, out);
    return out;
}

} // namespace

Repaired repair(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    Repaired out{std::string(text), false, !identity::is_utf8(text)};
    if (is_ascii(text)) return out;
    auto candidates = candidates_of(out.text);
    if (candidates.texts.size() != 1) return out;
    return {std::move(candidates.texts.front()), true, false};
}

} // namespace cccd::qr
