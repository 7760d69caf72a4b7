#include "services/audit_log.hpp"

#include <doctest/doctest.h>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using services::Act;
using services::AuditLog;
using setup::Code;

namespace {

struct Desk {
    QTemporaryDir folder;
    setup::Faults faults;

    QString path(const char* name) const { return folder.filePath(QLatin1String(name)); }
    std::unique_ptr<AuditLog> open(qint64 rotate_bytes = 1 << 20) {
        return AuditLog::open(folder.path(), rotate_bytes, faults);
    }
    void fill(int lines) {
        const auto log = open();
        REQUIRE(log);
        for (int i = 0; i < lines; ++i) REQUIRE(log->add(Act::visit_ended, QStringLiteral("finished")));
    }
    QByteArray read(const char* name = "audit.jsonl") const {
        QFile file(path(name));
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }
    void write(const QByteArray& content, const char* name = "audit.jsonl") const {
        QFile file(path(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    services::AuditCheck check() const { return services::check_audit(folder.path()); }
};

} // namespace

TEST_CASE("a log holds, goes on after a restart, and says where it ends") {
    Desk desk;
    desk.fill(3);
    desk.fill(2);
    CHECK(desk.faults.isEmpty());
    const auto check = desk.check();
    CHECK(check.faults.isEmpty());
    CHECK(check.lines == 5);
    CHECK(check.end.number == 5);
    CHECK(check.end.hash.size() == 64);
    CHECK(services::check_audit(desk.path("audit.jsonl")).lines == 5);
}

TEST_CASE("only plain words get in: no name, no number of a person, no address") {
    Desk desk;
    const auto log = desk.open();
    REQUIRE(log->add(Act::card_read, QStringLiteral("genuine"),
                     {{QStringLiteral("form"), QStringLiteral("ct01")},
                      {QStringLiteral("error"), QStringLiteral("E301")},
                      {QStringLiteral("x"), QStringLiteral("001099000001")},
                      {QStringLiteral("y"), QStringLiteral("Nguyễn Văn Mẫu")},
                      {QStringLiteral("z"), QStringLiteral("So 12 pho Mau")}}));
    const QByteArray text = desk.read();
    CHECK(
        text.contains(R"("act":"card_read","outcome":"genuine","form":"ct01","error":"E301","x":"-","y":"-","z":"-")"));
    CHECK_FALSE(text.contains("099000"));
    CHECK(desk.check().faults.isEmpty());
}

TEST_CASE("a changed octet, a line taken out, put in or swapped is named by its line") {
    Desk desk;
    desk.fill(6);
    const QByteArray whole = desk.read();
    const QList<QByteArray> lines = whole.split('\n');

    QByteArray changed = whole;
    changed.replace(changed.indexOf("finished", changed.indexOf("\"n\":4")), 8, "expired!");
    desk.write(changed);
    auto check = desk.check();
    REQUIRE(check.faults.size() == 1);
    CHECK(check.faults[0].code == Code::audit_broken);
    CHECK(check.faults[0].pointer == QStringLiteral("/4"));
    CHECK(check.lines == 3);

    QList<QByteArray> without = lines;
    without.removeAt(2);
    desk.write(without.join('\n'));
    CHECK(desk.check().faults.at(0).pointer == QStringLiteral("/3"));

    QList<QByteArray> swapped = lines;
    swapped.swapItemsAt(1, 2);
    desk.write(swapped.join('\n'));
    CHECK(desk.check().faults.at(0).pointer == QStringLiteral("/2"));

    QList<QByteArray> twice = lines;
    twice.insert(3, lines[2]);
    desk.write(twice.join('\n'));
    CHECK(desk.check().faults.at(0).pointer == QStringLiteral("/4"));
}

TEST_CASE("a tail that was cut shows against the note of the end") {
    Desk desk;
    desk.fill(6);
    const QList<QByteArray> lines = desk.read().split('\n');
    desk.write(lines.mid(0, 4).join('\n') + '\n');
    const auto check = desk.check();
    REQUIRE(check.faults.size() == 1);
    CHECK(check.faults[0].code == Code::audit_cut);
    CHECK(check.lines == 4);
    QFile::remove(desk.path("audit.end"));
    CHECK(desk.check().faults.at(0).code == Code::audit_cut);
    QFile::remove(desk.path("audit.jsonl"));
    desk.write("6 " + QByteArray(64, 'a') + "\n", "audit.end");
    CHECK(desk.check().faults.at(0).code == Code::audit_cut);
}

TEST_CASE("a crash in the middle of a line, or before the note, is no forgery") {
    Desk desk;
    desk.fill(3);
    const QByteArray note = desk.read("audit.end");
    desk.fill(1);
    desk.write(note, "audit.end");
    CHECK(desk.check().faults.isEmpty());
    desk.write(desk.read() + R"({"n":5,"t":"20)");
    CHECK(desk.check().faults.at(0).code == Code::audit_cut);
    desk.fill(1);
    CHECK(desk.faults.isEmpty());
    CHECK(desk.read().contains(R"("act":"recovered","outcome":"torn_line")"));
    CHECK(desk.check().faults.isEmpty());
    CHECK(desk.check().lines == 6);
}

TEST_CASE("a kiosk with a forged log goes on in a new one, says so, and keeps the old one") {
    Desk desk;
    desk.fill(4);
    QByteArray forged = desk.read();
    forged.replace("\"n\":2", "\"n\":9");
    desk.write(forged);
    desk.fill(2);
    REQUIRE(desk.faults.size() == 1);
    CHECK(desk.faults[0].code == Code::audit_broken);
    CHECK(desk.faults[0].warning);
    CHECK(desk.read().contains(R"("act":"recovered","outcome":"K202")"));
    const auto check = desk.check();
    CHECK(check.lines == 3);
    CHECK(check.end.number == 7); // numbers go on from the note
    REQUIRE(check.faults.size() == 1);
    CHECK(check.faults[0].file.endsWith(QStringLiteral(".aside")));
    CHECK_FALSE(setup::fatal(check.faults));
}

TEST_CASE("a full file is put by and the chain goes on in the next; older files may be taken away") {
    Desk desk;
    {
        const auto log = desk.open(2000);
        for (int i = 0; i < 40; ++i) REQUIRE(log->add(Act::visit_begun, QStringLiteral("ok")));
    }
    const QDir folder(desk.folder.path());
    const auto older = folder.entryList({QStringLiteral("audit-*.jsonl")}, QDir::Files, QDir::Name);
    REQUIRE(older.size() > 3);
    auto check = desk.check();
    CHECK(check.faults.isEmpty());
    CHECK(check.end.number == 40 + older.size());
    const QString exported = desk.folder.filePath(QStringLiteral("office.jsonl"));
    REQUIRE(services::export_audit(desk.folder.path(), exported));
    CHECK(services::check_audit(exported).lines == check.lines);
    CHECK_FALSE(services::export_audit(desk.folder.path(), exported));
    QFile::remove(folder.filePath(older[0]));
    CHECK(desk.check().faults.isEmpty());
    QFile::remove(folder.filePath(older[2]));
    CHECK(desk.check().faults.at(0).code == Code::audit_broken);
}

TEST_CASE("a folder that can not be written is told, not passed over") {
    setup::Faults faults;
    CHECK(AuditLog::open(QStringLiteral("/proc/no-such/audit"), 1 << 20, faults) == nullptr);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == Code::audit_unwritable);
    CHECK(setup::fatal(faults));
}

TEST_CASE("only the owner and his group may read the log") {
    Desk desk;
    desk.fill(1);
    const auto mode = QFile::permissions(desk.path("audit.jsonl"));
    CHECK(int(mode & (QFile::ReadOther | QFile::WriteOther | QFile::WriteGroup)) == 0);
}
