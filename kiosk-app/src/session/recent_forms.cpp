#include "session/recent_forms.hpp"

#include "session/link.hpp"

#include <algorithm>
#include <charconv>

namespace session {
namespace {

constexpr std::size_t most_entries = 16; // more than there are forms; keeps a message short
constexpr std::size_t most_on_top = 4;
constexpr int often = 3;

} // namespace

void RecentForms::chosen(std::string_view id) {
    if (!is_form_id(id)) return;
    auto at = std::find_if(entries_.begin(), entries_.end(), [id](const Entry& entry) { return entry.id == id; });
    if (at == entries_.end()) at = entries_.insert(entries_.end(), Entry{std::string(id), 0});
    ++at->times;
    std::rotate(entries_.begin(), at, at + 1);
    if (entries_.size() > most_entries) entries_.pop_back();
}

std::string RecentForms::text() const {
    std::string text;
    for (const auto& entry : entries_) {
        if (!text.empty()) text += ',';
        text += entry.id + ':' + std::to_string(entry.times);
    }
    return text;
}

RecentForms RecentForms::parse(std::string_view text) {
    RecentForms forms;
    while (!text.empty() && forms.entries_.size() < most_entries) {
        const auto part = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), part.size() + 1));
        const auto colon = part.find(':');
        if (colon == std::string_view::npos || !is_form_id(part.substr(0, colon))) continue;
        Entry entry{std::string(part.substr(0, colon)), 0};
        std::from_chars(part.data() + colon + 1, part.data() + part.size(), entry.times);
        if (entry.times > 0) forms.entries_.push_back(std::move(entry));
    }
    return forms;
}

std::vector<std::string> RecentForms::on_top(bool public_screen) const {
    auto entries = entries_;
    if (public_screen) {
        std::erase_if(entries, [](const Entry& entry) { return entry.times < often; });
        std::stable_sort(entries.begin(), entries.end(),
                         [](const Entry& a, const Entry& b) { return a.times > b.times; });
    }
    if (entries.size() > most_on_top) entries.resize(most_on_top);
    std::vector<std::string> ids;
    for (auto& entry : entries) ids.push_back(std::move(entry.id));
    return ids;
}

} // namespace session
