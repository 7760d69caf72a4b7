#include "identity/qr_damage.hpp"

#include "identity/letters.hpp"
#include "identity/unicode.hpp"

#include <algorithm>
#include <array>
#include <cccd/text.hpp>
#include <unicode/uchar.h>

namespace cccd::qr {

namespace {

using identity::is_ascii;

constexpr UChar32 replacement = 0xFFFD;

template <class Test> bool any_letter(std::string_view text, Test&& test) {
    const auto letters = identity::composed(identity::from_utf8(text));
    for (std::int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1))
        if (test(letters.char32At(i))) return true;
    return false;
}

bool is_foreign(UChar32 letter) {
    if (letter < 0x80) return letter == '?' || u_iscntrl(letter) != 0;
    if (letter == replacement || u_iscntrl(letter)) return true;
    if (u_isalpha(letter)) return !identity::is_vietnamese_letter(static_cast<char32_t>(letter));
    // A dash or a curled apostrophe stands in addresses; currency signs and halves stand in no name of a place.
    return !(letter >= 0x2010 && letter <= 0x201F) && letter != 0x00A0 && letter != 0x00B0;
}

bool has_vowel(std::string_view word) {
    const auto plain = text::fold(word);
    return plain.find_first_of("aeiouy") != std::string::npos;
}

/// Tr?n as Trn, Nguyễn as Nguyn: a letter outside ASCII was dropped from inside a word.
bool lost_letters(const std::string& word) {
    if (!is_ascii(word) || word.size() < 2) return false;
    constexpr std::array<std::string_view, 2> remains{"nguyn", "hunh"};
    return !has_vowel(word) || std::find(remains.begin(), remains.end(), text::fold(word)) != remains.end();
}

bool name_damaged(std::string_view name) {
    if (any_letter(name, [](UChar32 letter) { return is_foreign(letter) || u_isdigit(letter); })) return true;
    const auto words = identity::words(name);
    return std::any_of(words.begin(), words.end(), lost_letters);
}

/// Four words of Vietnamese without one diacritic do not occur in a name with an address.
bool all_stripped(const Letters& letters) {
    if (!is_ascii(letters.name) || !is_ascii(letters.address)) return false;
    return identity::words(letters.name).size() + identity::words(letters.address).size() >= 4;
}

} // namespace

bool is_damaged(const Letters& letters) {
    if (!letters.sex.empty() && letters.sex != "Nam" && letters.sex != "Nữ") return true;
    return name_damaged(letters.name) || any_letter(letters.address, is_foreign) || all_stripped(letters);
}

} // namespace cccd::qr
