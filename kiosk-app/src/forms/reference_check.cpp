// What the schema cannot say of a form: every name used must exist, and fields only look back, never ahead.
#include "forms/form_reader.hpp"

#include <QSet>

namespace forms {

namespace {

const QStringList& person_values() {
    static const QStringList names{key::full_name,
                                   key::personal_number,
                                   key::birth_date,
                                   key::sex,
                                   key::nationality,
                                   key::ethnicity,
                                   key::religion,
                                   key::place_of_origin,
                                   key::place_of_residence,
                                   key::identification_marks,
                                   key::issue_date,
                                   key::expiry_date,
                                   key::father_name,
                                   key::mother_name,
                                   key::spouse_name,
                                   key::old_number,
                                   key::issuer,
                                   key::document_name,
                                   key::identity_line};
    return names;
}

class Checker {
public:
    explicit Checker(const FormDefinition& form) : form_(form) {}

    QStringList run() {
        check_dates();
        check_roles();
        QSet<QString> seen{QStringLiteral("procedure")};
        check_unique(form_.fields, QStringLiteral("/fields/"));
        for (const auto& field : form_.fields) check_field(field, seen, QStringLiteral("/fields/"));
        for (const auto& table : form_.tables) check_table(table, seen);
        for (std::size_t index = 0; index < form_.blocks.size(); ++index) {
            check_block(form_.blocks[index], QStringLiteral("/print/%1").arg(index), seen);
        }
        return findings_;
    }

private:
    void complain(const QString& where, const QString& what) { findings_ << where + QStringLiteral(": ") + what; }

    void check_dates() {
        if (!form_.valid_from.isValid()) complain(QStringLiteral("/valid_from"), QStringLiteral("not a date"));
        if (form_.valid_until.isValid() && form_.valid_until < form_.valid_from) {
            complain(QStringLiteral("/valid_until"), QStringLiteral("before valid_from"));
        }
    }

    void check_roles() {
        int holders = 0;
        QSet<QString> seen;
        for (const auto& role : form_.roles) {
            if (seen.contains(role.id)) complain(QStringLiteral("/roles"), QStringLiteral("id used twice: ") + role.id);
            seen.insert(role.id);
            holders += role.holder ? 1 : 0;
            for (const auto& other : role.may_be) {
                if (!form_.role(other))
                    complain(QStringLiteral("/roles/") + role.id, QStringLiteral("no role ") + other);
            }
        }
        if (holders != 1) complain(QStringLiteral("/roles"), QStringLiteral("exactly one role is the holder"));
    }

    void check_person_value(const QString& role, const QString& name, const QString& where) {
        if (!form_.role(role)) complain(where, QStringLiteral("no role ") + role);
        if (!person_values().contains(name)) complain(where, QStringLiteral("a card has no value ") + name);
    }

    void check_pattern(const QString& pattern, const QString& where, const QSet<QString>& seen) {
        static const QRegularExpression braces(QStringLiteral("\\{([^}]*)\\}"));
        for (auto match = braces.globalMatch(pattern); match.hasNext();) {
            const QString name = match.next().captured(1);
            if (name.startsWith(u"office.")) continue;
            if (name.contains(u'.')) {
                check_person_value(name.section(u'.', 0, 0), name.section(u'.', 1), where);
            } else if (!seen.contains(name)) {
                complain(where, QStringLiteral("no field before this one is called ") + name);
            }
        }
    }

    void check_condition(const Condition& condition, const QString& where, const QSet<QString>& seen) {
        for (const auto& part : condition.parts) check_condition(part, where, seen);
        const bool names_field = condition.kind == Condition::Kind::equals || condition.kind == Condition::Kind::filled;
        if (names_field && !seen.contains(condition.field)) {
            complain(where, QStringLiteral("visible_when: no field before this one is called ") + condition.field);
        }
    }

    void check_field(const Field& field, QSet<QString>& seen, const QString& parent) {
        const QString where = parent + field.id;
        check_condition(field.visible_when, where, seen);
        for (const auto& source : field.sources) {
            if (source.kind == Source::Kind::person) check_person_value(source.role, source.name, where);
            if (source.kind == Source::Kind::pattern) check_pattern(source.name, where, seen);
        }
        for (const auto& suggestion : field.suggestions) {
            check_pattern(suggestion.text.vi, where, seen);
            check_pattern(suggestion.text.en, where, seen);
        }
        if (field.offers_candidates() && field.type != FieldType::address)
            complain(where, QStringLiteral("address_candidates is for the type address"));
        if (field.offers_candidates() && !field.editable && field.sources.front().kind == Source::Kind::person)
            complain(where, QStringLiteral("address_candidates needs editable: the visitor chooses"));
        if (field.type == FieldType::choice && field.options.empty())
            complain(where, QStringLiteral("a choice needs options"));
        if (!field.rules.pattern.isValid()) complain(where, QStringLiteral("pattern: not a regular expression"));
        seen.insert(field.id);
    }

    void check_table(const Table& table, const QSet<QString>& seen_before) {
        const QString where = QStringLiteral("/tables/") + table.id;
        check_condition(table.visible_when, where, seen_before);
        if (!table.role.isEmpty() && !form_.role(table.role)) complain(where, QStringLiteral("no role ") + table.role);
        if (table.min_rows > table.max_rows) complain(where, QStringLiteral("min_rows above max_rows"));
        if (!table.widths.empty() && table.widths.size() != table.columns.size()) {
            complain(where, QStringLiteral("as many widths as columns, please"));
        }
        check_unique(table.columns, where + u'/');
        QSet<QString> seen = seen_before; // a column may bear the name of a field, and then means itself
        for (const auto& column : table.columns) check_field(column, seen, where + u'/');
    }

    void check_unique(const std::vector<Field>& fields, const QString& parent) {
        QSet<QString> used;
        for (const auto& field : fields) {
            if (used.contains(field.id)) complain(parent + field.id, QStringLiteral("id used twice"));
            used.insert(field.id);
        }
    }

    void check_known_field(const QString& id, const QString& where) {
        if (!id.isEmpty() && !form_.field(id)) complain(where, QStringLiteral("no field ") + id);
    }

    void check_block(const Block& block, const QString& where, const QSet<QString>& seen) {
        check_condition(block.visible_when, where, seen);
        if (block.kind != Block::Kind::photo) check_known_field(block.field, where);
        for (const auto& row : block.rows) {
            for (const auto& id : row) check_known_field(id, where);
        }
        check_pattern(block.text, where, seen);
        check_pattern(block.subtitle, where, seen);
        for (const auto& signature : block.signatures) check_pattern(signature.name, where, seen);
        const bool is_table = block.kind == Block::Kind::table;
        if (is_table && !form_.table(block.table)) complain(where, QStringLiteral("no table ") + block.table);
        const bool is_columns = block.kind == Block::Kind::columns;
        if (is_columns && static_cast<qsizetype>(block.rows.size()) != block.row_labels.size()) {
            complain(where, QStringLiteral("as many row_labels as rows, please"));
        }
        const bool wants_rows = block.kind == Block::Kind::items || is_columns;
        if (wants_rows && block.rows.empty()) complain(where, QStringLiteral("rows are missing"));
    }

    const FormDefinition& form_;
    QStringList findings_;
};

} // namespace

QStringList reference_findings(const FormDefinition& form) {
    return Checker(form).run();
}

} // namespace forms
