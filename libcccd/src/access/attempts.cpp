#include "access/attempts.hpp"

#include <algorithm>

namespace cccd::access {

namespace {

/// A chip delays its answers step by step after wrong passwords. More than this beyond the first try is such a delay.
constexpr std::chrono::seconds tolerated_delay{1};

int place(PasswordKind kind) noexcept {
    switch (kind) {
    case PasswordKind::can:
        return 0;
    case PasswordKind::mrz:
        return 1;
    case PasswordKind::pin:
        return 2;
    case PasswordKind::puk:
        return 3;
    }
    return 4;
}

bool same(const AccessKey& a, const AccessKey& b) noexcept {
    return a.kind() == b.kind() && constant_time_equal(a.expose(), b.expose());
}

} // namespace

bool Attempts::allowed(const AccessPolicy& policy) const noexcept {
    return refused_.size() < policy.max_attempts && !chip_objects_;
}

bool Attempts::was_refused(AccessMethod method, const AccessKey& key) const noexcept {
    return std::any_of(refused_.begin(), refused_.end(),
                       [&](const Refused& before) { return before.method == method && same(before.key, key); });
}

void Attempts::begin(const Clock& clock) noexcept {
    began_ = clock.steady();
}

void Attempts::refused(AccessMethod method, const AccessKey& key, const Error& error, const Clock& clock) {
    refused_.push_back({method, key.clone()});
    last_ = error;
    const auto lasted = clock.steady() - began_;
    if (!first_) first_ = lasted;
    if (lasted > *first_ * 2 + tolerated_delay) chip_objects_ = true;
    if (const auto left = iso7816::tries_left(error.status_word); left && *left <= 1) chip_objects_ = true;
}

Error Attempts::exhausted() const noexcept {
    const std::uint16_t status = last_ ? last_->status_word : 0;
    const Stage stage = last_ ? last_->stage : Stage::none;
    return {ErrorCode::access_tries_exhausted, stage, status, 0,
            "no further password is tried, so that the card is not blocked"};
}

std::vector<const AccessKey*> in_order(const AccessKeys& keys) {
    std::vector<const AccessKey*> out;
    for (const auto& key : keys) {
        const bool seen =
            std::any_of(out.begin(), out.end(), [&](const AccessKey* other) { return same(*other, key); });
        if (!seen) out.push_back(&key);
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const AccessKey* a, const AccessKey* b) { return place(a->kind()) < place(b->kind()); });
    return out;
}

} // namespace cccd::access
