#include "services/audit_check.hpp"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace services {
namespace audit {

namespace {

const QByteArray hash_mark = QByteArrayLiteral(",\"hash\":\"");

struct Line {
    qint64 number = 0;
    QByteArray before;
    QByteArray hash;
};

// Nothing when the line is not what its own hash says.
std::optional<Line> read_line(const QByteArray& text) {
    const auto mark = text.lastIndexOf(hash_mark);
    if (mark < 0 || text.size() != mark + hash_mark.size() + hash_digits + 2) return std::nullopt;
    if (seal(text.left(mark)) != text) return std::nullopt;
    const auto json = QJsonDocument::fromJson(text).object();
    if (!json.value(u"n").isDouble()) return std::nullopt;
    return Line{json.value(u"n").toInteger(), json.value(u"prev").toString().toLatin1(),
                json.value(u"hash").toString().toLatin1()};
}

} // namespace

QByteArray beginning() {
    return QByteArray(hash_digits, '0');
}

QByteArray seal(const QByteArray& body) {
    return body + hash_mark + QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex() + "\"}";
}

QStringList files(const QString& folder) {
    const QDir directory(folder);
    QStringList paths;
    for (const auto& name : directory.entryList({QStringLiteral("audit-*.jsonl")}, QDir::Files, QDir::Name))
        paths << directory.filePath(name);
    if (directory.exists(QLatin1String(current_name))) paths << directory.filePath(QLatin1String(current_name));
    return paths;
}

void check_file(const QString& path, bool alone, AuditCheck& check) {
    using setup::Code;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        check.faults.append({Code::audit_broken, path, {}, file.errorString()});
        return;
    }
    qint64 row = 0;
    const auto broken = [&](const char* why) {
        check.faults.append({Code::audit_broken, path, QStringLiteral("/%1").arg(row), QLatin1String(why)});
    };
    while (!file.atEnd()) {
        QByteArray text = file.readLine();
        ++row;
        if (!text.endsWith('\n')) {
            check.torn = text.size();
            check.faults.append(
                {Code::audit_cut, path, QStringLiteral("/%1").arg(row), QStringLiteral("the line ends early")});
            return;
        }
        text.chop(1);
        const auto line = read_line(text);
        if (!line) return broken("the line does not fit its own hash");
        const bool first_seen = alone && row == 1 && line->number != 1;
        if (!first_seen && line->before != check.end.hash) return broken("the line before is another one, or missing");
        if (!first_seen && line->number != check.end.number + 1) return broken("a number is left out");
        check.end = {line->number, line->hash};
        ++check.lines;
    }
}

bool ends_with(const QString& path, const AuditEnd& end) {
    constexpr qint64 longest_line = 8192;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return false;
    file.seek(std::max<qint64>(0, file.size() - longest_line));
    QByteArray tail = file.readAll();
    if (!tail.endsWith('\n')) return false;
    tail.chop(1);
    const auto line = read_line(tail.mid(tail.lastIndexOf('\n') + 1));
    return line && line->number == end.number && line->hash == end.hash;
}

std::optional<AuditEnd> noted_end(const QString& folder) {
    QFile file(QDir(folder).filePath(QLatin1String(end_name)));
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    const auto words = file.readLine().trimmed().split(' ');
    if (words.size() != 2 || words[1].size() != hash_digits) return std::nullopt;
    return AuditEnd{words[0].toLongLong(), words[1]};
}

} // namespace audit

namespace {

// A log that ends before the note of its end was cut. One line more is a crash between line and note.
void compare_end(const QString& folder, AuditCheck& check) {
    const auto noted = audit::noted_end(folder);
    const QString note = QDir(folder).filePath(QLatin1String(audit::end_name));
    if (!noted) {
        if (check.lines > 0)
            check.faults.append({setup::Code::audit_cut, note, {}, QStringLiteral("the note of the end is missing")});
        return;
    }
    const bool same = noted->number == check.end.number && noted->hash == check.end.hash;
    if (same || noted->number == check.end.number - 1) return;
    check.faults.append(
        {setup::Code::audit_cut,
         note,
         {},
         QStringLiteral("the log ends at line number %1, its note says %2").arg(check.end.number).arg(noted->number)});
}

} // namespace

AuditCheck check_audit(const QString& path) {
    AuditCheck check;
    check.end.hash = audit::beginning();
    if (!QFileInfo(path).isDir()) {
        audit::check_file(path, true, check);
        return check;
    }
    bool first = true;
    for (const auto& file : audit::files(path)) {
        audit::check_file(file, first, check); // older files may have been exported and taken away
        first = false;
        if (!check.faults.isEmpty()) return check;
    }
    compare_end(path, check);
    for (const auto& aside : QDir(path).entryList({QStringLiteral("*.aside")}, QDir::Files))
        check.faults.append(
            {setup::Code::audit_broken, QDir(path).filePath(aside), {}, QStringLiteral("put aside earlier"), true});
    return check;
}

bool export_audit(const QString& folder, const QString& to) {
    QFile target(to);
    if (!target.open(QIODevice::WriteOnly | QIODevice::NewOnly)) return false;
    for (const auto& path : audit::files(folder)) {
        QFile source(path);
        if (!source.open(QIODevice::ReadOnly)) return false;
        const QByteArray content = source.readAll();
        if (target.write(content) != content.size()) return false;
    }
    return target.flush();
}

} // namespace services
