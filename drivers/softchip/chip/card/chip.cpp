#include "softchip/chip.hpp"

#include "card/card.hpp"

namespace softchip {

struct Chip::Inside {
    Inside(Profile profile, std::uint64_t seed) : card(std::move(profile), seed) {}

    Card card;
    bool powered = false;
    bool removed = false;
    std::optional<std::size_t> answers_left;
};

Chip::Chip(Profile profile, std::uint64_t seed) : inside_(std::make_unique<Inside>(std::move(profile), seed)) {}
Chip::~Chip() = default;
Chip::Chip(Chip&&) noexcept = default;
Chip& Chip::operator=(Chip&&) noexcept = default;

Bytes Chip::power_on() {
    if (removed()) return {};
    inside_->card.session = Session{};
    if (inside_->card.profile.behaviour.starts_in_application) inside_->card.session.directory = Directory::application;
    inside_->powered = true;
    ++inside_->card.counters.resets;
    return inside_->card.profile.atr;
}

const Bytes& Chip::atr() const {
    return inside_->card.profile.atr;
}

void Chip::power_off() {
    inside_->powered = false;
    inside_->card.session = Session{};
}

Bytes Chip::exchange(View command) {
    if (removed() || !inside_->powered) return {};
    ++inside_->card.counters.commands;
    Bytes reply = answer(inside_->card, command);
    if (inside_->answers_left) --*inside_->answers_left;
    return reply;
}

void Chip::remove_after(std::size_t answers) {
    inside_->answers_left = answers;
}

bool Chip::removed() const {
    if (inside_->answers_left && *inside_->answers_left == 0) {
        inside_->removed = true;
        inside_->powered = false;
    }
    return inside_->removed;
}

void Chip::insert() {
    inside_->removed = false;
    inside_->powered = false;
    inside_->answers_left.reset();
    inside_->card.session = Session{};
}

void Chip::pin_random(Bytes value) {
    inside_->card.random.pin(std::move(value));
}

Chip::Status Chip::status() const {
    const Card& card = inside_->card;
    Status status;
    status.access = card.session.unlocked == Unlocked::pace  ? "PACE"
                    : card.session.unlocked == Unlocked::bac ? "BAC"
                                                             : "none";
    status.secure_messaging = card.session.channel.has_value();
    status.chip_authenticated = card.session.chip_authenticated;
    status.terminal_authenticated = card.session.terminal_authentication.authenticated();
    status.commands = card.counters.commands;
    status.password_failures = card.counters.password_failures;
    status.resets = card.counters.resets;
    status.selected = card.counters.selected;
    return status;
}

} // namespace softchip
