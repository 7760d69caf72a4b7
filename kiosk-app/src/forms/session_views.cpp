// What a session shows: the fields for the screen, what is still open, the finished form.
#include "forms/form_session.hpp"
#include "forms/resolver.hpp"
#include "forms/validators.hpp"

#include <algorithm>

namespace forms {

namespace {

QString role_of(const Field& field) {
    for (const auto& source : field.sources) {
        if (source.kind == Source::Kind::person) return source.role;
    }
    return {};
}

/// Typed values keep to every rule; a card's value only has to suit the form's ages.
Text problem_of(const Field& field, const Value& value, QDate today) {
    if (value.empty()) return {};
    if (value.provenance == Provenance::typed) return check(field, value.text, today).value_or(Text{});
    const bool ages = field.type == FieldType::date && (field.rules.min_age || field.rules.max_age);
    return ages && read_date(value.text).isValid() ? check(field, value.text, today).value_or(Text{}) : Text{};
}

void ask_issue_date(FieldView& view, const Field& field, const QString& typed, QDate today) {
    const Field question = issue_date_question(field);
    view.asks_issue_date = true;
    view.issue_date = typed;
    view.type = question.type;
    view.max_length = length_limit(question);
    view.editable = true;
    view.missing = question.required && typed.isEmpty();
    view.error = typed.isEmpty() ? Text{} : check(question, typed, today).value_or(Text{});
}

bool asks_visitor(const Field& field) {
    return std::any_of(field.sources.begin(), field.sources.end(), [](const Source& source) {
        return source.kind == Source::Kind::visitor || source.kind == Source::Kind::person;
    });
}

} // namespace

template <typename Visit> void FormSession::each_visible(Visit&& visit) const {
    const Resolver resolver(*form_, *state_, context_);
    for (const auto& field : form_->fields) {
        if (resolver.visible(field)) visit(field, nullptr, -1);
    }
    for (const auto& table : form_->tables) {
        if (!resolver.met(table.visible_when)) continue;
        for (int row = 0; row < row_count(table.id); ++row) {
            for (const auto& column : table.columns) {
                if (resolver.visible(column, &table, row)) visit(column, &table, row);
            }
        }
    }
}

FieldView FormSession::view(const Field& field, const Table* table, int row) const {
    const Resolver resolver(*form_, *state_, context_);
    const auto given = resolver.sourced(field, table, row);
    FieldView result;
    result.path = table ? cell_path(table->id, row, field.id) : field.id;
    result.table = table ? table->id : QString();
    result.row = row;
    result.role = role_of(field);
    result.number = field.number;
    result.label = field.label;
    result.hint = field.hint;
    result.type = field.type;
    result.options = field.options;
    result.allow_other = field.allow_other;
    result.suggestions = resolver.suggestions(field);
    result.max_length = length_limit(field);
    result.year_alone = field.type == FieldType::date && field.rules.year_alone;
    result.required = field.required;
    result.sensitive = field.sensitive;
    result.account = field.account;
    result.editable = field.editable || (!given && asks_visitor(field));
    result.value = resolver.value(field, table, row);
    result.missing = field.required && result.value.empty();
    result.error = problem_of(field, result.value, context_.today);
    result.candidates = resolver.candidates(field, given);
    if (!result.candidates.empty()) result.card_text = given->text;
    result.unconfirmed = !result.candidates.empty() && !resolver.typed(field, table, row);
    if (resolver.asks_issue_date(field, table, row))
        ask_issue_date(result, field, resolver.typed(field, table, row).value_or(QString()), context_.today);
    return result;
}

std::vector<FieldView> FormSession::fields() const {
    std::vector<FieldView> views;
    each_visible([&](const Field& field, const Table* table, int row) { views.push_back(view(field, table, row)); });
    return views;
}

std::optional<FieldView> FormSession::field(const QString& path) const {
    for (auto& found : fields()) {
        if (found.path == path) return found;
    }
    return std::nullopt;
}

QStringList FormSession::numbers() const {
    QStringList all;
    const auto take = [&](const Person& person) {
        for (const QString& name : {key::personal_number, key::old_number})
            if (const auto number = person.value(name)) all << number->text;
    };
    for (const auto& person : state_->persons) take(person);
    for (const auto& rows : state_->rows)
        for (const auto& row : rows)
            if (row.person) take(*row.person);
    for (const auto& shown : fields())
        if (shown.type == FieldType::personal_number && !shown.value.empty()) all << shown.value.text;
    all.removeDuplicates();
    return all;
}

QStringList FormSession::open_paths() const {
    QStringList paths;
    for (const auto& shown : fields()) {
        if (shown.missing || shown.unconfirmed || !shown.error.empty()) paths << shown.path;
    }
    return paths;
}

FilledForm FormSession::filled() const {
    const Resolver resolver(*form_, *state_, context_);
    FilledForm result{form_, procedure(), context_.today, context_.office, {}, {}, {}, {}, {}, false};
    each_visible([&](const Field& field, const Table* table, int row) {
        Value value = resolver.value(field, table, row);
        if (value.empty()) return;
        result.values.push_back({table ? cell_path(table->id, row, field.id) : field.id, field.id, std::move(value)});
    });
    for (const auto& table : form_->tables) result.rows.insert(table.id, row_count(table.id));
    for (const auto& field : form_->fields) {
        if (!resolver.visible(field)) result.hidden.insert(field.id);
    }
    for (const auto& table : form_->tables) {
        if (!resolver.met(table.visible_when)) result.hidden.insert(table.id);
    }
    for (auto person = state_->persons.constBegin(); person != state_->persons.constEnd(); ++person) {
        result.demo = result.demo || person->demo;
    }
    for (const auto& rows : state_->rows) {
        for (const auto& row : rows) result.demo = result.demo || (row.person && row.person->demo);
    }
    if (const Person* holder = person(form_->holder().id); holder && form_->needs_portrait()) {
        result.portrait = holder->portrait;
        result.portrait_provenance = holder->portrait_provenance;
    }
    return result;
}

const Value* FilledForm::value(const QString& path) const {
    const auto found =
        std::find_if(values.begin(), values.end(), [&](const FilledField& field) { return field.path == path; });
    return found == values.end() ? nullptr : &found->value;
}

QString FilledForm::text(const QString& path) const {
    const auto* found = value(path);
    return found ? found->text : QString();
}

bool FilledForm::met(const Condition& condition) const {
    const auto part_met = [&](const Condition& part) { return met(part); };
    switch (condition.kind) {
    case Condition::Kind::all:
        return std::all_of(condition.parts.begin(), condition.parts.end(), part_met);
    case Condition::Kind::any:
        return std::any_of(condition.parts.begin(), condition.parts.end(), part_met);
    case Condition::Kind::negation:
        return !met(condition.parts.front());
    case Condition::Kind::filled:
        return value(condition.field) != nullptr;
    case Condition::Kind::equals:
        return condition.values.contains(condition.field == u"procedure" ? procedure.code : text(condition.field));
    case Condition::Kind::always:
        break;
    }
    return true;
}

void FilledForm::wipe() {
    for (auto& field : values) {
        forms::wipe(field.value.text);
        forms::wipe(field.value.card_text);
    }
    *this = {};
}

} // namespace forms
