#include "services/key_scanner.hpp"

#include <algorithm>
#include <optional>
#include <QCoreApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QWindow>

namespace services {
namespace {

using cccd::scanner::Key;
using cccd::scanner::KeyEvent;
using namespace std::chrono;

/// STX and ETX stand around the data of some scanners: they come as Control and a letter.
bool types(const QString& text) {
    return !text.isEmpty() && (text.at(0).isPrint() || text == u"\x02" || text == u"\x03");
}

Key kind_of(const QKeyEvent& event) {
    switch (event.key()) {
    case Qt::Key_Shift:
    case Qt::Key_CapsLock:
    case Qt::Key_AltGr:
    case Qt::Key_Mode_switch:
        return Key::modifier;
    default:
        break;
    }
    if (event.isAutoRepeat()) return Key::other;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return Key::enter;
    case Qt::Key_Tab:
        return Key::tab;
    case Qt::Key_Backspace:
        return Key::backspace;
    default:
        if (event.text() == u"\r" || event.text() == u"\n") return Key::enter; // Control and a letter, of some scanners
        return types(event.text()) ? Key::text : Key::other;
    }
}

/// Nothing where the event is none of a keyboard.
std::optional<KeyEvent> key_of(const QObject* watched, const QEvent& event) {
    KeyEvent key;
    if (event.type() == QEvent::KeyPress && qobject_cast<const QWindow*>(watched)) {
        const auto& press = static_cast<const QKeyEvent&>(event);
        key.key = kind_of(press);
        if (key.key == Key::text) key.text = press.text().toStdString();
        return key;
    }
    if (event.type() != QEvent::InputMethod) return std::nullopt;
    const auto& input = static_cast<const QInputMethodEvent&>(event);
    key.from_input_method = true;
    key.key = input.commitString().isEmpty() ? Key::other : Key::text;
    key.text = input.commitString().toStdString();
    return key;
}

} // namespace

KeyScanner::KeyScanner(cccd::scanner::WedgeSettings settings, QObject* parent)
    : QObject(parent), wedge_(std::move(settings)) {
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, [this] { take(wedge_.tick(steady_clock::now()), 0); });
}

bool KeyScanner::eventFilter(QObject* watched, QEvent* event) {
    if (sending_) return false;
    auto key = key_of(watched, *event);
    if (!key) return false;
    key->time = time_of(*event);
    key->tag = ++last_tag_;
    held_.push_back({key->tag, watched, std::unique_ptr<QEvent>(event->clone())});
    return take(wedge_.key(*key), key->tag);
}

// The first key of a burst counts from now on, the others from it by the clock of the window system: they were pressed
// when they were pressed, however late a busy machine comes to them.
cccd::SteadyTime KeyScanner::time_of(const QEvent& event) {
    const auto now = steady_clock::now();
    const auto* const input = event.isInputEvent() ? static_cast<const QInputEvent*>(&event) : nullptr;
    if (!input || input->timestamp() == 0) return now;
    const milliseconds pressed(input->timestamp());
    if (!wedge_.deadline()) clock_begin_ = now - pressed;
    return clock_begin_ + pressed;
}

/// Whether the event at hand, of this tag, stays here.
bool KeyScanner::take(cccd::scanner::WedgeOutcome outcome, std::uint64_t current) {
    bool stays = true;
    for (const auto& key : outcome.pass_on) {
        if (key.tag == current)
            stays = false;
        else
            send(key.tag);
    }
    if (outcome.scan) {
        if (outcome.scan->input_method)
            qWarning("scanner: an input method rewrites what the scanner types; it should be switched off");
        emit scanned(QString::fromStdString(outcome.scan->text));
    }
    if (!stays) held_.pop_back();
    if (const auto due = wedge_.deadline()) {
        timer_.start(std::max(milliseconds(0), ceil<milliseconds>(*due - steady_clock::now())));
    } else {
        timer_.stop();
        held_.clear();
    }
    return stays;
}

void KeyScanner::send(std::uint64_t tag) {
    const auto held = std::find_if(held_.begin(), held_.end(), [tag](const Held& one) { return one.tag == tag; });
    if (held == held_.end() || !held->target) return;
    const auto event = std::move(held->event);
    sending_ = true;
    QCoreApplication::sendEvent(held->target, event.get());
    sending_ = false;
}

} // namespace services
