#include "printing/ipp_printer.hpp"

#include "printing/private_cups.hpp"

#include <QDir>
#include <QFile>

namespace printing_test {

namespace {

const QString printer_script = QStringLiteral(PRINTING_FOLDER "/printer.py");

} // namespace

IppPrinter::IppPrinter(QString folder) : folder_(std::move(folder)) {
    QDir().mkpath(folder_);
}

bool IppPrinter::switch_on() {
    QFile::remove(path("port"));
    process_.start(QStringLiteral("python3"), QStringList{QStringLiteral("-B"), printer_script, folder_} +
                                                  (port_.isEmpty() ? QStringList{} : QStringList{port_}));
    if (!comes_true([&] { return QFile::exists(path("port")); })) return false;
    port_ = text("port");
    return true;
}

void IppPrinter::switch_off() {
    process_.kill();
    process_.waitForFinished(5000);
}

void IppPrinter::take_paper_out() {
    QFile(path("no-paper")).open(QIODevice::WriteOnly);
}

void IppPrinter::put_paper_in() {
    QFile::remove(path("no-paper"));
}

QString IppPrinter::address() const {
    return QStringLiteral("ipp://127.0.0.1:%1/ipp/print").arg(port_);
}

QString IppPrinter::paper(int job) const {
    const QString sheet = path(QStringLiteral("paper-%1.pdf").arg(job).toUtf8());
    if (!QFile::exists(sheet)) return {};
    QProcess reader;
    reader.start(QStringLiteral("pdftotext"), {sheet, QStringLiteral("-")});
    reader.waitForFinished(20000);
    return QString::fromUtf8(reader.readAllStandardOutput()).simplified();
}

QString IppPrinter::log() const {
    return text("log");
}

QString IppPrinter::path(const char* name) const {
    return folder_ + u'/' + QString::fromUtf8(name);
}

QString IppPrinter::text(const char* name) const {
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace printing_test
