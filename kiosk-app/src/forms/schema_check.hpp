// Checks JSON against a JSON schema; the only file that knows the schema library.
#pragma once

#include <QJsonObject>
#include <QStringList>

namespace forms {

/// One line a finding ("/fields/3/type: …"); empty when `json` keeps to `schema`.
QStringList schema_findings(const QByteArray& schema, const QJsonObject& json);

} // namespace forms
