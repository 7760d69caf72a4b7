#include "classify.hpp"

#include <cccd/scanner.hpp>
#include <cccd/secret.hpp>

namespace cccd::scanner {

namespace {

void wipe_text(std::string& text) {
    wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
    text.clear();
}

void wipe_keys(std::vector<KeyEvent>& keys) {
    for (auto& key : keys) wipe_text(key.text);
    keys.clear();
}

/// An input method takes back the letter before the cursor and types another.
void remove_last_letter(std::string& text) {
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.pop_back();
    if (!text.empty()) text.pop_back();
}

} // namespace

Wedge::~Wedge() {
    reset();
}

void Wedge::reset() {
    wipe_keys(held_);
    wipe_text(text_);
    state_ = State::idle;
    fast_ = 0;
    input_method_ = false;
    too_long_ = false;
}

/// A zone has two or three lines, and the scanner ends each with its suffix.
bool Wedge::waits_for_lines() const {
    return zone_goes_on(text_);
}

void Wedge::append(const KeyEvent& event) {
    if (event.key == Key::backspace) {
        remove_last_letter(text_);
        input_method_ = true;
    } else if (event.key == Key::text) {
        text_ += event.text;
        if (event.from_input_method) input_method_ = true;
    }
    if (text_.size() <= settings_.longest) return;
    too_long_ = true;
    wipe_text(text_);
}

void Wedge::finish(WedgeOutcome& outcome) {
    if (!too_long_ && !text_.empty()) {
        std::string_view text = text_;
        if (!settings_.prefix.empty() && text.starts_with(settings_.prefix))
            text.remove_prefix(settings_.prefix.size());
        auto scan = classify(std::string(text));
        scan.input_method = input_method_;
        outcome.scan = std::move(scan);
    }
    reset();
}

/// A person's keys, as they came.
void Wedge::release(WedgeOutcome& outcome) {
    outcome.pass_on.insert(outcome.pass_on.end(), held_.begin(), held_.end());
    reset();
}

WedgeOutcome Wedge::key(const KeyEvent& event) {
    WedgeOutcome outcome = tick(event.time);
    const bool ends = event.key == Key::enter || event.key == Key::tab;
    if (state_ == State::idle && event.key != Key::text) {
        outcome.pass_on.push_back(event);
        return outcome;
    }
    if (event.key == Key::other) return outcome.pass_on.push_back(event), outcome; // Shift of a scanner, too
    last_ = event.time;
    if (state_ == State::scanning || state_ == State::line_ended) {
        if (ends && waits_for_lines()) {
            text_ += '\n';
            state_ = State::line_ended;
        } else if (ends) {
            finish(outcome);
        } else {
            state_ = State::scanning;
            append(event);
        }
        return outcome;
    }
    // Held keys: fast ones make a scan, the end of a line before that was a person's.
    held_.push_back(event);
    state_ = State::held;
    if (ends) {
        release(outcome);
        return outcome;
    }
    append(event);
    const bool prefixed = !settings_.prefix.empty() && std::string_view(text_).starts_with(settings_.prefix);
    if (++fast_ >= settings_.burst || prefixed) {
        wipe_keys(held_);
        state_ = State::scanning;
    }
    return outcome;
}

WedgeOutcome Wedge::tick(SteadyTime now) {
    WedgeOutcome outcome;
    if (const auto due = deadline(); !due || now < *due) return outcome;
    if (state_ == State::held)
        release(outcome);
    else
        finish(outcome);
    return outcome;
}

std::optional<SteadyTime> Wedge::deadline() const {
    if (state_ == State::idle) return std::nullopt;
    return last_ + (state_ == State::held ? settings_.key_gap : settings_.end_gap);
}

} // namespace cccd::scanner
