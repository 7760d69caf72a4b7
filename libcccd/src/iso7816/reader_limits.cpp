#include "crypto/digest.hpp"

#include <algorithm>
#include <cccd/card_limits.hpp>

namespace cccd {

namespace {

constexpr std::size_t digits = 16; ///< of each of the two digests

std::string short_digest(ByteView octets) {
    const auto whole = crypto::digest(crypto::Hash::sha256, octets);
    return whole ? to_hex(ByteView(*whole).first(digits / 2)) : std::string(digits, '0');
}

/// What was refused or failed is forgotten: the size is tried again.
CardLimits without_refusals(CardLimits limits) noexcept {
    limits.extended_fails = false;
    limits.read_size = limits.read_refused = 0;
    limits.short_identifiers_proved &= limits.short_identifiers;
    limits.short_identifiers = true;
    return limits;
}

bool plausible(std::string_view kind) noexcept {
    const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'); };
    return kind.size() == 2 * digits && std::all_of(kind.begin(), kind.end(), is_digit);
}

} // namespace

CardKind CardKind::of(ByteView atr, ByteView card_access) {
    return CardKind(short_digest(atr) + short_digest(card_access));
}

CardLimits ReaderLimits::before_card_access(ByteView atr) const {
    const auto prefix = short_digest(atr);
    const Entry* last = nullptr;
    for (auto it = entries_.lower_bound(prefix); it != entries_.end() && it->first.starts_with(prefix); ++it)
        if (last == nullptr || it->second.used > last->used) last = &it->second;
    CardLimits limits;
    if (last != nullptr) {
        limits.master_file_first = last->limits.master_file_first;
        limits.short_identifiers = last->limits.short_identifiers;
    }
    return limits;
}

std::optional<CardLimits> ReaderLimits::find(const CardKind& kind) const {
    const auto found = entries_.find(kind.text());
    if (found == entries_.end()) return std::nullopt;
    const auto& [limits, reads, used] = found->second;
    return reads >= reads_until_tried_again ? without_refusals(limits) : limits;
}

void ReaderLimits::learn(const CardKind& kind, const CardLimits& limits) {
    auto& entry = entries_[std::string(kind.text())];
    entry.used = ++clock_;
    const bool tried_again = entry.reads >= reads_until_tried_again;
    entry.reads = entry.limits == limits && !tried_again ? entry.reads + 1 : 0;
    entry.limits = limits;
    if (entries_.size() > most_kinds) drop_oldest();
}

void ReaderLimits::restore(std::string kind, const Entry& entry) {
    if (!plausible(kind)) return;
    clock_ = std::max(clock_, entry.used);
    entries_[std::move(kind)] = entry;
    if (entries_.size() > most_kinds) drop_oldest();
}

void ReaderLimits::drop_oldest() {
    const auto older = [](const auto& a, const auto& b) { return a.second.used < b.second.used; };
    entries_.erase(std::min_element(entries_.begin(), entries_.end(), older));
}

} // namespace cccd
