#include "text/failures.hpp"

#include <QFile>
#include <QStringList>

namespace failures {
namespace {

// "| cán bộ · clerk | vi | en |" below "### E301 `card_removed`".
void take_row(Failure& failure, const QString& line) {
    const QStringList cells = line.split(u'|');
    if (cells.size() != 5) return;
    const QString label = cells[1].trimmed();
    const Text text{cells[2].trimmed(), cells[3].trimmed()};
    if (label.endsWith(QStringLiteral("happened"))) failure.happened = text;
    if (label.endsWith(QStringLiteral("citizen"))) failure.citizen = text;
    if (label.endsWith(QStringLiteral("clerk"))) failure.clerk = text;
    if (label.endsWith(QStringLiteral("screen"))) failure.screen = text;
    if (label.endsWith(QStringLiteral("first button"))) failure.other_number = true;
}

QMap<QString, Failure> read_book() {
    QMap<QString, Failure> entries;
    QFile file(QStringLiteral(":/kiosk/errors.md"));
    if (!file.open(QIODevice::ReadOnly)) return entries;
    QString code;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (line.startsWith(u'#'))
            code = line.startsWith(QStringLiteral("### ")) ? line.section(u' ', 1, 1) : QString();
        if (!code.isEmpty() && line.startsWith(u'|')) take_row(entries[code], line);
    }
    return entries;
}

} // namespace

const QMap<QString, Failure>& book() {
    static const QMap<QString, Failure> entries = read_book();
    return entries;
}

const Failure& of(cccd::ErrorCode code) {
    static const Failure none{};
    auto found = book().constFind(shown_code(code));
    if (found == book().constEnd()) found = book().constFind(shown_code(cccd::ErrorCode::internal));
    return found == book().constEnd() ? none : *found;
}

QString shown_code(cccd::ErrorCode code) {
    return QStringLiteral("E%1").arg(static_cast<int>(code));
}

} // namespace failures
