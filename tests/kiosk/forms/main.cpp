// The test program's own main: painting text needs a QGuiApplication.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
#include <QGuiApplication>

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    doctest::Context context(argc, argv);
    return context.run();
}
