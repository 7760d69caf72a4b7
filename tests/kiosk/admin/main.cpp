#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
#include <QCoreApplication>

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    return doctest::Context(argc, argv).run();
}
