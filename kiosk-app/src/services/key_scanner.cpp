#include "services/key_scanner.hpp"

#include "forms/value.hpp"

#include <QCoreApplication>
#include <QWindow>

namespace services {
namespace {

constexpr int burst_gap_ms = 45;           // people do not type faster, scanners do
constexpr qsizetype surely_a_scanner = 10; // nobody types so many without a gap: its pauses may be longer then
constexpr int scanner_gap_ms = 250;
constexpr int bars_of_a_card = 6;   // seven parts (card.md §5)
constexpr qsizetype longest = 2000; // what no code of a card reaches

// A scanner presses Shift for each bar and each capital: that ends no burst.
bool is_modifier(int key) {
    return key == Qt::Key_Shift || key == Qt::Key_CapsLock || key == Qt::Key_AltGr || key == Qt::Key_Mode_switch;
}

} // namespace

KeyScanner::KeyScanner(QObject* parent) : QObject(parent) {
    pause_.setSingleShot(true);
    pause_.setInterval(burst_gap_ms);
    connect(&pause_, &QTimer::timeout, this, [this] {
        // On a busy machine keys may already wait behind this timer: they come first.
        if (pause_.interval() != 0) return pause_.start(0);
        release();
    });
}

KeyScanner::~KeyScanner() {
    forget();
}

bool KeyScanner::eventFilter(QObject* watched, QEvent* event) {
    if (releasing_ || event->type() != QEvent::KeyPress || !qobject_cast<QWindow*>(watched)) return false;
    return hold(watched, *static_cast<QKeyEvent*>(event));
}

bool KeyScanner::hold(QObject* target, const QKeyEvent& key) {
    if (is_modifier(key.key())) return false;
    const bool ends = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter || key.key() == Qt::Key_Tab;
    if (ends && is_scan()) {
        emit scanned(text_);
        forget();
        return true;
    }
    const bool types = !key.text().isEmpty() && key.text().at(0).isPrint() && text_.size() < longest;
    if (!types) { // order is kept: what was held goes first
        release();
        return false;
    }
    held_.push_back({target, std::unique_ptr<QKeyEvent>(key.clone())});
    text_ += key.text();
    pause_.start(text_.size() < surely_a_scanner ? burst_gap_ms : scanner_gap_ms);
    return true;
}

bool KeyScanner::is_scan() const {
    return text_.count(u'|') >= bars_of_a_card;
}

void KeyScanner::release() {
    pause_.stop();
    if (is_scan()) { // a scanner that sends no line end
        emit scanned(text_);
        return forget();
    }
    releasing_ = true;
    for (const auto& held : held_)
        if (held.target) QCoreApplication::sendEvent(held.target, held.event.get());
    releasing_ = false;
    forget();
}

void KeyScanner::forget() {
    pause_.stop();
    held_.clear();
    forms::wipe(text_);
}

} // namespace services
