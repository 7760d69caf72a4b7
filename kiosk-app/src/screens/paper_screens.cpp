// People, fields, review and the end: what becomes paper.
#include "screens/done_screen.hpp"
#include "screens/fill_screen.hpp"
#include "screens/people_screen.hpp"
#include "screens/review_screen.hpp"
#include "screens/veil.hpp"

namespace screens {
namespace {

QString digits_of(const QString& text) {
    QString digits;
    for (const QChar c : text)
        if (c >= u'0' && c <= u'9') digits += c;
    return digits;
}

// dd/mm/yyyy while it is being typed: no day begins with 4 to 9 and no month with 2 to 9, so these get their zero.
QString as_date(const QString& text) {
    QString digits = digits_of(text);
    if (!digits.isEmpty() && digits[0] > u'3') digits.prepend(u'0');
    if (digits.size() > 2 && digits[2] > u'1') digits.insert(2, u'0');
    digits.truncate(8);
    QString date = digits.left(2);
    if (digits.size() > 2) date += u'/' + digits.mid(2, 2);
    if (digits.size() > 4) date += u'/' + digits.mid(4);
    return date;
}

bool is_year(const QString& text) {
    return text.size() == 4 && digits_of(text) == text;
}

} // namespace

PeopleScreen::PeopleScreen(QObject* parent)
    : QObject(parent), people_({"label", "name", "scanned", "holder", "reuse", "removable"}),
      tables_({"tableId", "label"}) {}

FillScreen::FillScreen(QObject* parent)
    : QObject(parent), options_({"value", "label"}), suggestions_({"value", "shown"}) {}

void FillScreen::show(View view) {
    const bool another = view.path != view_.path;
    if (another) {
        keys_.begin();
        open_ = unsent_ = false;
    }
    if (unsent_) {
        view.text = view_.text;
        view.masked_text = view_.masked_text;
        view.kind = view_.kind;
        if (view_.error.isEmpty()) view.error.clear();
    }
    view_ = std::move(view);
    if (another) year_only_ = view_.year_alone && is_year(view_.text);
    options_.set_rows(view_.options);
    suggestions_.set_rows(view_.suggestions);
    emit changed();
    if (another) emit field_shown();
}

void FillScreen::leave() {
    if (!open_ && !unsent_) return;
    open_ = unsent_ = false;
    emit changed();
}

void FillScreen::set_error(const QString& error) {
    if (error == view_.error) return;
    view_.error = error;
    emit changed();
}

void FillScreen::set_text(const QString& text, const QString& masked) {
    if (text == view_.text) return;
    view_.text = view_.max_length > 0 ? text.left(view_.max_length) : text;
    view_.masked_text = masked;
    unsent_ = true;
    view_.error.clear();
    emit changed();
}

// What is being typed letter by letter can be read as long as it is typed; what was taken over, and numbers, not.
QString FillScreen::shown() const {
    if (open_) return view_.text;
    if (view_.mask_digits) return veiled(view_.text);
    return view_.masked_text.isEmpty() ? view_.text : view_.masked_text;
}

void FillScreen::reveal(bool all) {
    open_ = all;
    emit changed();
}

void FillScreen::enter(const QString& text) {
    if (view_.kind == Kind::Date) return set_text(year_only_ ? digits_of(text).left(4) : as_date(text));
    if (view_.kind == Kind::Digits) return set_text(digits_of(text));
    set_text(text);
}

void FillScreen::press(const QString& digit) {
    enter(view_.text + digit);
}

bool FillScreen::capital() const {
    return view_.names && (view_.text.isEmpty() || view_.text.endsWith(u' '));
}

void FillScreen::type(const QString& key) {
    for (const QChar c : key) set_text(keys_.press(view_.text, c, static_cast<TypingMethod>(method_)));
}

void FillScreen::switchMethod() {
    method_ = method_ == Method::Telex ? Method::Vni : method_ == Method::Vni ? Method::Plain : Method::Telex;
    keys_.begin();
    emit changed();
}

void FillScreen::askYearOnly(bool only) {
    if (only == year_only_ || !view_.year_alone) return;
    year_only_ = only;
    unsent_ = true;
    view_.text.clear();
    view_.error.clear();
    emit changed();
}

QStringList FillScreen::date_parts() const {
    if (year_only_) return {view_.text};
    const QStringList typed = view_.text.split(u'/');
    return {typed.value(0), typed.value(1), typed.value(2)};
}

void FillScreen::erase() {
    keys_.begin();
    QString text = view_.text;
    if (view_.kind == Kind::Date && text.endsWith(u'/')) text.chop(1);
    text.chop(1);
    enter(text);
}

void FillScreen::choose(const QString& text) {
    if (view_.kind == Kind::Address)
        return emit submitted(view_.path, text); // a card's address may be longer than typed ones
    QString masked;
    for (const auto& row : view_.suggestions)
        if (row.value(0) == text && row.value(1) != text) masked = row.value(1).toString();
    set_text(text, masked);
    if (view_.kind == Kind::Choice) submit();
}

void FillScreen::typeInstead() {
    if (view_.kind != Kind::Address) return;
    view_.kind = Kind::Multiline;
    unsent_ = true;
    if (view_.text.isEmpty()) view_.text = view_.card_text;
    emit changed();
    emit field_shown();
}

ReviewScreen::ReviewScreen(QObject* parent)
    : QObject(parent), rows_({"path", "number", "label", "text", "source", "sure", "editable", "missing", "heading"}) {}

void ReviewScreen::show(const QString& form_title, int open, QList<QVariantList> rows) {
    form_title_ = form_title;
    open_ = open;
    rows_.set_rows(std::move(rows));
    emit changed();
}

void ReviewScreen::set_notice(const QString& notice) {
    if (notice == notice_) return;
    notice_ = notice;
    emit changed();
}

void ReviewScreen::confirm() {
    if (open_ == 0) emit confirmed();
}

void DoneScreen::show(View view) {
    view_ = std::move(view);
    code_index_ = 0;
    emit changed();
}

void DoneScreen::set_print_state(const QString& state, bool trouble) {
    if (state == print_state_) return;
    print_state_ = state;
    print_trouble_ = trouble;
    emit changed();
}

void DoneScreen::set_save_state(const QString& lan, const QString& stick) {
    if (lan == lan_state_ && stick == stick_state_) return;
    lan_state_ = lan;
    stick_state_ = stick;
    emit changed();
}

void DoneScreen::wipe() {
    print_state_.clear();
    lan_state_.clear();
    stick_state_.clear();
    show({});
}

void DoneScreen::turn(int steps) {
    if (view_.codes.isEmpty()) return;
    const int count = code_count();
    code_index_ = ((code_index_ + steps) % count + count) % count;
    emit changed();
}

} // namespace screens
