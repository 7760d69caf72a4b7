#include "services/audit_log.hpp"

#include "services/audit_check.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <QDateTime>
#include <QDir>
#include <QRegularExpression>
#include <QSaveFile>
#include <unistd.h>

namespace services {
namespace {

using setup::Code;

// Nothing that a person brought can pass: no blanks, no letters beyond ASCII, no long numbers.
QString plain(const QString& word) {
    static const QRegularExpression allowed(QStringLiteral("^(?!.*[0-9]{6})[A-Za-z0-9._-]{0,48}$"));
    return allowed.match(word).hasMatch() ? word : QStringLiteral("-");
}

QByteArray body(qint64 number, const QByteArray& before, Act act, const QString& outcome, const AuditFacts& facts) {
    QString text = QStringLiteral("{\"n\":%1,\"t\":\"%2\",\"act\":\"%3\",\"outcome\":\"%4\"")
                       .arg(number)
                       .arg(QDateTime::currentDateTimeUtc().toString(Qt::ISODate), name(act), plain(outcome));
    for (const auto& [key, value] : facts) text += QStringLiteral(",\"%1\":\"%2\"").arg(plain(key), plain(value));
    text += QStringLiteral(",\"prev\":\"%1\"").arg(QLatin1String(before));
    return text.toLatin1();
}

} // namespace

QString name(Act act) {
    static constexpr std::array names{"started",       "stopped",   "visit_begun", "visit_ended", "card_read",
                                      "paper_written", "printed",   "handed_over", "admin",       "update",
                                      "sealed",        "continued", "recovered"};
    return QLatin1String(names[static_cast<std::size_t>(act)]);
}

std::unique_ptr<AuditLog> AuditLog::open(const QString& folder, qint64 rotate_bytes, setup::Faults& faults, Look look) {
    std::unique_ptr<AuditLog> log(new AuditLog(folder, rotate_bytes));
    if (look == Look::end && log->go_on()) return log;
    if (QDir().mkpath(folder) && log->begin(faults)) return log;
    faults.append({Code::audit_unwritable, folder, {}, QString::fromLocal8Bit(std::strerror(errno))});
    return nullptr;
}

bool AuditLog::go_on() {
    const auto noted = audit::noted_end(folder_);
    file_.setFileName(QDir(folder_).filePath(QLatin1String(audit::current_name)));
    if (!noted || !audit::ends_with(file_.fileName(), *noted)) return false;
    end_ = *noted;
    return file_.open(QIODevice::Append);
}

bool AuditLog::begin(setup::Faults& faults) {
    auto check = check_audit(folder_);
    end_ = check.end;
    const auto noted = audit::noted_end(folder_);
    file_.setFileName(QDir(folder_).filePath(QLatin1String(audit::current_name)));
    const bool torn_only = check.torn > 0 && check.faults.size() == 1;
    if (torn_only && !file_.resize(file_.size() - check.torn)) return false;
    const bool damaged = !check.faults.isEmpty() && !torn_only;
    if (damaged) {
        for (auto& fault : check.faults) fault.warning = true;
        faults += check.faults;
        if (noted) end_ = *noted;
        if (!put_aside()) return false;
    }
    if (!file_.isOpen() && !file_.open(QIODevice::Append)) return false;
    file_.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup);
    if (torn_only) return append(Act::recovered, QStringLiteral("torn_line"), {});
    if (damaged) return append(Act::recovered, setup::shown_code(check.faults.first().code), {});
    keep_end();
    return true;
}

bool AuditLog::add(Act act, const QString& outcome, const AuditFacts& facts) {
    if (file_.size() >= rotate_bytes_) {
        if (!rotate()) return false;
        if (!append(Act::continued, QStringLiteral("rotated"), {})) return false;
    }
    return append(act, outcome, facts);
}

bool AuditLog::append(Act act, const QString& outcome, const AuditFacts& facts) {
    const QByteArray line = audit::seal(body(end_.number + 1, end_.hash, act, outcome, facts));
    if (!write(line + '\n')) return false;
    end_.number += 1;
    end_.hash = line.mid(line.size() - audit::hash_digits - 2, audit::hash_digits);
    keep_end();
    return true;
}

bool AuditLog::write(const QByteArray& line) {
    const qint64 before = file_.size();
    const bool whole = file_.write(line) == line.size() && file_.flush() && fsync(file_.handle()) == 0;
    if (!whole) file_.resize(before); // a full disk must not leave half a line behind
    return whole;
}

bool AuditLog::rotate() {
    file_.close();
    const QString number = QStringLiteral("%1").arg(end_.number, 9, 10, QLatin1Char('0'));
    if (!QFile::rename(file_.fileName(), QDir(folder_).filePath(QStringLiteral("audit-%1.jsonl").arg(number))))
        return false;
    return file_.open(QIODevice::Append);
}

// What can not be trusted any more stays for those who ask, but a new chain begins.
bool AuditLog::put_aside() {
    const QString mark = QDateTime::currentDateTimeUtc().toString(QStringLiteral(".yyyyMMdd-hhmmss-zzz.'aside'"));
    for (const auto& path : audit::files(folder_))
        if (!QFile::rename(path, path + mark)) return false;
    return true;
}

void AuditLog::keep_end() const {
    QSaveFile note(QDir(folder_).filePath(QLatin1String(audit::end_name)));
    if (!note.open(QIODevice::WriteOnly)) return;
    note.write(QByteArray::number(end_.number) + ' ' + end_.hash + '\n');
    note.commit(); // the next line makes up for a note that was not written
}

} // namespace services
