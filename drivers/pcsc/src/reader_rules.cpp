#include "reader_rules.hpp"

#include <algorithm>
#include <cctype>

namespace cccd::pcsc {

namespace {

constexpr std::string_view skipped_words[] = {"[sam",
                                              " sam",
                                              "-sam",
                                              "windows hello",
                                              "microsoft virtual",
                                              "yubikey"
                                              "efitok",
                                              "virtual card reader by other"};

char lower(char c) noexcept {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

bool contains(std::string_view text, std::string_view lower_case_word) noexcept {
    return std::search(text.begin(), text.end(), lower_case_word.begin(), lower_case_word.end(),
                       [](char a, char b) { return lower(a) == b; }) != text.end();
}

} // namespace

bool is_skipped(std::string_view reader_name) noexcept {
    return std::any_of(std::begin(skipped_words), std::end(skipped_words),
                       [&](std::string_view word) { return contains(reader_name, word); });
}

bool is_wanted(const ReaderInfo& reader, std::size_t index, std::string_view selection) noexcept {
    if (selection.empty()) return !reader.skipped;
    const bool number = std::all_of(selection.begin(), selection.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (number && selection.size() <= 3) return std::to_string(index) == selection;
    return reader.name.find(selection) != std::string::npos;
}

} // namespace cccd::pcsc
