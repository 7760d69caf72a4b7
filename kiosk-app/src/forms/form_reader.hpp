// JSON that keeps to the schema, turned into a definition; and what a schema cannot say: do all names exist?
#pragma once

#include "forms/form_definition.hpp"

#include <QJsonObject>

namespace forms {

FormDefinition read_form(const QJsonObject& json);

/// Names that lead nowhere, ids used twice, references to fields that come later: one line a finding.
QStringList reference_findings(const FormDefinition& form);

} // namespace forms
