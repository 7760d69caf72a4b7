#include "forms/schema_check.hpp"

#include <QJsonDocument>
#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace forms {

namespace {

/// "<root>[fields][3][type]" as a JSON pointer.
QString pointer_of(const valijson::ValidationResults::Error& error) {
    QString pointer;
    for (const auto& step : error.context) {
        QString part = QString::fromStdString(step);
        if (part.startsWith(u'[')) part = part.mid(1, part.size() - 2);
        if (part != u"<root>") pointer += u'/' + part;
    }
    return pointer.isEmpty() ? QStringLiteral("/") : pointer;
}

void parse_schema(const QByteArray& json, valijson::Schema& schema) {
    const auto document = QJsonDocument::fromJson(json);
    const QJsonValue root(document.object());
    valijson::SchemaParser parser;
    parser.populateSchema(valijson::adapters::QtJsonAdapter(root), schema);
}

} // namespace

QStringList schema_findings(const QByteArray& schema_json, const QJsonObject& json) {
    QStringList findings;
    try {
        valijson::Schema schema;
        parse_schema(schema_json, schema);
        const QJsonValue root(json);
        valijson::Validator validator;
        valijson::ValidationResults results;
        if (!validator.validate(schema, valijson::adapters::QtJsonAdapter(root), &results)) {
            for (valijson::ValidationResults::Error error; results.popError(error);) {
                findings << pointer_of(error) + QStringLiteral(": ") + QString::fromStdString(error.description);
            }
        }
    } catch (const std::exception& problem) { // the library reports a bad schema this way
        findings << QStringLiteral("/: ") + QString::fromUtf8(problem.what());
    }
    return findings;
}

} // namespace forms
