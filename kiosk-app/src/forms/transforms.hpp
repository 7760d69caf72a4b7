// What a form may do to a value on its way from the source to the paper.
#pragma once

#include <QString>
#include <QStringList>

namespace forms {

/// Applies the named transforms of the schema in their order; a text a transform can not read becomes empty.
QString transformed(QString text, const QStringList& transforms);

} // namespace forms
