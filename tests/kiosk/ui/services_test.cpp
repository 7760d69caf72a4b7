#include "app/views.hpp"
#include "services/idle_timer.hpp"
#include "services/key_scanner.hpp"

#include <doctest/doctest.h>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QTest>
#include <QWindow>

namespace {

class Typing : public QWindow {
public:
    QString got;
    bool returned = false;

protected:
    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() == Qt::Key_Return)
            returned = true;
        else
            got += event->text();
    }
};

void type(QWindow& window, const QString& text) {
    for (const QChar c : text) {
        if (c == u'|' || c.isUpper()) { // as keyboards do it
            QKeyEvent shift(QEvent::KeyPress, Qt::Key_Shift, Qt::ShiftModifier);
            QCoreApplication::sendEvent(&window, &shift);
        }
        QKeyEvent key(QEvent::KeyPress, 0, Qt::NoModifier, QString(c));
        QCoreApplication::sendEvent(&window, &key);
    }
}

void press_return(QWindow& window) {
    QKeyEvent key(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r"));
    QCoreApplication::sendEvent(&window, &key);
}

struct Desk {
    services::KeyScanner scanner;
    Typing window;
    QString scan;
    Desk() {
        QCoreApplication::instance()->installEventFilter(&scanner);
        QObject::connect(&scanner, &services::KeyScanner::scanned, [this](const QString& text) { scan = text; });
    }
};

const QString code = QStringLiteral("001099000001|012345678|Nguyễn Văn Mẫu|01011999|Nam|Xã A|02022022");

} // namespace

TEST_CASE("a scan reaches no input, with its line end or without") {
    Desk desk;
    type(desk.window, code);
    press_return(desk.window);
    CHECK(desk.scan == code);
    CHECK(desk.window.got.isEmpty());
    CHECK_FALSE(desk.window.returned);
    desk.scan.clear();
    type(desk.window, code);
    QTest::qWait(400);
    CHECK(desk.scan == code);
    CHECK(desk.window.got.isEmpty());
}

TEST_CASE("what people type arrives in its order") {
    Desk desk;
    type(desk.window, QStringLiteral("Trần Thị"));
    QTest::qWait(120);
    CHECK(desk.window.got == QStringLiteral("Trần Thị"));
    type(desk.window, QStringLiteral("123"));
    press_return(desk.window);
    CHECK(desk.window.got == QStringLiteral("Trần Thị123"));
    CHECK(desk.window.returned);
    CHECK(desk.scan.isEmpty());
}

TEST_CASE("the time-out warns at least 20 seconds ahead and a touch takes it back") {
    services::IdleTimer idle;
    idle.set_limits(1, 5); // less than the least is not taken
    bool expired = false;
    QObject::connect(&idle, &services::IdleTimer::expired, [&] { expired = true; });
    idle.run();
    QTest::qWait(1300);
    CHECK(idle.warning_left() >= 19);
    CHECK_FALSE(expired);
    idle.touch();
    CHECK(idle.warning_left() == 0);
}

TEST_CASE("a question can be asked at once, and a card taken away makes it come sooner") {
    services::IdleTimer idle;
    idle.set_limits(100, 25);
    idle.ask();
    CHECK(idle.warning_left() == 0); // no visit runs
    idle.run();
    idle.ask();
    CHECK(idle.warning_left() == 25);
    idle.touch();
    CHECK(idle.warning_left() == 0);
}

TEST_CASE("a scan is one scan even when the machine is busy") {
    Desk desk;
    type(desk.window, code.left(20));
    QTest::qWait(150); // the machine is slow
    type(desk.window, code.mid(20, 12));
    QTest::qSleep(300); // the program hangs while keys wait
    QTimer::singleShot(0, [&] { type(desk.window, code.mid(32)); });
    QTest::qWait(500);
    CHECK(desk.scan == code);
    CHECK(desk.window.got.isEmpty());
}

TEST_CASE("the number is masked on the screen") {
    const QString masked = views::masked_number(QStringLiteral("001099000001"));
    CHECK(masked != QStringLiteral("001099000001"));
    CHECK(masked.size() == 12);
    CHECK_FALSE(masked.contains(QStringLiteral("099000")));
    CHECK(views::shown_value(forms::key::full_name, QStringLiteral("A")) == QStringLiteral("A"));
}
