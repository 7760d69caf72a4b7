// Forms, consent and number: what comes before the card.
#include "forms/value.hpp"
#include "screens/consent_screen.hpp"
#include "screens/forms_screen.hpp"
#include "screens/identify_screen.hpp"
#include "screens/procedure_screen.hpp"
#include "screens/veil.hpp"

namespace screens {

FormsScreen::FormsScreen(QObject* parent) : QObject(parent), rows_({"formId", "title", "code", "event", "note"}) {}

void FormsScreen::set_query(const QString& query) {
    if (query == query_) return;
    query_ = query;
    emit query_changed();
}

void FormsScreen::chooseFirst() {
    if (!query_.isEmpty() && rows_.count() > 0) emit chosen(rows_.rows().first().first().toString());
}

ProcedureScreen::ProcedureScreen(QObject* parent) : QObject(parent), rows_({"code", "title"}) {}

void ProcedureScreen::show(const QString& form_title, QList<QVariantList> rows) {
    form_title_ = form_title;
    rows_.set_rows(std::move(rows));
    emit changed();
}

ConsentScreen::ConsentScreen(QObject* parent) : QObject(parent), rows_({"title", "detail", "ticked", "needed"}) {}

void ConsentScreen::show(const QString& form_title, const QString& person_label, const QList<Purpose>& purposes) {
    form_title_ = form_title;
    person_label_ = person_label;
    purposes_ = purposes;
    ticks_.resize(purposes.size());
    lay_out();
}

void ConsentScreen::untick() {
    ticks_.fill(false);
    lay_out();
}

bool ConsentScreen::ready() const {
    for (qsizetype i = 0; i < purposes_.size(); ++i)
        if (purposes_[i].needed && !ticks_[i]) return false;
    return !purposes_.isEmpty();
}

void ConsentScreen::toggle(int purpose) {
    if (purpose < 0 || purpose >= ticks_.size()) return;
    ticks_[purpose] = !ticks_[purpose];
    lay_out();
}

void ConsentScreen::agree() {
    if (ready()) emit agreed();
}

void ConsentScreen::lay_out() {
    QList<QVariantList> rows;
    for (qsizetype i = 0; i < purposes_.size(); ++i)
        rows.append({purposes_[i].title, purposes_[i].detail, ticks_[i], purposes_[i].needed});
    if (rows.size() == rows_.count()) // row by row, so that the keyboard focus stays on the box
        for (int i = 0; i < rows.size(); ++i) rows_.set_row(i, rows[i]);
    else
        rows_.set_rows(rows);
    emit changed();
}

IdentifyScreen::~IdentifyScreen() {
    forms::wipe(digits_);
}

QString IdentifyScreen::shown() const {
    QString text;
    for (qsizetype i = 0; i < number_length; ++i) {
        if (i > 0 && i % 3 == 0) text += QChar(0x2002);
        text += i >= digits_.size() ? QChar(0x2013) : hidden(i) ? QChar(0x2022) : digits_[i];
    }
    return text;
}

bool IdentifyScreen::hidden(qsizetype position) const {
    return public_ && !open_ && veiled(position, digits_.size());
}

bool IdentifyScreen::masked() const {
    for (qsizetype i = 0; i < digits_.size(); ++i)
        if (hidden(i)) return true;
    return false;
}

void IdentifyScreen::reveal(bool all) {
    open_ = all;
    emit changed();
}

void IdentifyScreen::set_message(const QString& message) {
    if (message == message_) return;
    message_ = message;
    emit changed();
}

void IdentifyScreen::wipe() {
    forms::wipe(digits_);
    open_ = false;
    message_.clear();
    emit changed();
}

void IdentifyScreen::press(const QString& key) {
    for (const QChar c : key)
        if (c >= u'0' && c <= u'9' && digits_.size() < number_length) digits_ += c;
    message_.clear();
    emit changed();
}

void IdentifyScreen::erase() {
    digits_.chop(1);
    message_.clear();
    emit changed();
}

void IdentifyScreen::clear() {
    wipe();
}

void IdentifyScreen::submit() {
    emit number_given(digits_);
}

} // namespace screens
