#include "forms/form_reader.hpp"

#include <QJsonArray>

namespace forms {

namespace {

Text read_text(const QJsonValue& json) {
    return {json[u"vi"].toString(), json[u"en"].toString()};
}

QStringList read_strings(const QJsonValue& json) {
    QStringList strings;
    for (const auto& item : json.toArray()) strings << item.toString();
    return strings;
}

std::vector<double> read_numbers(const QJsonValue& json) {
    std::vector<double> numbers;
    for (const auto& item : json.toArray()) numbers.push_back(item.toDouble());
    return numbers;
}

template <typename Item, typename Read> std::vector<Item> read_list(const QJsonValue& json, Read read) {
    std::vector<Item> items;
    for (const auto& item : json.toArray()) items.push_back(read(item));
    return items;
}

FieldType read_type(const QString& name) {
    static const QMap<QString, FieldType> types{{QStringLiteral("multiline"), FieldType::multiline},
                                                {QStringLiteral("name"), FieldType::name},
                                                {QStringLiteral("date"), FieldType::date},
                                                {QStringLiteral("digits"), FieldType::digits},
                                                {QStringLiteral("personal_number"), FieldType::personal_number},
                                                {QStringLiteral("phone"), FieldType::phone},
                                                {QStringLiteral("email"), FieldType::email},
                                                {QStringLiteral("choice"), FieldType::choice},
                                                {QStringLiteral("checkbox"), FieldType::checkbox},
                                                {QStringLiteral("money"), FieldType::money},
                                                {QStringLiteral("address"), FieldType::address}};
    return types.value(name, FieldType::text);
}

Block::Kind read_kind(const QString& name) {
    using Kind = Block::Kind;
    static const QMap<QString, Kind> kinds{
        {QStringLiteral("title"), Kind::title},         {QStringLiteral("addressee"), Kind::addressee},
        {QStringLiteral("section"), Kind::section},     {QStringLiteral("text"), Kind::text},
        {QStringLiteral("table"), Kind::table},         {QStringLiteral("columns"), Kind::columns},
        {QStringLiteral("date_line"), Kind::date_line}, {QStringLiteral("signatures"), Kind::signatures},
        {QStringLiteral("notes"), Kind::notes},         {QStringLiteral("photo"), Kind::photo},
        {QStringLiteral("space"), Kind::space}};
    return kinds.value(name, Kind::items);
}

Source read_source(const QString& text) {
    const auto after = [&](qsizetype length) { return text.mid(length); };
    if (text == u"visitor") return {Source::Kind::visitor, {}, {}};
    if (text == u"today") return {Source::Kind::today, {}, {}};
    if (text.startsWith(u"constant:")) return {Source::Kind::constant, {}, after(9)};
    if (text.startsWith(u"pattern:")) return {Source::Kind::pattern, {}, after(8)};
    if (text.startsWith(u"office.")) return {Source::Kind::office, {}, after(7)};
    return {Source::Kind::person, text.section(u'.', 0, 0), text.section(u'.', 1)};
}

std::vector<Source> read_sources(const QJsonValue& json) {
    if (json.isString()) return {read_source(json.toString())};
    return read_list<Source>(json, [](const QJsonValue& item) { return read_source(item.toString()); });
}

std::vector<Condition> read_parts(const QJsonValue& json);

Condition read_condition(const QJsonValue& json) {
    using Kind = Condition::Kind;
    const QString field = json[u"field"].toString();
    if (json[u"all"].isArray()) return {Kind::all, {}, {}, read_parts(json[u"all"])};
    if (json[u"any"].isArray()) return {Kind::any, {}, {}, read_parts(json[u"any"])};
    if (json[u"not"].isObject()) return {Kind::negation, {}, {}, {read_condition(json[u"not"])}};
    if (json[u"equals"].isString()) return {Kind::equals, field, {json[u"equals"].toString()}, {}};
    if (json[u"in"].isArray()) return {Kind::equals, field, read_strings(json[u"in"]), {}};
    if (!json[u"filled"].isBool()) return {};
    const Condition filled{Kind::filled, field, {}, {}};
    return json[u"filled"].toBool() ? filled : Condition{Kind::negation, {}, {}, {filled}};
}

std::vector<Condition> read_parts(const QJsonValue& json) {
    return read_list<Condition>(json, [](const QJsonValue& item) { return read_condition(item); });
}

template <typename Number> std::optional<Number> read_optional(const QJsonValue& json) {
    return json.isDouble() ? std::optional(static_cast<Number>(json.toDouble())) : std::nullopt;
}

Rules read_rules(const QJsonValue& json) {
    Rules rules;
    if (json[u"pattern"].isString()) {
        rules.pattern = QRegularExpression(QRegularExpression::anchoredPattern(json[u"pattern"].toString()),
                                           QRegularExpression::UseUnicodePropertiesOption);
    }
    rules.min_length = json[u"min_length"].toInt();
    rules.max_length = json[u"max_length"].toInt();
    rules.minimum = read_optional<double>(json[u"minimum"]);
    rules.maximum = read_optional<double>(json[u"maximum"]);
    rules.not_in_future = json[u"not_in_future"].toBool();
    rules.not_in_past = json[u"not_in_past"].toBool();
    rules.year_alone = json[u"year_alone"].toBool();
    rules.min_age = read_optional<int>(json[u"min_age"]);
    rules.max_age = read_optional<int>(json[u"max_age"]);
    rules.message = read_text(json[u"message"]);
    return rules;
}

Option read_option(const QJsonValue& json) {
    const QString value = json[u"value"].toString();
    return {value, {json[u"vi"].toString(value), json[u"en"].toString()}};
}

Field read_field(const QJsonValue& json) {
    Field field;
    field.id = json[u"id"].toString();
    field.number = json[u"number"].toString();
    field.label = read_text(json[u"label"]);
    field.print_label = json[u"print_label"].toString(field.label.vi);
    field.hint = read_text(json[u"hint"]);
    field.type = read_type(json[u"type"].toString());
    field.sources = read_sources(json[u"source"]);
    field.transforms = read_strings(json[u"transform"]);
    field.rules = read_rules(json[u"validator"]);
    field.required = json[u"required"].toBool();
    field.editable = json[u"editable"].toBool();
    field.visible_when = read_condition(json[u"visible_when"]);
    field.options = read_list<Option>(json[u"options"], read_option);
    field.allow_other = json[u"allow_other"].toBool();
    field.suggestions = read_list<Suggestion>(json[u"suggestions"], [](const QJsonValue& item) {
        return Suggestion{read_text(item), item[u"procedure"].toString()};
    });
    field.retention = json[u"retention"].toString() == u"paper_only" ? Retention::paper_only : Retention::visit;
    field.sensitive = json[u"sensitive"].toBool();
    field.account = json[u"account"].toBool();
    return field;
}

std::vector<Field> read_fields(const QJsonValue& json) {
    return read_list<Field>(json, read_field);
}

Role read_role(const QJsonValue& json) {
    return {json[u"id"].toString(),   read_text(json[u"label"]),     json[u"required"].toBool(),
            json[u"holder"].toBool(), read_strings(json[u"may_be"]), json[u"takes_sex"].toString()};
}

Table read_table(const QJsonValue& json) {
    return {json[u"id"].toString(),        json[u"number"].toString(),
            read_text(json[u"label"]),     read_text(json[u"row_label"]),
            json[u"role"].toString(),      json[u"min_rows"].toInt(0),
            json[u"max_rows"].toInt(20),   read_fields(json[u"columns"]),
            read_numbers(json[u"widths"]), read_condition(json[u"visible_when"])};
}

QStringList read_row(const QJsonValue& json) {
    return json.isString() ? QStringList{json.toString()} : read_strings(json);
}

Block read_block(const QJsonValue& json) {
    Block block;
    block.kind = read_kind(json[u"block"].toString());
    block.text = json[u"text"].toString();
    block.subtitle = json[u"subtitle"].toString();
    block.table = json[u"table"].toString();
    block.field = json[u"field"].toString();
    block.align = json[u"align"].toString();
    block.rows = read_list<QStringList>(json[u"rows"], read_row);
    block.widths = read_numbers(json[u"widths"]);
    block.headings = read_strings(json[u"headings"]);
    block.row_labels = read_strings(json[u"row_labels"]);
    block.lines = read_strings(json[u"lines"]);
    block.signatures = read_list<Block::Signature>(json[u"signatures"], [](const QJsonValue& item) {
        return Block::Signature{item[u"title"].toString(), item[u"note"].toString(), item[u"name"].toString(),
                                item[u"dated"].toBool()};
    });
    block.visible_when = read_condition(json[u"visible_when"]);
    return block;
}

QDate read_day(const QJsonValue& json) {
    return QDate::fromString(json.toString(), Qt::ISODate);
}

} // namespace

FormDefinition read_form(const QJsonObject& json) {
    FormDefinition form;
    form.id = json[u"id"].toString();
    form.code = json[u"code"].toString();
    form.title = read_text(json[u"title"]);
    form.life_event = read_text(json[u"life_event"]);
    form.keywords = read_strings(json[u"keywords"]);
    form.legal_basis = json[u"legal_basis"].toString();
    form.form_number = json[u"form_number"].toString();
    form.version = json[u"version"].toString();
    form.valid_from = read_day(json[u"valid_from"]);
    form.valid_until = read_day(json[u"valid_until"]);
    form.procedures = read_list<Procedure>(json[u"procedures"], [](const QJsonValue& item) {
        return Procedure{item[u"code"].toString(), read_text(item[u"title"])};
    });
    const auto certainty = json[u"certainty"];
    form.certainty = {certainty[u"mark"].toString(), read_text(certainty[u"statement"])};
    form.national_heading = json[u"national_heading"].toBool(true);
    form.roles = read_list<Role>(json[u"roles"], read_role);
    form.fields = read_fields(json[u"fields"]);
    form.tables = read_list<Table>(json[u"tables"], read_table);
    form.blocks = read_list<Block>(json[u"print"], read_block);
    return form;
}

} // namespace forms
