#include "screens/admin_screen.hpp"

#include "forms/value.hpp"

namespace screens {
namespace {

constexpr qsizetype longest_pin = 12;

} // namespace

AdminScreen::AdminScreen(QObject* parent) : QObject(parent), rows_({"heading", "label", "text", "tone"}) {}

AdminScreen::~AdminScreen() {
    forms::wipe(pin_);
}

void AdminScreen::show(QList<QVariantList> rows) {
    rows_.set_rows(std::move(rows));
}

void AdminScreen::set_open(bool open) {
    if (open == open_) return;
    open_ = open;
    emit changed();
}

void AdminScreen::set_message(const QString& message) {
    if (message == message_) return;
    message_ = message;
    emit changed();
}

void AdminScreen::wipe() {
    forms::wipe(pin_);
    message_.clear();
    rows_.set_rows({});
    open_ = testing_ = false;
    emit changed();
}

QString AdminScreen::take_pin() {
    QString pin = std::exchange(pin_, {});
    emit changed();
    return pin;
}

void AdminScreen::press(const QString& digits) {
    for (const QChar c : digits)
        if (!open_ && c >= u'0' && c <= u'9' && pin_.size() < longest_pin) pin_ += c;
    message_.clear();
    emit changed();
}

void AdminScreen::erase() {
    pin_.chop(1);
    emit changed();
}

void AdminScreen::clear() {
    forms::wipe(pin_);
    emit changed();
}

void AdminScreen::test(bool on) {
    testing_ = on && open_;
    emit changed();
}

} // namespace screens
