// Forms, people, fields and review.
#include "app/views.hpp"
#include "text/masking.hpp"
#include "text/phrases.hpp"

namespace views {
namespace {

using forms::FieldType;
using screens::FillScreen;

FillScreen::Kind kind_of(FieldType type) {
    switch (type) {
    case FieldType::multiline:
    case FieldType::address:
        return FillScreen::Kind::Multiline;
    case FieldType::digits:
    case FieldType::personal_number:
    case FieldType::phone:
    case FieldType::money:
        return FillScreen::Kind::Digits;
    case FieldType::date:
        return FillScreen::Kind::Date;
    case FieldType::choice:
        return FillScreen::Kind::Choice;
    case FieldType::checkbox:
        return FillScreen::Kind::Checkbox;
    case FieldType::text:
    case FieldType::name:
    case FieldType::email:
        break;
    }
    return FillScreen::Kind::Text;
}

// An address of the card that is older than the communes of today is a question of its own.
void put_address(const forms::FieldView& field, FillScreen::View& view) {
    view.kind = FillScreen::Kind::Address;
    view.required = true; // kept as on the card is an answer too
    view.card_text = field.card_text;
    view.units_since = field.candidates.since;
    view.units_basis = field.candidates.basis;
    if (field.unconfirmed) view.text.clear();
    for (const auto& candidate : field.candidates.all) view.options.append({candidate.address, candidate.unit});
}

// Of an identity paper only the day is asked for that the card keeps off its chip.
void put_issue_date(const forms::FieldView& field, FillScreen::View& view, Language language) {
    const forms::Text day{QStringLiteral("%1: ngày cấp"), QStringLiteral("%1: date of issue")};
    const forms::Text where{QStringLiteral("In ở mặt sau của thẻ; chip không có ngày này."),
                            QStringLiteral("Printed on the back of the card; the chip does not have it.")};
    view.label = day.in(language).arg(view.label);
    view.hint = where.in(language);
    view.text = field.issue_date;
}

QString row_context(const forms::FieldView& field, Language language) {
    if (field.row < 0) return {};
    const forms::Text text{QStringLiteral("Người thứ %1").arg(field.row + 1),
                           QStringLiteral("Person %1").arg(field.row + 1)};
    return text.in(language);
}

QString shown_text(const forms::FieldView& field, const Mask& mask, Language language) {
    for (const auto& option : field.options)
        if (option.value == field.value.text) return option.label.in(language);
    return mask.over(field, field.value.text);
}

QString source_text(const forms::Value& value, Language language) {
    if (value.empty()) return {};
    const QString phrase = forms::provenance_phrase(value.provenance).in(language);
    if (value.card_text.isEmpty()) return phrase;
    const forms::Text card{QStringLiteral("%1. Trên thẻ: %2"), QStringLiteral("%1. On the card: %2")};
    return card.in(language).arg(phrase, value.card_text);
}

} // namespace

QList<QVariantList> form_rows(const std::vector<forms::FormPointer>& all, Language language) {
    QList<QVariantList> rows;
    for (const auto& form : all)
        rows.append({form->id, form->title.in(language), form->code, form->life_event.in(language),
                     form->certainty.mark == QStringLiteral("V") ? QString() : form->certainty.statement.in(language)});
    return rows;
}

QList<QVariantList> procedure_rows(const forms::FormDefinition& form, Language language) {
    QList<QVariantList> rows;
    for (const auto& procedure : form.procedures) rows.append({procedure.code, procedure.title.in(language)});
    return rows;
}

QList<QVariantList> table_rows(const forms::FormSession& session, Language language) {
    QList<QVariantList> rows;
    for (const auto& table : session.form().tables)
        if (!table.role.isEmpty() && session.row_count(table.id) < table.max_rows)
            rows.append({table.id, table.row_label.in(language)});
    return rows;
}

Mask mask_of(const forms::FormSession& session, bool counter) {
    return counter ? Mask{} : Mask{true, session.numbers()};
}

// The clerk's screen masks what is a number by its type alone.
QString Mask::over(const forms::FieldView& field, const QString& text) const {
    if (!on && field.type != FieldType::personal_number) return text;
    return masking::shown(field.type, field.account, text, numbers);
}

FillScreen::View field(const forms::FieldView& field, Position place, const Mask& mask, Language language) {
    FillScreen::View view;
    view.path = field.path;
    view.kind = kind_of(field.type);
    view.label = field.label.in(language);
    view.hint = field.hint.in(language);
    view.context = row_context(field, language);
    view.text = field.value.text;
    view.error = field.error.in(language);
    const forms::Text position{QStringLiteral("Câu %1 / %2").arg(place.index + 1).arg(place.count),
                               QStringLiteral("Question %1 of %2").arg(place.index + 1).arg(place.count)};
    view.position = position.in(language);
    view.required = field.required;
    view.allow_other = field.allow_other;
    view.names = field.type == FieldType::name;
    view.max_length = field.max_length;
    view.year_alone = field.year_alone;
    for (const auto& option : field.options) view.options.append({option.value, option.label.in(language)});
    for (const auto& text : field.suggestions) view.suggestions.append({text.vi, mask.over(field, text.vi)});
    if (!field.candidates.empty()) put_address(field, view);
    if (field.asks_issue_date) put_issue_date(field, view, language);
    // Of what is asked: an identity line that lacks its day is not.
    view.mask_digits = mask.on && field.type == FieldType::personal_number;
    if (const QString shown = mask.over(field, view.text); mask.on && !view.mask_digits && shown != view.text)
        view.masked_text = shown;
    return view;
}

QList<QVariantList> review_rows(const forms::FormSession& session, const Mask& mask, Language language) {
    QList<QVariantList> rows;
    QString heading;
    for (const auto& field : session.fields()) {
        const QString context = row_context(field, language);
        const QString new_heading = context == heading ? QString() : context;
        heading = context;
        const bool wrong = field.missing || field.unconfirmed || !field.error.empty();
        rows.append({field.path, field.number, field.label.in(language), shown_text(field, mask, language),
                     source_text(field.value, language),
                     !field.value.empty() && field.value.provenance == forms::Provenance::chip_verified, field.editable,
                     wrong, new_heading});
    }
    return rows;
}

QList<QVariantList> people_rows(const std::vector<forms::RoleView>& roles, Language language) {
    QList<QVariantList> rows;
    for (const auto& role : roles) {
        QString label = role.label.in(language);
        if (role.row >= 0) label += QStringLiteral(" %1").arg(role.row + 1);
        rows.append(
            {label, role.name, role.scanned, role.holder, !role.may_be.isEmpty() && !role.scanned, role.row >= 0});
    }
    return rows;
}

} // namespace views
