#include "classify.hpp"

#include <cccd/scanner.hpp>
#include <utility>

namespace cccd::scanner {

namespace {

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
    silent_.reset();
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
        auto scan = classify(std::string(without_marks(text_, settings_.prefix, settings_.suffix)));
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

void Wedge::end_by_silence(WedgeOutcome& outcome) {
    if (state_ == State::held)
        release(outcome);
    else
        finish(outcome);
}

WedgeOutcome Wedge::key(const KeyEvent& event) {
    WedgeOutcome outcome;
    silent_.reset();
    // A scanner that sends CR and LF presses Enter twice; the second one must press no button.
    const auto finished = std::exchange(finished_, std::nullopt);
    const bool ends = event.key == Key::enter || event.key == Key::tab;
    if (ends && finished && event.time < *finished + settings_.key_gap) return outcome;
    if (event.key == Key::other && state_ == State::held) release(outcome); // the order of a person's keys is kept
    if (event.key == Key::other || event.key == Key::modifier || (state_ == State::idle && event.key != Key::text)) {
        outcome.pass_on.push_back(event);
        return outcome;
    }
    if (state_ == State::scanning || state_ == State::line_ended)
        scan_key(event, outcome);
    else
        hold_key(event, outcome);
    last_ = event.time;
    return outcome;
}

void Wedge::scan_key(const KeyEvent& event, WedgeOutcome& outcome) {
    if (event.key != Key::enter && event.key != Key::tab) {
        state_ = State::scanning;
        return append(event);
    }
    // A zone has two or three lines, and the scanner ends each of them.
    if (zone_goes_on(without_marks(text_, settings_.prefix, {}))) {
        text_ += '\n';
        state_ = State::line_ended;
        return;
    }
    finish(outcome);
    finished_ = event.time;
}

/// Held keys: fast ones make a scan; the end of a line before that was a person's. A pause that tick() did not see
/// parts nothing: only the count of fast keys begins anew.
void Wedge::hold_key(const KeyEvent& event, WedgeOutcome& outcome) {
    held_.push_back(event);
    state_ = State::held;
    if (event.key == Key::enter || event.key == Key::tab) return release(outcome);
    append(event);
    if (event.time >= last_ + settings_.key_gap) fast_ = 0;
    const bool prefixed = !settings_.prefix.empty() && std::string_view(text_).starts_with(settings_.prefix);
    if (++fast_ < settings_.burst && !prefixed) return;
    wipe_keys(held_);
    state_ = State::scanning;
}

WedgeOutcome Wedge::tick(SteadyTime now) {
    WedgeOutcome outcome;
    const auto due = deadline();
    if (!due || now < *due) return outcome;
    if (silent_ || settings_.look_again.count() == 0)
        end_by_silence(outcome);
    else
        silent_ = now;
    return outcome;
}

std::optional<SteadyTime> Wedge::deadline() const {
    if (state_ == State::idle) return std::nullopt;
    if (silent_) return *silent_ + settings_.look_again;
    return last_ + (state_ == State::held ? settings_.key_gap : settings_.end_gap);
}

} // namespace cccd::scanner
