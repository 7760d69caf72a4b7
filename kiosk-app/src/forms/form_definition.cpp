#include "forms/form_definition.hpp"

#include <algorithm>

namespace forms {

namespace {

template <typename Items> auto find_by_id(const Items& items, const QString& id) -> decltype(items.data()) {
    const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

/// The data group that holds a value. Names with diacritics, places and family stand in DG13 alone; the portrait in
/// DG2.
int group_of(const QString& value_name) {
    if (value_name == key::portrait) return 2;
    const QStringList in_mrz{key::personal_number, key::birth_date, key::sex, key::nationality, key::expiry_date};
    return in_mrz.contains(value_name) ? 1 : 13;
}

/// Issuer and document name are derived from the kind of card and stand in no data group.
bool on_chip(const QString& value_name) {
    return value_name != key::issuer && value_name != key::document_name;
}

void collect(const Source& source, const QString& role, QStringList& names) {
    const auto take = [&](const QString& name) {
        if (name == key::identity_line) {
            names << key::personal_number << key::issue_date << key::issuer << key::document_name;
        } else {
            names << name;
        }
    };
    if (source.kind == Source::Kind::person && source.role == role) take(source.name);
    if (source.kind != Source::Kind::pattern) return;
    static const QRegularExpression reference(QStringLiteral("\\{([a-z][a-z0-9_]*)\\.([a-z_]+)\\}"));
    for (auto match = reference.globalMatch(source.name); match.hasNext();) {
        const auto part = match.next();
        if (part.captured(1) == role) take(part.captured(2));
    }
}

} // namespace

const Field* FormDefinition::field(const QString& field_id) const {
    return find_by_id(fields, field_id);
}

const Table* FormDefinition::table(const QString& table_id) const {
    return find_by_id(tables, table_id);
}

const Role* FormDefinition::role(const QString& role_id) const {
    return find_by_id(roles, role_id);
}

const Role& FormDefinition::holder() const {
    const auto found = std::find_if(roles.begin(), roles.end(), [](const Role& role) { return role.holder; });
    return found == roles.end() ? roles.front() : *found;
}

QStringList FormDefinition::values_of(const QString& role_id) const {
    QStringList names;
    const auto collect_field = [&](const Field& item) {
        for (const auto& source : item.sources) collect(source, role_id, names);
        for (const auto& suggestion : item.suggestions) {
            collect({Source::Kind::pattern, {}, suggestion.text.vi}, role_id, names);
        }
    };
    for (const auto& item : fields) collect_field(item);
    for (const auto& item : tables) {
        for (const auto& column : item.columns) collect_field(column);
    }
    return names;
}

QStringList FormDefinition::wanted_values(const QString& role_id) const {
    QStringList names = values_of(role_id);
    // Who stands in this role may stand in another one too, and the card is read once.
    for (const auto& other : roles) {
        if (!other.may_be.contains(role_id)) continue;
        names += values_of(other.id);
        if (!other.takes_sex.isEmpty()) names << key::sex;
    }
    if (role_id == holder().id && needs_portrait()) names << key::portrait;
    names.removeDuplicates();
    return names;
}

std::set<int> FormDefinition::wanted_groups(const QString& role_id) const {
    std::set<int> groups{1};
    for (const auto& name : wanted_values(role_id)) {
        if (on_chip(name)) groups.insert(group_of(name));
    }
    return groups;
}

bool FormDefinition::valid_on(QDate day) const {
    return day >= valid_from && (valid_until.isNull() || day <= valid_until);
}

bool FormDefinition::needs_portrait() const {
    return std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
        return block.kind == Block::Kind::photo && block.field == u"portrait";
    });
}

bool FormDefinition::offers_candidates() const {
    const auto offers = [](const Field& field) { return field.offers_candidates(); };
    return std::any_of(fields.begin(), fields.end(), offers) ||
           std::any_of(tables.begin(), tables.end(), [&](const Table& table) {
               return std::any_of(table.columns.begin(), table.columns.end(), offers);
           });
}

} // namespace forms
