#include "printing/private_cups.hpp"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QThread>
#include <stdexcept>

namespace printing_test {

namespace {

const QString program = QStringLiteral(PRINTING_FOLDER "/private-cups");
const QString printer_description = QStringLiteral("/usr/share/ppd/cupsfilters/Generic-PDF_Printer-PDF.ppd");

constexpr int not_installed = 77;

bool lpadmin(const QStringList& arguments) {
    QProcess admin;
    admin.start(QStringLiteral("/usr/sbin/lpadmin"), arguments);
    return admin.waitForFinished(20000) && admin.exitCode() == 0;
}

} // namespace

std::unique_ptr<PrivateCups> PrivateCups::start(History history) {
    std::unique_ptr<PrivateCups> cups(new PrivateCups);
    const QString socket = cups->path(QStringLiteral("run/cups.sock"));
    cups->daemon_.start(
        program, {cups->folder_.path(), history == History::kept ? QStringLiteral("Yes") : QStringLiteral("No")});
    comes_true([&] { return QFile::exists(socket) || cups->daemon_.waitForFinished(1); });
    if (cups->daemon_.state() == QProcess::NotRunning && cups->daemon_.exitCode() == not_installed) return nullptr;
    if (!QFile::exists(socket)) throw std::runtime_error("cupsd did not start");
    qputenv("CUPS_SERVER", socket.toUtf8());
    return cups;
}

PrivateCups::~PrivateCups() {
    daemon_.terminate();
    if (!daemon_.waitForFinished(5000)) {
        daemon_.kill();
        daemon_.waitForFinished(1000);
    }
    qunsetenv("CUPS_SERVER");
}

QStringList PrivateCups::spool_data() const {
    return QDir(path(QStringLiteral("spool"))).entryList({QStringLiteral("d*")}, QDir::Files);
}

QByteArray PrivateCups::spool_records() const {
    QByteArray all;
    const QDir spool(path(QStringLiteral("spool")));
    for (const auto& name : spool.entryList({QStringLiteral("c*")}, QDir::Files)) {
        QFile file(spool.filePath(name));
        if (file.open(QIODevice::ReadOnly)) all += file.readAll();
    }
    return all;
}

bool PrivateCups::add_queue(const QString& name, const QString& device) {
    return lpadmin({QStringLiteral("-p"), name, QStringLiteral("-E"), QStringLiteral("-v"), device,
                    QStringLiteral("-P"), printer_description});
}

bool PrivateCups::add_everywhere_queue(const QString& name, const QString& address) {
    return lpadmin({QStringLiteral("-p"), name, QStringLiteral("-E"), QStringLiteral("-v"), address,
                    QStringLiteral("-m"), QStringLiteral("everywhere"), QStringLiteral("-o"),
                    QStringLiteral("media=iso_a4_210x297mm")});
}

bool comes_true(const std::function<bool()>& test, int milliseconds) {
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < milliseconds) {
        if (test()) return true;
        QThread::msleep(100);
    }
    return false;
}

} // namespace printing_test
