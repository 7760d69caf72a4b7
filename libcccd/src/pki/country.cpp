#include "pki/country.hpp"

#include "tlv/tlv.hpp"

#include <array>
#include <unicode/uloc.h>
#include <unordered_map>

namespace cccd::pki {

namespace {

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

/// Codes of Doc 9303-3 §5 that are not ISO 3166-1.
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> special{{{"D", "DE"},
                                                                                 {"GBD", "GB"},
                                                                                 {"GBN", "GB"},
                                                                                 {"GBO", "GB"},
                                                                                 {"GBP", "GB"},
                                                                                 {"GBS", "GB"},
                                                                                 {"UK", "GB"},
                                                                                 {"UNO", "UN"},
                                                                                 {"UNA", "UN"},
                                                                                 {"UNK", "XK"},
                                                                                 {"RKS", "XK"},
                                                                                 {"KS", "XK"},
                                                                                 {"EUE", "EU"}}};

/// Alpha-3 to alpha-2 of ISO 3166-1, as ICU knows them.
const std::unordered_map<std::string, std::string>& alpha_2() {
    static const auto table = [] {
        std::unordered_map<std::string, std::string> all;
        for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
            const std::string locale = std::string("und_") + *code;
            all.emplace(uloc_getISO3Country(locale.c_str()), *code);
        }
        for (const auto& [from, to] : special) all.insert_or_assign(std::string(from), std::string(to));
        return all;
    }();
    return table;
}

} // namespace

std::string country_key(std::string_view code) {
    const std::string key = upper(code);
    const auto found = alpha_2().find(key);
    return found == alpha_2().end() ? key : found->second;
}

MrzHead mrz_head(ByteView dg1) {
    Cursor cursor(dg1);
    const auto outer = tlv::expect(cursor, 0x61);
    if (!outer) return {};
    const auto mrz = tlv::find(*outer, 0x5F1F);
    if (!mrz || !*mrz || (*mrz)->value.size() < 5) return {};
    const auto field = [&](std::size_t at, std::size_t size) {
        std::string text(as_text((*mrz)->value.subspan(at, size)));
        while (!text.empty() && text.back() == '<') text.pop_back();
        return text;
    };
    return {field(0, 2), field(2, 3)};
}

} // namespace cccd::pki
