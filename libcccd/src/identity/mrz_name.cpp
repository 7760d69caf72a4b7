#include "identity/mrz_layout.hpp"

#include <algorithm>
#include <cccd/mrz_name.hpp>
#include <cccd/text.hpp>

namespace cccd::mrz {

namespace {

bool is_letter(char character) {
    return character >= 'A' && character <= 'Z';
}

/// "NGUYEN<<VAN<MAU" of "Nguyễn Văn Mẫu"; digits have no place in a name (Doc 9303-3 §4.6).
std::string identifiers(std::string_view full_name) {
    std::string out;
    bool first = true;
    for (const char character : text::to_mrz(full_name)) {
        if (is_letter(character)) {
            out += character;
        } else if (character == '<' && !out.empty() && out.back() != '<') {
            out += first ? "<<" : "<";
            first = false;
        }
    }
    while (!out.empty() && out.back() == '<') out.pop_back();
    return out;
}

std::string plain(std::string_view identifiers) {
    std::string out;
    for (const char character : identifiers)
        if (character != '<' || (!out.empty() && out.back() != '<')) out += character;
    while (!out.empty() && out.back() == '<') out.pop_back();
    return out;
}

/// Whether each component of the field begins the name's component at the same place: initials and cut components
/// are what Doc 9303-5 §4.2.3 allows.
bool begins(std::string_view field, std::string_view name) {
    while (!field.empty()) {
        const auto part = field.substr(0, field.find('<'));
        const auto whole = name.substr(0, name.find('<'));
        if (part.empty() || !whole.starts_with(part)) return false;
        field.remove_prefix(std::min(part.size() + 1, field.size()));
        name.remove_prefix(std::min(whole.size() + 1, name.size()));
    }
    return true;
}

} // namespace

std::string name_field(std::string_view full_name, Format format) {
    const std::size_t width = layout_of(format).name.length;
    auto field = identifiers(full_name);
    // A filler in the last position would say that nothing is missing: the component before it gives a letter up.
    while (field.size() > width && field[width - 1] == '<') field.erase(field.find_last_not_of('<', width - 1), 1);
    field.resize(width, '<');
    return field;
}

NameMatch compare_name(std::string_view full_name, const Mrz& mrz) {
    const auto field = field_of(mrz.lines, layout_of(mrz.format).name);
    const auto name = plain(identifiers(full_name));
    const auto read = plain(field);
    if (name == read) return NameMatch::same;
    const bool full = !field.empty() && field.back() != '<';
    if (full && !read.empty() && begins(read, name)) return NameMatch::truncated;
    return NameMatch::different;
}

} // namespace cccd::mrz
