#include "private_cups.hpp"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QThread>

namespace forms_test {

namespace {

const QString daemon_program = QStringLiteral("/usr/sbin/cupsd");
const QString printer_description = QStringLiteral("/usr/share/ppd/cupsfilters/Generic-PDF_Printer-PDF.ppd");

// A printer without paper: reports it the way CUPS backends do, keeps the job and takes nothing.
const char* const empty_backend = "#!/bin/sh\n"
                                  "[ $# -eq 0 ] && { echo 'direct empty \"Unknown\" \"Test\"'; exit 0; }\n"
                                  "echo 'STATE: +media-empty-error' >&2\n"
                                  "sleep 20\n"
                                  "exit 1\n";

bool write(const QString& path, const QByteArray& text, bool executable = false) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) return false;
    const auto open = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther;
    return file.setPermissions(executable ? open | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther : open);
}

bool lpadmin(const QStringList& arguments) {
    QProcess admin;
    admin.start(QStringLiteral("/usr/sbin/lpadmin"), arguments);
    return admin.waitForFinished(20000) && admin.exitCode() == 0;
}

} // namespace

bool PrivateCups::lay_out() {
    // Filters run as another user when cupsd is root, and must reach the folders.
    QFile::setPermissions(folder_.path(), QFile::Permissions(0x7755));
    QDir root(folder_.path());
    for (const auto* name : {"spool", "cache", "run", "log", "tmp", "bin/backend", "ppd"}) {
        if (!root.mkpath(QString::fromLatin1(name))) return false;
    }
    for (const auto& name : QDir(QStringLiteral("/usr/lib/cups")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (name != u"backend")
            QFile::link(QStringLiteral("/usr/lib/cups/") + name, path(QStringLiteral("bin/") + name));
    }
    const QByteArray base = folder_.path().toUtf8();
    return write(path(QStringLiteral("bin/backend/empty")), empty_backend, true) &&
           write(path(QStringLiteral("cupsd.conf")),
                 "Listen " + base +
                     "/run/cups.sock\nLogLevel warn\nBrowsing No\nWebInterface No\n"
                     "DefaultAuthType None\nPreserveJobFiles No\nPreserveJobHistory Yes\n"
                     "<Location />\nOrder allow,deny\nAllow all\n</Location>\n"
                     "<Policy default>\nJobPrivateValues none\n<Limit All>\n"
                     "Order deny,allow\n</Limit>\n</Policy>\n") &&
           write(path(QStringLiteral("cups-files.conf")),
                 "FileDevice Yes\nServerRoot " + base + "\nServerBin " + base + "/bin\nCacheDir " + base +
                     "/cache\nStateDir " + base + "/run\nRequestRoot " + base + "/spool\nTempDir " + base +
                     "/tmp\nAccessLog " + base + "/log/access\nErrorLog " + base + "/log/error\nPageLog " + base +
                     "/log/page\nSyncOnClose No\n");
}

std::unique_ptr<PrivateCups> PrivateCups::start() {
    if (!QFileInfo::exists(daemon_program) || !QFileInfo::exists(printer_description)) return nullptr;
    std::unique_ptr<PrivateCups> cups(new PrivateCups);
    if (!cups->lay_out()) return nullptr;
    cups->daemon_.start(daemon_program,
                        {QStringLiteral("-f"), QStringLiteral("-c"), cups->path(QStringLiteral("cupsd.conf")),
                         QStringLiteral("-s"), cups->path(QStringLiteral("cups-files.conf"))});
    const QString socket = cups->path(QStringLiteral("run/cups.sock"));
    qputenv("CUPS_SERVER", socket.toUtf8());
    for (int tries = 0; tries < 100 && !QFileInfo::exists(socket); ++tries) QThread::msleep(50);
    return QFileInfo::exists(socket) ? std::move(cups) : nullptr;
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

} // namespace forms_test
