#include "identity/unicode.hpp"

#include <algorithm>
#include <array>
#include <cccd/text.hpp>
#include <memory>
#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <utility>

namespace cccd::identity {

icu::UnicodeString composed(const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* const form = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) return text;
    auto out = form->normalize(text, status);
    return U_FAILURE(status) ? text : out;
}

icu::UnicodeString decomposed(const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* const form = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status)) return text;
    auto out = form->normalize(text, status);
    return U_FAILURE(status) ? text : out;
}

} // namespace cccd::identity

namespace cccd::text {

using identity::composed;
using identity::decomposed;
using identity::from_utf8;
using identity::to_utf8;

namespace {

const icu::Locale& vietnamese() {
    static const icu::Locale locale("vi", "VN");
    return locale;
}

bool is_mark(UChar32 letter) {
    const auto type = u_charType(letter);
    return type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK || type == U_ENCLOSING_MARK;
}

/// Letters that decomposition leaves whole; Doc 9303-3 §6.A spells them so.
std::string_view spelling(UChar32 letter) {
    constexpr std::array<std::pair<UChar32, std::string_view>, 14> table{{{0x00C6, "AE"},
                                                                          {0x00D0, "D"},
                                                                          {0x00D8, "OE"},
                                                                          {0x00DE, "TH"},
                                                                          {0x0110, "D"},
                                                                          {0x0126, "H"},
                                                                          {0x0131, "I"},
                                                                          {0x0141, "L"},
                                                                          {0x014A, "N"},
                                                                          {0x0152, "OE"},
                                                                          {0x0166, "T"},
                                                                          {0x1E9E, "SS"},
                                                                          {0x0132, "IJ"},
                                                                          {0x00DF, "SS"}}};
    const auto* const found =
        std::find_if(table.begin(), table.end(), [letter](const auto& row) { return row.first == letter; });
    return found == table.end() ? std::string_view{} : found->second;
}

/// Apostrophes leave nothing behind in the MRZ (Doc 9303-3 §4.6); they do begin a large letter: H'Hen.
bool is_apostrophe(UChar32 letter) {
    return letter == U'\'' || letter == 0x2019 || letter == 0x02BC || letter == 0x2018;
}

bool begins_word_after(UChar32 letter) {
    return u_isUWhiteSpace(letter) || u_ispunct(letter) || is_apostrophe(letter);
}

} // namespace

std::string to_nfc(std::string_view text) {
    return to_utf8(composed(from_utf8(text)));
}

std::string to_upper(std::string_view text) {
    return to_utf8(composed(from_utf8(text).toUpper(vietnamese())));
}

std::string to_title(std::string_view text) {
    const auto letters = composed(composed(from_utf8(text)).toLower(vietnamese()));
    icu::UnicodeString out;
    bool begins = true;
    for (std::int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
        const auto letter = letters.char32At(i);
        out.append(begins ? u_totitle(letter) : letter);
        begins = begins_word_after(letter);
    }
    return to_utf8(composed(out));
}

std::string fold(std::string_view text) {
    const auto letters = decomposed(decomposed(from_utf8(text)).toLower(vietnamese()));
    icu::UnicodeString out;
    for (std::int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
        const auto letter = letters.char32At(i);
        if (is_mark(letter)) continue;
        out.append(letter == 0x0111 ? UChar32{'d'} : letter);
    }
    return to_utf8(out);
}

int compare(std::string_view a, std::string_view b) {
    // Comparing with a collator that nobody changes is safe from any thread (ICU user guide, collation API).
    static const auto collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(vietnamese(), status));
        if (U_FAILURE(status)) made.reset();
        if (made) made->setAttribute(UCOL_NORMALIZATION_MODE, UCOL_ON, status);
        return made;
    }();
    if (!collator) return a.compare(b);
    UErrorCode status = U_ZERO_ERROR;
    const auto order = collator->compareUTF8({a.data(), static_cast<std::int32_t>(a.size())},
                                             {b.data(), static_cast<std::int32_t>(b.size())}, status);
    return order == UCOL_LESS ? -1 : order == UCOL_GREATER ? 1 : 0;
}

std::string to_mrz(std::string_view text) {
    const auto letters = decomposed(decomposed(from_utf8(text)).toUpper(vietnamese()));
    std::string out;
    for (std::int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
        const auto letter = letters.char32At(i);
        const bool plain = (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
        if (plain) {
            out += static_cast<char>(letter);
        } else if (const auto spelled = spelling(letter); !spelled.empty()) {
            out += spelled;
        } else if (!is_mark(letter) && !is_apostrophe(letter) && !out.empty() && out.back() != '<') {
            out += '<';
        }
    }
    while (!out.empty() && out.back() == '<') out.pop_back();
    return out;
}

} // namespace cccd::text
