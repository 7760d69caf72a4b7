// Every page against the picture of it that was looked at: small, so that a letter's edge does not matter and a part
// that moved, vanished or changed its colour does. After a wanted change: CCCD_PICTURES=FOLDER kiosk_ui, look at what
// is in the folder, and copy its *.small.png here.
#include "stops.hpp"

#include <cstdio>
#include <cstdlib>
#include <doctest/doctest.h>
#include <QFontInfo>
#include <QGuiApplication>
#include <QTest>

namespace {

constexpr int shrink = 12;
constexpr int near_enough = 40;      // of 255, for one dot of the small picture
constexpr double most_unlike = 0.01; // of its dots

QImage smaller(const QImage& picture) {
    return picture
        .scaled(picture.width() / shrink, picture.height() / shrink, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .convertToFormat(QImage::Format_RGB32);
}

/// Which part of the dots differs.
double unlike(const QImage& one, const QImage& other) {
    if (one.size() != other.size()) return 1;
    int far = 0;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x) {
            const QRgb a = one.pixel(x, y);
            const QRgb b = other.pixel(x, y);
            const int apart =
                std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
            far += apart > near_enough ? 1 : 0;
        }
    return double(far) / (one.width() * one.height());
}

} // namespace

TEST_CASE("every page looks as it did when it was looked at") {
    if (QFontInfo(QGuiApplication::font()).family() != QStringLiteral("Inter")) {
        std::printf("SKIPPED the font of the pictures (Inter) is not installed\n");
        return;
    }
    for (const bool counter : {false, true}) {
        const QSize size = counter ? QSize(1366, 768) : QSize(1080, 1920);
        app::VisitSettings settings;
        settings.motion = false;
        settings.counter = counter;
        ui::Kiosk kiosk(settings);
        app::Window window(kiosk.shell(), size);
        REQUIRE(window.window());
        for (const auto& stop : ui::stops()) {
            stop.go(kiosk);
            if (stop.state == flow::State::done) continue; // paper and code hold today's date
            kiosk.settle();
            QTest::qWait(30);
            const QString name = (counter ? QStringLiteral("counter-") : QStringLiteral("public-")) +
                                 QString::fromUtf8(flow::name(stop.state).data());
            const QImage now = smaller(window.window()->grabWindow());
            const QString folder = qEnvironmentVariable("CCCD_PICTURES");
            if (!folder.isEmpty()) now.save(folder + u'/' + name + QStringLiteral(".small.png"));
            const QImage kept(QStringLiteral(CCCD_SOURCE_DIR "/tests/kiosk/ui/pictures/%1.small.png").arg(name));
            CHECK_MESSAGE(unlike(now, kept) <= most_unlike, name.toStdString());
        }
    }
}

TEST_CASE("in a dark room no page is bright") {
    app::VisitSettings settings;
    settings.motion = false;
    settings.dark = true;
    ui::Kiosk kiosk(settings);
    app::Window window(kiosk.shell(), QSize(1080, 1920));
    REQUIRE(window.window());
    for (const auto& stop : ui::stops()) {
        stop.go(kiosk);
        if (stop.state != flow::State::welcome && stop.state != flow::State::consent &&
            stop.state != flow::State::result && stop.state != flow::State::review)
            continue;
        kiosk.settle();
        QTest::qWait(30);
        const QString name = QStringLiteral("dark-") + QString::fromUtf8(flow::name(stop.state).data());
        ui::keep_picture(*window.window(), name);
        const QImage one = window.window()->grabWindow().scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        CHECK_MESSAGE(qGray(one.pixel(0, 0)) < 80, name.toStdString());
    }
    CHECK(ui::warnings().isEmpty());
}

TEST_CASE("the comparison of pictures sees a button that is gone") {
    QImage page(1080, 1920, QImage::Format_RGB32);
    page.fill(Qt::white);
    QImage with_button = page;
    for (int y = 1700; y < 1790; ++y)
        for (int x = 60; x < 1020; ++x) with_button.setPixel(x, y, qRgb(0x0d, 0x3b, 0x66));
    CHECK(unlike(smaller(page), smaller(page)) == 0);
    CHECK(unlike(smaller(page), smaller(with_button)) > most_unlike);
}
