#include "identity/letters.hpp"

#include "identity/unicode.hpp"

#include <unicode/locid.h>
#include <unicode/uchar.h>

namespace cccd::identity {

bool is_vietnamese_letter(char32_t letter) {
    if (letter < 0x80) return u_isalpha(static_cast<UChar32>(letter)) != 0;
    const auto parts = decomposed(icu::UnicodeString(static_cast<UChar32>(letter)).toLower(icu::Locale("vi")));
    const auto base = parts.char32At(0);
    int qualities = 0;
    int tones = 0;
    for (std::int32_t i = 1; i < parts.length(); ++i) {
        const auto mark = parts.char32At(i);
        const bool tone = mark == 0x0300 || mark == 0x0301 || mark == 0x0303 || mark == 0x0309 || mark == 0x0323;
        const bool quality = (mark == 0x0302 && (base == 'a' || base == 'e' || base == 'o')) ||
                             (mark == 0x0306 && base == 'a') || (mark == 0x031B && (base == 'o' || base == 'u'));
        // Of the peoples of the highlands, too: ĕ, ĭ, ŏ, ŭ, č, ñ of Ê Đê, Gia Rai and Ba Na.
        const bool highland = (mark == 0x0306 && (base == 'e' || base == 'i' || base == 'o' || base == 'u')) ||
                              (mark == 0x030C && base == 'c') || (mark == 0x0303 && base == 'n');
        if (!tone && !quality && !highland) return false;
        if (tone) ++tones;
        if (quality || highland) ++qualities;
    }
    if (parts.length() == 1) return base == 0x0111;
    constexpr std::u16string_view vowels = u"aeiouy";
    const bool vowel = base < 0x80 && vowels.find(static_cast<char16_t>(base)) != std::u16string_view::npos;
    return tones <= 1 && qualities <= 1 && (vowel || (tones == 0 && qualities == 1) || base == 'n');
}

std::vector<std::string> words(std::string_view text) {
    const auto letters = composed(from_utf8(text));
    std::vector<std::string> out;
    icu::UnicodeString word;
    const auto finish = [&] {
        if (!word.isEmpty()) out.push_back(to_utf8(word));
        word.remove();
    };
    for (std::int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
        const auto letter = letters.char32At(i);
        if (u_isalpha(letter) || u_charType(letter) == U_NON_SPACING_MARK)
            word.append(letter);
        else
            finish();
    }
    finish();
    return out;
}

} // namespace cccd::identity
