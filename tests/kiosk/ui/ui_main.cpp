// doctest under a QGuiApplication; every QML warning is a failure.
#define DOCTEST_CONFIG_IMPLEMENT
#include "app/window.hpp"
#include "ui_support.hpp"

#include <doctest/doctest.h>
#include <QGuiApplication>

namespace {

QStringList& list() {
    static QStringList messages;
    return messages;
}

void keep(QtMsgType type, const QMessageLogContext&, const QString& text) {
    if (type != QtDebugMsg && type != QtInfoMsg) list().append(text);
    std::fprintf(stderr, "%s\n", qPrintable(text));
}

} // namespace

QStringList ui::warnings() {
    return std::exchange(list(), {});
}

int main(int argc, char** argv) {
    QGuiApplication application(argc, argv);
    // The card service of the machine is none of the tests' business; the client library looks here once, so it is said
    // before anything else.
    const QTemporaryDir card_service;
    qputenv("PCSCLITE_CSOCK_NAME", card_service.filePath(QStringLiteral("pcscd.comm")).toUtf8());
    app::prepare_qml();
    qInstallMessageHandler(keep);
    return doctest::Context(argc, argv).run();
}
