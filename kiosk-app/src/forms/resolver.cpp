#include "forms/resolver.hpp"

#include "forms/transforms.hpp"
#include "forms/validators.hpp"

#include <algorithm>

namespace forms {

namespace {

const Field* column_of(const Table& table, const QString& id) {
    const auto found =
        std::find_if(table.columns.begin(), table.columns.end(), [&](const Field& column) { return column.id == id; });
    return found == table.columns.end() ? nullptr : &*found;
}

std::optional<Value> non_empty(const QString& text, Provenance provenance) {
    if (text.isEmpty()) return std::nullopt;
    return Value{text, provenance, false};
}

} // namespace

const RowState* Resolver::row_of(const Place& place) const {
    if (!place.table) return nullptr;
    const auto rows = state_.rows.constFind(place.table->id);
    if (rows == state_.rows.constEnd() || place.row < 0) return nullptr;
    const auto index = static_cast<std::size_t>(place.row);
    return index < rows->size() ? &rows->at(index) : nullptr;
}

std::optional<QString> Resolver::typed(const Field& field, const Table* table, int row) const {
    const auto* state = row_of({table, row});
    const auto& texts = state ? state->typed : state_.typed;
    const auto found = texts.constFind(field.id);
    if (found == texts.constEnd()) return std::nullopt;
    return *found;
}

const Person* Resolver::person_of(const QString& role, const Place& place) const {
    const auto* row = row_of(place);
    if (row && place.table->role == role) return row->person ? &*row->person : nullptr;
    const auto found = state_.persons.constFind(role);
    return found == state_.persons.constEnd() ? nullptr : &*found;
}

std::optional<Value> Resolver::from_person(const Source& source, const Place& place) const {
    const Person* person = person_of(source.role, place);
    return person ? person->value(source.name) : std::nullopt;
}

bool Resolver::asks_issue_date(const Field& field, const Table* table, int row) const {
    for (const auto& source : field.sources) {
        if (!from(source, {table, row})) continue;
        const Person* person = source.kind == Source::Kind::person ? person_of(source.role, {table, row}) : nullptr;
        return person && source.name == key::identity_line && person->lacks_issue_date();
    }
    return false;
}

std::optional<Value> Resolver::reference(const QString& name, const Place& place) const {
    if (const auto dot = name.indexOf(u'.'); dot > 0) {
        if (name.startsWith(u"office.")) {
            return non_empty(context_.office.value(name.mid(dot + 1)), Provenance::derived);
        }
        return from_person({Source::Kind::person, name.left(dot), name.mid(dot + 1)}, place);
    }
    const Field* column = place.table ? column_of(*place.table, name) : nullptr;
    const Field* field = column ? column : form_.field(name);
    const Place where = column ? place : Place{};
    if (!field || !visible(*field, where.table, where.row)) return std::nullopt;
    const Value found = value(*field, where.table, where.row);
    return found.empty() ? std::nullopt : std::optional(found);
}

// A text with {references}: there only when every reference has a value, and as sure as the least sure of them.
std::optional<Value> Resolver::from_pattern(const QString& pattern, const Place& place) const {
    static const QRegularExpression braces(QStringLiteral("\\{([a-z0-9_.]+)\\}"));
    Value result{{}, Provenance::derived, false};
    std::optional<Provenance> least;
    qsizetype end = 0;
    for (auto match = braces.globalMatch(pattern); match.hasNext();) {
        const auto part = match.next();
        const auto found = reference(part.captured(1), place);
        if (!found) return std::nullopt;
        result.text += pattern.mid(end, part.capturedStart() - end) + found->text;
        result.other_person = result.other_person || found->other_person;
        if (found->provenance != Provenance::derived)
            least = std::max(least.value_or(found->provenance), found->provenance);
        end = part.capturedEnd();
    }
    result.text += pattern.mid(end);
    result.provenance = least.value_or(Provenance::derived);
    return result;
}

std::optional<Value> Resolver::from(const Source& source, const Place& place) const {
    switch (source.kind) {
    case Source::Kind::person:
        return from_person(source, place);
    case Source::Kind::constant:
        return non_empty(source.name, Provenance::derived);
    case Source::Kind::office:
        return non_empty(context_.office.value(source.name), Provenance::derived);
    case Source::Kind::today:
        return non_empty(context_.today.toString(QStringLiteral("dd/MM/yyyy")), Provenance::derived);
    case Source::Kind::pattern:
        return from_pattern(source.name, place);
    case Source::Kind::visitor:
        break;
    }
    return std::nullopt;
}

std::optional<Value> Resolver::sourced(const Field& field, const Table* table, int row) const {
    for (const auto& source : field.sources) {
        auto found = from(source, {table, row});
        if (!found) continue;
        found->text = transformed(found->text, field.transforms);
        if (!found->empty()) return found;
    }
    return std::nullopt;
}

AddressCandidates Resolver::candidates(const Field& field, const std::optional<Value>& given) const {
    const bool from_card = given && given->provenance <= Provenance::qr;
    if (!from_card || !field.offers_candidates() || !context_.address_candidates) return {};
    return context_.address_candidates(given->text);
}

const Procedure* Resolver::procedure() const {
    return form_.procedures.empty() ? nullptr : &form_.procedures.at(static_cast<std::size_t>(state_.procedure));
}

std::vector<Text> Resolver::suggestions(const Field& field) const {
    std::vector<Text> texts;
    for (const auto& suggestion : field.suggestions) {
        if (!suggestion.procedure.isEmpty() && (!procedure() || suggestion.procedure != procedure()->code)) continue;
        const auto vi = from_pattern(suggestion.text.vi, {});
        const auto en = from_pattern(suggestion.text.en, {});
        if (!vi || !en) continue;
        texts.push_back({vi->text, en->text});
        for (const auto& today : candidates(field, vi).all) texts.push_back({today.address, today.address});
    }
    return texts;
}

Value Resolver::value(const Field& field, const Table* table, int row) const {
    const auto typed_text = typed(field, table, row);
    const auto given = sourced(field, table, row);
    if (given && typed_text && asks_issue_date(field, table, row)) {
        const bool a_day = read_date(*typed_text).isValid();
        return {a_day ? given->text + issued_on(*typed_text) : given->text, Provenance::typed, given->other_person};
    }
    if (given && !(typed_text && field.editable)) return *given;
    if (!typed_text) return {};
    const QString text = transformed(*typed_text, field.transforms);
    if (given && given->text == text) return *given;
    if (candidates(field, given).contains(text))
        return {text, Provenance::confirmed, given->other_person, given->text, given->provenance};
    return {text, Provenance::typed, false};
}

bool Resolver::met(const Condition& condition, const Table* table, int row) const {
    const auto part_met = [&](const Condition& part) { return met(part, table, row); };
    switch (condition.kind) {
    case Condition::Kind::always:
        return true;
    case Condition::Kind::all:
        return std::all_of(condition.parts.begin(), condition.parts.end(), part_met);
    case Condition::Kind::any:
        return std::any_of(condition.parts.begin(), condition.parts.end(), part_met);
    case Condition::Kind::negation:
        return !met(condition.parts.front(), table, row);
    case Condition::Kind::equals:
    case Condition::Kind::filled:
        break;
    }
    const auto found = condition.field == u"procedure"
                           ? (procedure() ? non_empty(procedure()->code, Provenance::derived) : std::nullopt)
                           : reference(condition.field, {table, row});
    if (condition.kind == Condition::Kind::filled) return found.has_value();
    return condition.values.contains(found ? found->text : QString());
}

bool Resolver::visible(const Field& field, const Table* table, int row) const {
    return met(field.visible_when, table, row);
}

} // namespace forms
