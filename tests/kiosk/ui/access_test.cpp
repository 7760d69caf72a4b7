// Without a mouse, and without eyes on the screen: every control is reached by Tab, is seen when it has the focus, and
// tells its name and role.
#include "stops.hpp"

#include <doctest/doctest.h>
#include <QAccessible>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

using flow::State;
using Kind = screens::FillScreen::Kind;

/// Buttons, boxes and inputs; keys of the keyboard on the screen are for fingers alone.
bool is_control(const QQuickItem& item) {
    const bool button = item.property("visualFocus").isValid() && item.property("checkable").isValid();
    const bool input = item.property("cursorPosition").isValid() && item.property("selectByMouse").isValid();
    if (!item.isEnabled() || (!button && !input)) return false;
    return !item.property("focusPolicy").isValid() || item.property("focusPolicy").toInt() != Qt::NoFocus;
}

QList<QQuickItem*> controls(const QQuickWindow& window) {
    QList<QQuickItem*> found;
    for (auto* item : ui::visible_items(window))
        if (is_control(*item)) found.append(item);
    return found;
}

/// With the keys of the keyboard on the screen, which take no focus.
QList<QQuickItem*> controls_and_keys(const QQuickWindow& window) {
    QList<QQuickItem*> found;
    for (auto* item : ui::visible_items(window))
        if (item->isEnabled() && item->property("visualFocus").isValid()) found.append(item);
    return found;
}

QString name_of(QQuickItem& item) {
    auto* face = QAccessible::queryAccessibleInterface(&item);
    return face ? face->text(QAccessible::Name) : QString();
}

/// Pixels in and close around an item: those that differ between two pictures of the window, and those of the ring's
/// colours.
int changed_pixels(const QImage& before, const QImage& now, const QRectF& where) {
    const QRect area = where.adjusted(-9, -9, 9, 9).toRect() & now.rect();
    int changed = 0;
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x) changed += before.pixel(x, y) != now.pixel(x, y) ? 1 : 0;
    return changed;
}

int ring_pixels(const QImage& now, const QRectF& where) {
    const QRect area = where.adjusted(-9, -9, 9, 9).toRect() & now.rect();
    int ring = 0;
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x)
            ring += now.pixel(x, y) == qRgb(0xc2, 0x41, 0x0c) || now.pixel(x, y) == qRgb(0xf0, 0xb4, 0x29) ? 1 : 0;
    return ring;
}

QStringList naming_faults(const QList<QQuickItem*>& items) {
    static const QSet<QAccessible::Role> roles{QAccessible::Button, QAccessible::CheckBox, QAccessible::EditableText,
                                               QAccessible::RadioButton};
    QStringList faults;
    for (auto* item : items) {
        auto* face = QAccessible::queryAccessibleInterface(item);
        if (name_of(*item).trimmed().isEmpty())
            faults.append(QStringLiteral("no name: %1").arg(item->metaObject()->className()));
        if (!face || !roles.contains(face->role())) faults.append(QStringLiteral("no role: %1").arg(name_of(*item)));
    }
    return faults;
}

/// Tab goes around once: every control comes, all of it in view, and the screen shows where it is.
QStringList tab_faults(ui::Kiosk& kiosk, QQuickWindow& window) {
    QStringList faults;
    const auto wanted = controls(window);
    QSet<const QQuickItem*> reached;
    QQuickItem* before = window.activeFocusItem();
    QImage picture = window.grabWindow();
    for (qsizetype step = 0; step < wanted.size() + 3; ++step) {
        QTest::keyClick(&window, Qt::Key_Tab);
        kiosk.settle();
        QTest::qWait(1);
        auto* now = window.activeFocusItem();
        QImage next = window.grabWindow();
        const auto shown = [&] {
            const bool input = now->property("cursorPosition").isValid();
            const QRectF seen = ui::seen(*now);
            return (input ? changed_pixels(picture, next, seen) : ring_pixels(next, seen)) >= 60;
        };
        if (now && wanted.contains(now) && !reached.contains(now)) {
            reached.insert(now);
            const QRectF whole = now->mapRectToScene(QRectF(0, 0, now->width(), now->height()));
            const QRectF seen = ui::seen(*now);
            if (seen.height() < std::min(whole.height(), window.height() / 3.0) - 1)
                faults.append(QStringLiteral("focused out of sight: %1").arg(name_of(*now)));
            for (int tries = 0; tries < 50 && !shown(); ++tries) { // a busy machine draws late
                QTest::qWait(20);
                next = window.grabWindow();
            }
            if (now != before && !shown()) faults.append(QStringLiteral("focus not seen: %1").arg(name_of(*now)));
        }
        before = now;
        picture = next;
    }
    for (auto* item : wanted)
        if (!reached.contains(item)) faults.append(QStringLiteral("not reached: %1").arg(name_of(*item)));
    return faults;
}

struct Walk {
    ui::Kiosk kiosk;
    app::Window ui;

    static app::VisitSettings settings(bool counter, double scale) {
        app::VisitSettings settings;
        settings.motion = false;
        settings.counter = counter;
        settings.text_scale = scale;
        return settings;
    }
    Walk(QSize size, double scale) : kiosk(settings(size.width() > size.height(), scale)), ui(kiosk.shell(), size) {
        REQUIRE(ui.window());
        ui.window()->requestActivate();
        REQUIRE(QTest::qWaitForWindowActive(ui.window()));
    }
    void look() {
        kiosk.settle();
        QTest::qWait(20);
        const auto faults = naming_faults(controls(*ui.window())) + tab_faults(kiosk, *ui.window());
        CHECK_MESSAGE(faults.isEmpty(), faults.join(QStringLiteral("; ")).toStdString());
    }
    void go_to(State state) {
        for (const auto& stop : ui::stops()) {
            stop.go(kiosk);
            if (stop.state == state) break;
        }
        REQUIRE(kiosk.state() == state);
    }
};

screens::FillScreen::View question(Kind kind) {
    screens::FillScreen::View view;
    view.path = QStringLiteral("path-%1").arg(int(kind));
    view.kind = kind;
    view.label = QStringLiteral("Câu hỏi");
    view.position = QStringLiteral("Câu 1 / 2");
    view.allow_other = view.year_alone = true;
    view.text = kind == Kind::Date ? QStringLiteral("01/02/1990") : QStringLiteral("1");
    if (kind == Kind::Choice || kind == Kind::Checkbox)
        view.options = {{QStringLiteral("1"), QStringLiteral("Một")}, {QStringLiteral("2"), QStringLiteral("Hai")}};
    for (const auto& text : {QStringLiteral("Câu mẫu một"), QStringLiteral("Câu mẫu hai")})
        view.suggestions.append({text, text});
    return view;
}

} // namespace

TEST_CASE("every control of every page is reached by Tab, in view, with its focus seen, its name and its role") {
    for (const auto& [size, scale] : {std::pair(QSize(1080, 1920), 1.0), std::pair(QSize(1366, 768), 2.0)}) {
        CAPTURE(size.width());
        Walk walk(size, scale);
        for (const auto& stop : ui::stops()) {
            stop.go(walk.kiosk);
            CAPTURE(std::string(flow::name(stop.state)));
            REQUIRE(walk.kiosk.state() == stop.state);
            walk.look();
        }
    }
}

TEST_CASE("every kind of question is answered without a mouse") {
    Walk walk(QSize(1366, 768), 1.0);
    walk.go_to(State::fill);
    for (const auto kind : {Kind::Text, Kind::Multiline, Kind::Digits, Kind::Date, Kind::Choice, Kind::Checkbox}) {
        CAPTURE(int(kind));
        walk.kiosk.shell().fill()->show(question(kind));
        walk.look();
    }
}

TEST_CASE("a hardware keyboard types into every kind of question, and Return goes on") {
    Walk walk(QSize(1366, 768), 1.0);
    walk.go_to(State::fill);
    auto& fill = *walk.kiosk.shell().fill();
    QString sent;
    QObject::connect(&fill, &screens::FillScreen::submitted, [&](const QString&, const QString& text) { sent = text; });
    const auto type = [&](Kind kind, const QString& keys) {
        auto view = question(kind);
        view.text.clear();
        view.path += QStringLiteral("-typed");
        fill.show(view);
        QTest::qWait(20);
        for (const QChar key : keys) QTest::sendKeyEvent(QTest::Click, walk.ui.window(), Qt::Key_unknown, key, {});
        const QString shown = fill.text();
        QTest::keyClick(walk.ui.window(), Qt::Key_Return);
        return shown;
    };
    CHECK(type(Kind::Text, QStringLiteral("Trần Ý")) == QStringLiteral("Trần Ý"));
    CHECK(sent == QStringLiteral("Trần Ý"));
    CHECK(type(Kind::Digits, QStringLiteral("09a01")) == QStringLiteral("0901"));
    CHECK(sent == QStringLiteral("0901"));
    CHECK(type(Kind::Date, QStringLiteral("5/9/1990")) == QStringLiteral("05/09/1990"));
    CHECK(sent == QStringLiteral("05/09/1990"));
}

TEST_CASE("fingers alone search for a form and type an answer of their own") {
    Walk walk(QSize(1080, 1920), 1.0);
    const auto press = [&](const QString& text) {
        walk.kiosk.settle();
        QTest::qWait(30);
        for (auto* item : controls_and_keys(*walk.ui.window())) {
            if (item->property("text").toString() != text) continue;
            const QPointF middle = item->mapToScene(QPointF(item->width() / 2, item->height() / 2));
            QTest::mouseClick(walk.ui.window(), Qt::LeftButton, {}, middle.toPoint());
            walk.kiosk.settle();
            return;
        }
        FAIL_CHECK("no key: ", text.toStdString());
    };
    walk.go_to(State::choose_form);
    for (auto* item : controls(*walk.ui.window()))
        if (item->property("selectByMouse").isValid()) item->forceActiveFocus();
    press(QStringLiteral("k"));
    press(QStringLiteral("e"));
    CHECK(walk.kiosk.shell().forms()->query() == QStringLiteral("ke"));
    walk.kiosk.shell().forms()->set_query({});
    walk.kiosk.visit->handle(flow::Event::cancelled);
    walk.go_to(State::fill);
    walk.kiosk.shell().fill()->show(question(Kind::Choice));
    press(QStringLiteral("Câu trả lời khác"));
    for (const auto* key : {"d", "d", "a", "a"}) press(QString::fromLatin1(key));
    CHECK(walk.kiosk.shell().fill()->text() == QStringLiteral("đâ"));
}

TEST_CASE("pictures have a name or are left out") {
    Walk walk(QSize(1080, 1920), 1.0);
    for (const auto& stop : ui::stops()) {
        stop.go(walk.kiosk);
        walk.kiosk.settle();
        for (auto* item : ui::visible_items(*walk.ui.window())) {
            if (qstrcmp(item->metaObject()->className(), "screens::Picture") != 0) continue;
            auto* face = QAccessible::queryAccessibleInterface(item);
            REQUIRE(face);
            CHECK(face->role() == QAccessible::Graphic);
            CHECK_FALSE(face->text(QAccessible::Name).isEmpty());
        }
    }
}

TEST_CASE("nothing moves when motion is off: every movement lasts as long as Style says") {
    static const QRegularExpression moving(
        QStringLiteral("\\b(\\w*Animation|Behavior|Transition|Animator|SmoothedAnimation|AnimatedImage)\\b"));
    QDirIterator files(QStringLiteral(CCCD_SOURCE_DIR "/kiosk-app/qml"), {QStringLiteral("*.qml")}, QDir::Files,
                       QDirIterator::Subdirectories);
    int movements = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (auto found = moving.globalMatch(text); found.hasNext(); ++movements) {
            const auto at = found.next().capturedStart();
            INFO(file.fileName().toStdString());
            CHECK(text.mid(at, 300).contains(QStringLiteral("duration: Style.fade")));
        }
    }
    CHECK(movements > 0);
}
