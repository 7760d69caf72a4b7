#include "page_faults.hpp"
#include "stops.hpp"

#include <doctest/doctest.h>
#include <optional>
#include <QTest>

namespace {

using flow::State;

/// The lower right corner of the page's main action, where it has one.
std::optional<QPointF> primary_corner(const QQuickWindow& window) {
    for (const auto* item : ui::visible_items(window))
        if (item->objectName() == QStringLiteral("primaryAction"))
            return item->mapToScene(QPointF(item->width(), item->height()));
    return std::nullopt;
}

void walk(QSize size, bool english, double text_scale) {
    app::VisitSettings settings;
    settings.english = english;
    settings.demo = true;
    settings.motion = false;
    settings.counter = size.width() > size.height();
    settings.text_scale = text_scale;
    ui::Kiosk kiosk(settings);
    app::Window window(kiosk.shell(), size);
    REQUIRE(window.window());
    std::optional<QPointF> primary;
    for (const auto& stop : ui::stops()) {
        stop.go(kiosk);
        CAPTURE(std::string(flow::name(stop.state)));
        REQUIRE(kiosk.state() == stop.state);
        kiosk.settle();
        QTest::qWait(30);
        CHECK(window.window()->grabWindow().size() == size);
        ui::keep_picture(*window.window(), QStringLiteral("%1x%2-%3-%4-%5")
                                               .arg(size.width())
                                               .arg(size.height())
                                               .arg(QString::fromUtf8(flow::name(stop.state).data()))
                                               .arg(english ? QStringLiteral("en") : QStringLiteral("vi"))
                                               .arg(text_scale * 100));
        const auto faults = ui::page_faults(*window.window(), settings.counter);
        CHECK_MESSAGE(faults.isEmpty(), faults.join(QStringLiteral("; ")).toStdString());
        if (const auto corner = primary_corner(*window.window()); corner && stop.state != State::welcome) {
            if (!primary) primary = corner;
            // The main action stands at the same place on every page; in large letters it may need a second line.
            if (text_scale == 1.0) CHECK(*corner == *primary);
        }
        const auto warnings = ui::warnings();
        CHECK_MESSAGE(warnings.isEmpty(), warnings.join(QStringLiteral("; ")).toStdString());
    }
}

} // namespace

TEST_CASE("every page comes up at four sizes, in two languages, at 100 and 200 %, and no text is cut") {
    for (const QSize size : {QSize(1080, 1920), QSize(1366, 768), QSize(1920, 1080), QSize(768, 1366)})
        for (const bool english : {false, true})
            for (const double scale : {1.0, 2.0}) {
                CAPTURE(size.width());
                CAPTURE(english);
                CAPTURE(scale);
                walk(size, english, scale);
            }
}
