// Checks JSON against the schema of forms; the only file that knows the schema library.
#pragma once

#include <QJsonObject>
#include <QStringList>

namespace forms {

/// One line a finding ("/fields/3/type: …"); empty when the form keeps to the schema.
QStringList schema_findings(const QJsonObject& form);

} // namespace forms
