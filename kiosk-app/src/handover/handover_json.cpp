// The hand-over data as JSON. QJsonObject keeps its keys in order and everything is text, so that its compact form is
// the canonical one of RFC 8785 and any program can check the signature.
#include "handover/handover.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace handover {

namespace {

QByteArray compact(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonArray value_json(const forms::Value& value) {
    const auto source = [&](forms::Provenance provenance) {
        return forms::provenance_name(provenance) + (value.other_person ? QStringLiteral("/other") : QString());
    };
    QJsonArray json{value.text, source(value.provenance)};
    if (!value.card_text.isEmpty()) {
        json.append(value.card_text);
        json.append(source(value.card_provenance));
    }
    return json;
}

/// The field that a path means, for its retention.
const forms::Field* field_of(const forms::FormDefinition& form, const QStringList& parts) {
    if (parts.size() == 1) return form.field(parts[0]);
    const auto* table = parts.size() == 3 ? form.table(parts[0]) : nullptr;
    if (!table) return nullptr;
    for (const auto& column : table->columns) {
        if (column.id == parts[2]) return &column;
    }
    return nullptr;
}

QJsonObject payload_of(const forms::FilledForm& filled, const KioskInfo& kiosk) {
    QJsonObject fields;
    QMap<QString, QMap<int, QJsonObject>> rows;
    for (const auto& item : filled.values) {
        const auto parts = item.path.split(QLatin1Char('/'));
        const auto* field = field_of(*filled.form, parts);
        if (!field || field->retention == forms::Retention::paper_only) continue;
        if (parts.size() == 1) {
            fields.insert(item.path, value_json(item.value));
        } else {
            rows[parts[0]][parts[1].toInt()].insert(parts[2], value_json(item.value));
        }
    }
    QJsonObject tables;
    for (auto table = rows.constBegin(); table != rows.constEnd(); ++table) {
        QJsonArray list;
        for (const auto& row : table.value()) list.append(row);
        tables.insert(table.key(), list);
    }
    QJsonObject payload{{QStringLiteral("v"), QStringLiteral("1")},
                        {QStringLiteral("form"), filled.form->id},
                        {QStringLiteral("form_version"), filled.form->version},
                        {QStringLiteral("date"), filled.date.toString(Qt::ISODate)},
                        {QStringLiteral("kiosk"), kiosk.name},
                        {QStringLiteral("software"), kiosk.software_version},
                        {QStringLiteral("fields"), fields}};
    if (!filled.procedure.code.isEmpty()) payload.insert(QStringLiteral("procedure"), filled.procedure.code);
    if (!tables.isEmpty()) payload.insert(QStringLiteral("tables"), tables);
    if (filled.demo) payload.insert(QStringLiteral("demo"), true);
    return payload;
}

} // namespace

QByteArray make_json(const forms::FilledForm& filled, const KioskInfo& kiosk, Signer* signer) {
    const QJsonObject payload = payload_of(filled, kiosk);
    QJsonObject envelope{{QStringLiteral("handover"), payload}};
    const QByteArray signature = signer ? signer->sign(compact(payload)) : QByteArray();
    if (!signature.isEmpty()) {
        envelope.insert(QStringLiteral("signature"),
                        QJsonObject{{QStringLiteral("algorithm"), signer->algorithm()},
                                    {QStringLiteral("key"), signer->fingerprint()},
                                    {QStringLiteral("value"), QString::fromLatin1(signature.toBase64())}});
    }
    return compact(envelope);
}

QString file_stem(const forms::FilledForm& filled, const QString& visit) {
    static const QRegularExpression foreign(QStringLiteral("[^A-Z0-9-]"));
    const QString number = visit.toUpper().remove(foreign);
    return QStringLiteral("%1_%2_TOKHAI-%3")
        .arg(filled.form->code.toUpper().remove(foreign), filled.date.toString(QStringLiteral("yyyyMMdd")), number);
}

} // namespace handover
