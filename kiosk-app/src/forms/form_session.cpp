#include "forms/form_session.hpp"

#include "forms/resolver.hpp"
#include "forms/validators.hpp"

#include <algorithm>

namespace forms {

namespace {

constexpr std::size_t undo_depth = 100;

/// What a path names: a field, or a column of a table's row.
struct Target {
    const Field* field = nullptr;
    const Table* table = nullptr;
    int row = -1;
};

Target target_of(const FormDefinition& form, const QString& path) {
    const auto parts = path.split(u'/');
    if (parts.size() == 1) return {form.field(path), nullptr, -1};
    const Table* table = parts.size() == 3 ? form.table(parts[0]) : nullptr;
    if (!table) return {};
    bool ok = false;
    const int row = parts[1].toInt(&ok);
    for (const auto& column : table->columns) {
        if (ok && column.id == parts[2]) return {&column, table, row};
    }
    return {};
}

const Table* table_of_role(const FormDefinition& form, const QString& role) {
    const auto found = std::find_if(form.tables.begin(), form.tables.end(),
                                    [&](const Table& table) { return !role.isEmpty() && table.role == role; });
    return found == form.tables.end() ? nullptr : &*found;
}

/// What the persons of a session give to fields and cells, by path: values, and sentences to choose from.
struct Given {
    QMap<QString, QString> values;
    QMap<QString, QStringList> sentences;
};

Given given(const FormDefinition& form, const SessionState& state, const VisitContext& context) {
    Given all;
    const Resolver resolver(form, state, context);
    const auto take = [&](const Field& field, const Table* table, int row) {
        const QString path = table ? cell_path(table->id, row, field.id) : field.id;
        all.values.insert(path, resolver.sourced(field, table, row).value_or(Value{}).text);
        QStringList& sentences = all.sentences[path];
        for (const auto& sentence : resolver.suggestions(field)) sentences << cleaned(field, sentence.vi);
    };
    for (const auto& field : form.fields) take(field, nullptr, -1);
    for (const auto& table : form.tables)
        for (int row = 0; row < static_cast<int>(state.rows.value(table.id).size()); ++row)
            for (const auto& column : table.columns) take(column, &table, row);
    return all;
}

bool visitor_may_type(const Field& field, const std::optional<Value>& given) {
    if (given) return field.editable;
    // What the kiosk works out by itself is not asked from the visitor, unless the form says so.
    return std::any_of(field.sources.begin(), field.sources.end(),
                       [](const Source& source) {
                           return source.kind == Source::Kind::visitor || source.kind == Source::Kind::person;
                       }) ||
           field.editable;
}

} // namespace

bool AddressCandidates::contains(const QString& address) const {
    return std::any_of(all.begin(), all.end(), [&](const Candidate& each) { return each.address == address; });
}

QString cell_path(const QString& table, int row, const QString& column) {
    return QStringLiteral("%1/%2/%3").arg(table, QString::number(row), column);
}

void SessionState::wipe() {
    for (auto& person : persons) person.wipe();
    for (auto& text : typed) forms::wipe(text);
    for (auto& table : rows) {
        for (auto& row : table) {
            if (row.person) row.person->wipe();
            for (auto& text : row.typed) forms::wipe(text);
        }
    }
    *this = {};
}

FormSession::FormSession(FormPointer form, VisitContext context)
    : form_(std::move(form)), context_(std::move(context)), state_(std::make_unique<SessionState>()) {
    for (const auto& table : form_->tables) {
        state_->rows[table.id].resize(static_cast<std::size_t>(table.min_rows));
    }
}

FormSession::~FormSession() {
    wipe();
}

void FormSession::remember() {
    if (past_.size() == undo_depth) {
        past_.front()->wipe();
        past_.erase(past_.begin());
    }
    past_.push_back(std::make_unique<SessionState>(*state_));
}

bool FormSession::can_undo() const {
    return !past_.empty();
}

bool FormSession::undo() {
    if (past_.empty()) return false;
    state_->wipe();
    state_ = std::move(past_.back());
    past_.pop_back();
    return true;
}

void FormSession::forget_steps() {
    for (auto& state : past_) state->wipe();
    past_.clear();
}

void FormSession::wipe() {
    forget_steps();
    state_->wipe();
    for (const auto& table : form_->tables) {
        state_->rows[table.id].resize(static_cast<std::size_t>(table.min_rows));
    }
}

bool FormSession::set_procedure(const QString& code) {
    const auto& all = form_->procedures;
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Procedure& procedure) { return procedure.code == code; });
    if (found == all.end()) return false;
    remember();
    state_->procedure = found - all.begin();
    return true;
}

const Procedure& FormSession::procedure() const {
    static const Procedure none;
    return form_->procedures.empty() ? none : form_->procedures.at(static_cast<std::size_t>(state_->procedure));
}

// What was said about one card's value (a new address for its old one) says nothing about another card's, and what was
// taken over from somebody (the father's place of origin) goes when they do.
template <typename Change> void FormSession::change_persons(Change&& change) {
    const auto before = given(*form_, *state_, context_);
    change();
    const auto typed_at = [&](const QString& path) -> std::pair<QMap<QString, QString>&, QString> {
        const Target target = target_of(*form_, path);
        auto& typed = target.table ? state_->rows[target.table->id].at(static_cast<std::size_t>(target.row)).typed
                                   : state_->typed;
        return {typed, target.field->id};
    };
    const auto values = given(*form_, *state_, context_).values;
    for (auto text = values.constBegin(); text != values.constEnd(); ++text) {
        auto [typed, id] = typed_at(text.key());
        if (before.values.value(text.key()) != *text) typed.remove(id);
    }
    // Looked at once more: a sentence may speak of what was just dropped.
    const auto sentences = given(*form_, *state_, context_).sentences;
    for (auto now = sentences.constBegin(); now != sentences.constEnd(); ++now) {
        auto [typed, id] = typed_at(now.key());
        const QString chosen = typed.value(id);
        if (before.sentences.value(now.key()).contains(chosen) && !now->contains(chosen)) typed.remove(id);
    }
}

// Who stands in other roles as well goes with their card, or stays when it was their own that was read again.
void FormSession::put_person(const QString& role, std::optional<Person> person) {
    auto& persons = state_->persons;
    const auto number = [](const Person& of) { return of.value(key::personal_number).value_or(Value{}).text; };
    const bool same = person && persons.contains(role) && number(persons[role]) == number(*person);
    state_->stand_in.remove(role);
    for (const auto& other : state_->stand_in.keys(role)) {
        put_person(other, same ? person : std::nullopt);
        if (same) state_->stand_in.insert(other, role);
    }
    if (person)
        persons.insert(role, *std::move(person));
    else
        persons.remove(role);
}

bool FormSession::set_person(const QString& role, Person person, int row) {
    const Role* known = form_->role(role);
    if (!known) return false;
    if (!known->holder) person = person.as_other_person();
    const Table* table = table_of_role(*form_, role);
    if (!table) {
        remember();
        change_persons([&] {
            put_person(role, person);
            if (known->holder) place_by_sex(person);
        });
        return true;
    }
    const bool new_row = row < 0 || row >= row_count(table->id);
    if (new_row && row_count(table->id) >= table->max_rows) return false;
    remember();
    auto& rows = state_->rows[table->id];
    if (new_row) rows.emplace_back();
    const auto place = new_row ? rows.size() - 1 : static_cast<std::size_t>(row);
    change_persons([&] { state_->rows[table->id].at(place).person = std::move(person); });
    return true;
}

// Bride or groom: whoever comes first with a card is not asked which of the two.
void FormSession::place_by_sex(const Person& holder) {
    const QString sex = holder.value(key::sex).value_or(Value{}).text;
    for (const auto& role : form_->roles) {
        if (!sex.isEmpty() && role.takes_sex == sex && role.may_be.contains(form_->holder().id)) {
            put_person(role.id, holder);
            state_->stand_in.insert(role.id, form_->holder().id);
        }
    }
}

void FormSession::clear_person(const QString& role, int row) {
    if (!person(role, row)) return;
    remember();
    if (const Table* table = table_of_role(*form_, role)) {
        change_persons([&] { state_->rows[table->id].at(static_cast<std::size_t>(row)).person.reset(); });
    } else {
        change_persons([&] { put_person(role, std::nullopt); });
    }
}

bool FormSession::use_person_of(const QString& role, const QString& other) {
    const Person* source = person(other);
    if (!source || !form_->role(role) || table_of_role(*form_, role)) return false;
    remember();
    change_persons([&] {
        put_person(role, *source);
        state_->stand_in.insert(role, other);
    });
    return true;
}

const Person* FormSession::person(const QString& role, int row) const {
    if (const Table* table = table_of_role(*form_, role)) {
        if (row < 0 || row >= row_count(table->id)) return nullptr;
        const auto& found = (*state_->rows.constFind(table->id)).at(static_cast<std::size_t>(row)).person;
        return found ? &*found : nullptr;
    }
    const auto found = state_->persons.constFind(role);
    return found == state_->persons.constEnd() ? nullptr : &*found;
}

std::vector<RoleView> FormSession::roles() const {
    std::vector<RoleView> views;
    const auto add = [&](const Role& role, const QString& table, int row) {
        RoleView view{role.id, table, row, role.label, role.required, role.holder, false, {}, {}};
        if (const Person* found = person(role.id, row)) {
            view.scanned = true;
            view.name = found->value(key::full_name).value_or(Value{}).text;
        }
        for (const auto& other : role.may_be) {
            if (person(other)) view.may_be << other;
        }
        views.push_back(std::move(view));
    };
    for (const auto& role : form_->roles) {
        const Table* table = table_of_role(*form_, role.id);
        if (!table) {
            add(role, {}, -1);
            continue;
        }
        for (int row = 0; row < row_count(table->id); ++row) add(role, table->id, row);
    }
    return views;
}

std::optional<Text> FormSession::set_text(const QString& path, const QString& text) {
    const Target target = target_of(*form_, path);
    if (!target.field || (target.table && (target.row < 0 || target.row >= row_count(target.table->id)))) {
        return Text{QStringLiteral("Không có mục này."), QStringLiteral("There is no such field.")};
    }
    const Resolver resolver(*form_, *state_, context_);
    const bool day_alone = resolver.asks_issue_date(*target.field, target.table, target.row);
    if (!day_alone && !visitor_may_type(*target.field, resolver.sourced(*target.field, target.table, target.row))) {
        return Text{QStringLiteral("Mục này lấy từ thẻ và không sửa ở đây."),
                    QStringLiteral("This comes from the card and is not changed here.")};
    }
    const Field asked = day_alone ? issue_date_question(*target.field) : *target.field;
    const QString clean = cleaned(asked, text);
    remember();
    auto& texts =
        target.table ? state_->rows[target.table->id].at(static_cast<std::size_t>(target.row)).typed : state_->typed;
    if (clean.isEmpty()) {
        texts.remove(target.field->id);
        return std::nullopt;
    }
    texts.insert(target.field->id, clean);
    // What the card says, or follows from it, need not suit the rules for typing.
    const bool own_words = resolver.value(*target.field, target.table, target.row).provenance == Provenance::typed;
    return own_words ? check(asked, clean, context_.today) : std::nullopt;
}

int FormSession::row_count(const QString& table) const {
    const auto rows = state_->rows.constFind(table);
    return rows == state_->rows.constEnd() ? 0 : static_cast<int>(rows->size());
}

int FormSession::add_row(const QString& table) {
    const Table* known = form_->table(table);
    if (!known || row_count(table) >= known->max_rows) return -1;
    remember();
    state_->rows[table].emplace_back();
    return row_count(table) - 1;
}

void FormSession::remove_row(const QString& table, int row) {
    if (row < 0 || row >= row_count(table)) return;
    remember();
    auto& rows = state_->rows[table];
    rows.erase(rows.begin() + row);
}

} // namespace forms
