#include "identity/syllable.hpp"

#include "identity/unicode.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unicode/locid.h>

namespace cccd::identity {

namespace {

// All in order, so that they can be searched. In rhymes the tone is taken away, the quality of the vowel stays.
constexpr std::array<std::string_view, 28> onsets{"",   "b", "c", "ch", "d",  "g",   "gh", "gi", "h",  "k",
                                                  "kh", "l", "m", "n",  "ng", "ngh", "nh", "p",  "ph", "qu",
                                                  "r",  "s", "t", "th", "tr", "v",   "x",  "đ"};

/// Rhymes that stop with c, ch, p, t have the tones sắc or nặng only; they are found by that end. "ăk" is of the
/// highlands: Đắk Lắk, Đăk Hà.
constexpr std::string_view rhymes[] = {
    "a",    "ac",   "ach", "ai",   "am",   "an",   "ang", "anh",  "ao",   "ap",   "at",   "au",  "ay",   "ă",    "ăc",
    "ăk",   "ăm",   "ăn",  "ăng",  "ăp",   "ăt",   "â",   "âc",   "âm",   "ân",   "âng",  "âp",  "ât",   "âu",   "ây",
    "e",    "ec",   "em",  "en",   "eng",  "eo",   "ep",  "et",   "ê",    "êch",  "êm",   "ên",  "ênh",  "êp",   "êt",
    "êu",   "i",    "ia",  "ich",  "im",   "in",   "inh", "ip",   "it",   "iu",   "iêc",  "iêm", "iên",  "iêng", "iêp",
    "iêt",  "iêu",  "o",   "oa",   "oac",  "oach", "oai", "oam",  "oan",  "oang", "oanh", "oao", "oap",  "oat",  "oay",
    "oăc",  "oăm",  "oăn", "oăng", "oăt",  "oc",   "oe",  "oen",  "oeo",  "oet",  "oi",   "om",  "on",   "ong",  "ooc",
    "oong", "op",   "ot",  "ô",    "ôc",   "ôi",   "ôm",  "ôn",   "ông",  "ôp",   "ôt",   "ơ",   "ơi",   "ơm",   "ơn",
    "ơp",   "ơt",   "u",   "ua",   "uân",  "uâng", "uât", "uây",  "uc",   "uê",   "uêch", "uên", "uênh", "ui",   "um",
    "un",   "ung",  "uya", "uych", "uynh", "uyt",  "uyu", "uyên", "uyêt", "uy",   "up",   "ut",  "uôc",  "uôi",  "uôm",
    "uôn",  "uông", "uôt", "uơ",   "ư",    "ưa",   "ưc",  "ưi",   "ưng",  "ưt",   "ưu",   "ươc", "ươi",  "ươm",  "ươn",
    "ương", "ươp",  "ươt", "ươu",  "y",    "yêm",  "yên", "yêng", "yêt",  "yêu",  "ynh",  "yt",  "uêt",  "êc",   "oăp",
    "uyp",  "uyêm", "uao", "ưn",
};

bool is_tone(UChar32 mark) {
    return mark == 0x0300 || mark == 0x0301 || mark == 0x0303 || mark == 0x0309 || mark == 0x0323;
}

struct Toneless {
    std::string letters;
    int tones = 0;
    bool sac_or_nang = false;
};

Toneless without_tone(std::string_view word) {
    const auto letters = decomposed(from_utf8(word).toLower(icu::Locale("vi")));
    icu::UnicodeString rest;
    Toneless out;
    for (std::int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
        const auto letter = letters.char32At(i);
        if (!is_tone(letter)) {
            rest.append(letter);
        } else {
            ++out.tones;
            out.sac_or_nang = letter == 0x0301 || letter == 0x0323;
        }
    }
    out.letters = to_utf8(composed(rest));
    return out;
}

bool is_rhyme(std::string_view letters) {
    return std::find(std::begin(rhymes), std::end(rhymes), letters) != std::end(rhymes);
}

bool stops(std::string_view rhyme) {
    return rhyme.ends_with('c') || rhyme.ends_with("ch") || rhyme.ends_with('p') || rhyme.ends_with('t');
}

} // namespace

bool is_syllable(std::string_view word) {
    if (word.empty() || word.size() > 32) return false;
    const auto toneless = without_tone(word);
    if (toneless.tones > 1) return false;
    const std::string_view letters = toneless.letters;
    return std::any_of(onsets.begin(), onsets.end(), [&](std::string_view onset) {
        if (!letters.starts_with(onset)) return false;
        const auto rhyme = letters.substr(onset.size());
        // "gì", "gìn": the i of gi is the rhyme's too. "quốc", "quân": the u of qu is.
        const bool found = is_rhyme(rhyme) || (onset == "gi" && is_rhyme(letters.substr(1)));
        return found && (!stops(rhyme) || toneless.sac_or_nang);
    });
}

} // namespace cccd::identity
