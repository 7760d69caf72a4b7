// A citizen finds no way out of the public screen: no key and no order to close takes the window away.
#include "stops.hpp"

#include <doctest/doctest.h>
#include <QCloseEvent>
#include <QTest>

namespace {

struct Combination {
    Qt::Key key;
    Qt::KeyboardModifiers modifiers;
};

const std::vector<Combination> ways_out{
    {Qt::Key_F4, Qt::AltModifier},    {Qt::Key_Escape, Qt::NoModifier}, {Qt::Key_Q, Qt::ControlModifier},
    {Qt::Key_W, Qt::ControlModifier}, {Qt::Key_F11, Qt::NoModifier},    {Qt::Key_Tab, Qt::AltModifier},
};

app::VisitSettings window_settings(bool locked) {
    app::VisitSettings settings;
    settings.motion = false;
    settings.locked = locked;
    return settings;
}

} // namespace

TEST_CASE(
    "on every page of the public screen Alt+F4, Esc, Ctrl+Q, a close of the window: it stays, and so does the page") {
    ui::Kiosk kiosk(window_settings(true));
    app::Window ui(kiosk.shell(), QSize(1080, 1920));
    auto* window = ui.window();
    REQUIRE(window);
    window->showFullScreen();
    window->requestActivate();
    REQUIRE(QTest::qWaitForWindowActive(window));
    bool left = false;
    QObject::connect(qGuiApp, &QGuiApplication::lastWindowClosed, [&] { left = true; });
    for (const auto& stop : ui::stops()) {
        stop.go(kiosk);
        kiosk.settle();
        REQUIRE(kiosk.state() == stop.state);
        CAPTURE(std::string(flow::name(stop.state)));
        for (const auto& way : ways_out) QTest::keyClick(window, way.key, way.modifiers);
        CHECK_FALSE(window->close());
        QCloseEvent order;
        QCoreApplication::sendEvent(window, &order);
        CHECK_FALSE(order.isAccepted());
        kiosk.settle();
        CHECK(window->isVisible());
        CHECK(window->visibility() == QWindow::FullScreen);
        CHECK(kiosk.state() == stop.state);
    }
    CHECK_FALSE(left);
    CHECK(ui::warnings().isEmpty());
}

TEST_CASE("a window that is not locked closes: the test above would see it") {
    ui::Kiosk kiosk(window_settings(false));
    app::Window ui(kiosk.shell(), QSize(1080, 1920));
    REQUIRE(ui.window());
    REQUIRE(QTest::qWaitForWindowExposed(ui.window()));
    CHECK(ui.window()->close());
    CHECK_FALSE(ui.window()->isVisible());
}
