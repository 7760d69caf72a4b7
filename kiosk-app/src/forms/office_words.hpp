// The office's own words that forms can ask for as office.NAME; an office says them in its settings.
#pragma once

#include "forms/form_definition.hpp"

namespace forms {

/// Every word that the settings know (docs/settings.md), with an example as it stands on paper.
[[nodiscard]] const QMap<QString, QString>& office_examples();

/// One sentence for each word of the form that the settings do not know: most likely a slip of the pen.
[[nodiscard]] QStringList unknown_office_words(const FormDefinition& form);

} // namespace forms
