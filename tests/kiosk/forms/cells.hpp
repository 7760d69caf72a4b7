// Where the words of a paper stand: each value of a table or of columns side by side in its own column and row.
#pragma once

#include "forms/form_session.hpp"

#include <QStringList>

namespace forms_test {

/// One line for each column whose head is not followed by its own values, and for each value that does not stand in the
/// row of its label. Empty when every cell holds what it must.
QStringList cell_faults(const forms::FilledForm& filled, const QString& pdf);

} // namespace forms_test
