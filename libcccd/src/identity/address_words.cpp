#include "identity/address_words.hpp"

#include "identity/digits.hpp"
#include "identity/unicode.hpp"

#include <array>
#include <cccd/text.hpp>
#include <unicode/locid.h>
#include <unicode/uchar.h>

namespace cccd::address {

namespace {

struct Word {
    std::string_view word; ///< small letters; a blank, a dot or the end must follow
    Level level;
    std::string_view type;
};

// Longer words stand before those they begin with.
constexpr std::array<Word, 45> words{{{"tỉnh", Level::province, "tỉnh"},
                                      {"thành phố", Level::city, "thành phố"},
                                      {"t.phố", Level::city, "thành phố"},
                                      {"t.p", Level::city, "thành phố"},
                                      {"tp", Level::city, "thành phố"},
                                      {"quận", Level::district, "quận"},
                                      {"huyện", Level::district, "huyện"},
                                      {"thị xã", Level::district, "thị xã"},
                                      {"t.x", Level::district, "thị xã"},
                                      {"tx", Level::district, "thị xã"},
                                      {"q", Level::district, "quận"},
                                      {"h", Level::district, "huyện"},
                                      {"xã", Level::commune, "xã"},
                                      {"phường", Level::commune, "phường"},
                                      {"thị trấn", Level::commune, "thị trấn"},
                                      {"đặc khu", Level::commune, "đặc khu"},
                                      {"t.t", Level::commune, "thị trấn"},
                                      {"tt", Level::commune, "thị trấn"},
                                      {"x", Level::commune, "xã"},
                                      {"p", Level::commune, "phường"},
                                      {"tổ dân phố", Level::detail, ""},
                                      {"tổ", Level::detail, ""},
                                      {"tdp", Level::detail, ""},
                                      {"khu phố", Level::detail, ""},
                                      {"khu đô thị", Level::detail, ""},
                                      {"khu", Level::detail, ""},
                                      {"kp", Level::detail, ""},
                                      {"thôn", Level::detail, ""},
                                      {"xóm", Level::detail, ""},
                                      {"ấp", Level::detail, ""},
                                      {"khóm", Level::detail, ""},
                                      {"bản", Level::detail, ""},
                                      {"buôn", Level::detail, ""},
                                      {"làng", Level::detail, ""},
                                      {"đội", Level::detail, ""},
                                      {"tiểu khu", Level::detail, ""},
                                      {"số", Level::detail, ""},
                                      {"ngõ", Level::detail, ""},
                                      {"ngách", Level::detail, ""},
                                      {"hẻm", Level::detail, ""},
                                      {"kiệt", Level::detail, ""},
                                      {"đường", Level::detail, ""},
                                      {"phố", Level::detail, ""},
                                      {"chung cư", Level::detail, ""},
                                      {"căn hộ", Level::detail, ""}}};

std::string lower(std::string_view text) {
    return identity::to_utf8(identity::composed(identity::from_utf8(text).toLower(icu::Locale("vi"))));
}

/// "P5", "P.5", "P 5", "Phường 5": an abbreviation takes a digit, a dot or a blank behind it, a word only the blank.
bool ends_word(std::string_view rest, std::size_t word_size) {
    if (rest.empty() || rest.front() == ' ') return !rest.empty();
    return word_size <= 3 && (rest.front() == '.' || identity::is_digit(rest.front()));
}

/// Five letters with a tone as the letter and then the tone, so that "oà" and "òa" come out alike.
bool is_tone(UChar32 mark) {
    return mark == 0x0300 || mark == 0x0301 || mark == 0x0303 || mark == 0x0309 || mark == 0x0323;
}

} // namespace

Named read_unit(std::string_view part) {
    const auto whole = text::to_nfc(identity::trim(part));
    const auto small = lower(whole);
    // Small and large letters of Vietnamese have the same number of octets; else no word is looked for.
    if (small.size() == whole.size()) {
        for (const auto& word : words) {
            if (!small.starts_with(word.word)) continue;
            auto rest = std::string_view(whole).substr(word.word.size());
            if (!ends_word(rest, word.word.size())) continue;
            while (!rest.empty() && (rest.front() == ' ' || rest.front() == '.')) rest.remove_prefix(1);
            if (rest.empty()) break;
            return {word.level, word.type, std::string(rest)};
        }
    }
    // A house begins with its number; a bare number of two digits is a quận or phường without its word.
    const bool bare = whole.size() <= 2 && identity::all_digits(whole);
    const bool numbered = !whole.empty() && identity::is_digit(whole.front()) && !bare;
    return {numbered ? Level::detail : Level::unknown, {}, whole};
}

std::string key_of(std::string_view name) {
    std::string out;
    bool in_number = false;
    for (const char c : text::fold(name)) {
        const bool letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
        if (identity::is_digit(c)) {
            if (c == '0' && !in_number) continue;
            in_number = true;
            out += c;
        } else {
            in_number = false;
            if (letter) out += c;
        }
    }
    return out;
}

std::string province_key(std::string_view name) {
    auto key = key_of(read_unit(name).name);
    if (key == "hcm" || key == "hochiminhcity" || key == "saigon") return "hochiminh";
    if (key == "thuathienhue") return "hue";
    if (key == "daclac" || key == "daklac" || key == "daclak") return "daklak";
    if (key == "dacnong") return "daknong";
    if (key == "brvt" || key == "vungtau") return "bariavungtau";
    return key;
}

std::string spelled_key(std::string_view name) {
    const auto letters = identity::decomposed(identity::from_utf8(name).toLower(icu::Locale("vi")));
    icu::UnicodeString out;
    UChar32 tone = 0;
    for (std::int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
        const auto letter = letters.char32At(i);
        const bool part_of_word = u_isalnum(letter) || u_charType(letter) == U_NON_SPACING_MARK;
        if (is_tone(letter)) {
            tone = letter;
        } else if (part_of_word) {
            out.append(letter);
        } else if (tone != 0) {
            out.append(tone);
            tone = 0;
        }
    }
    if (tone != 0) out.append(tone);
    return identity::to_utf8(out);
}

} // namespace cccd::address
