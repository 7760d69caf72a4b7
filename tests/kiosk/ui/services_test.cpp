#include "app/views.hpp"
#include "services/idle_timer.hpp"
#include "services/key_scanner.hpp"
#include "ui_support.hpp"

#include <chrono>
#include <doctest/doctest.h>
#include <QCoreApplication>
#include <QInputMethodEvent>
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

// As a window system tells it: when the key was pressed, by a clock of its own.
void press(QWindow& window, int code, const QString& text, int ms_ago = 0) {
    QKeyEvent key(QEvent::KeyPress, code, Qt::NoModifier, text);
    const auto now = std::chrono::steady_clock::now().time_since_epoch() - std::chrono::milliseconds(ms_ago);
    key.setTimestamp(quint64(std::chrono::duration_cast<std::chrono::milliseconds>(now).count()) - 100'000);
    QCoreApplication::sendEvent(&window, &key);
}

void scan_keys(QWindow& window, const QString& text, int ms_ago = 0) {
    for (const QChar c : text) {
        if (c == u'|' || c.isUpper()) press(window, Qt::Key_Shift, {}, ms_ago); // as keyboards do it
        press(window, 0, QString(c), ms_ago);
    }
}

void type_slowly(QWindow& window, const QString& text) {
    for (const QChar c : text) {
        press(window, 0, QString(c));
        QTest::qWait(120);
    }
}

void press_return(QWindow& window) {
    press(window, Qt::Key_Return, QStringLiteral("\r"));
}

struct Desk {
    services::KeyScanner scanner;
    Typing window;
    QString scan;
    explicit Desk(cccd::scanner::WedgeSettings settings = {}) : scanner(std::move(settings)) {
        QCoreApplication::instance()->installEventFilter(&scanner);
        QObject::connect(&scanner, &services::KeyScanner::scanned, [this](const QString& text) { scan = text; });
    }
};

const QString code = QStringLiteral("001099000001|012345678|Nguyễn Văn Mẫu|01011999|Nam|Xã A|02022022");

} // namespace

TEST_CASE("a scan reaches no input, with its line end or without") {
    Desk desk;
    scan_keys(desk.window, code);
    press_return(desk.window);
    CHECK(desk.scan == code);
    CHECK(desk.window.got.isEmpty());
    CHECK_FALSE(desk.window.returned);
    desk.scan.clear();
    scan_keys(desk.window, code);
    QTest::qWait(400);
    CHECK(desk.scan == code);
    CHECK(desk.window.got.isEmpty());
}

TEST_CASE("what people type arrives in its order, late by the burst's gap at most") {
    Desk desk;
    type_slowly(desk.window, QStringLiteral("Trần Thị"));
    CHECK(desk.window.got == QStringLiteral("Trần Thị"));
    press(desk.window, 0, QStringLiteral("1"));
    press(desk.window, 0, QStringLiteral("2"));
    press(desk.window, Qt::Key_Left, {}); // what was held goes before it
    CHECK(desk.window.got == QStringLiteral("Trần Thị12"));
    press(desk.window, 0, QStringLiteral("3"));
    press_return(desk.window);
    CHECK(desk.window.got == QStringLiteral("Trần Thị123"));
    CHECK(desk.window.returned);
    CHECK(desk.scan.isEmpty());
}

TEST_CASE("a key that is held down repeats in the field and is no scan") {
    Desk desk;
    press(desk.window, 0, QStringLiteral("0"));
    QTest::qWait(100);
    for (int i = 0; i < 20; ++i) {
        QKeyEvent again(QEvent::KeyPress, Qt::Key_0, Qt::NoModifier, QStringLiteral("0"), true);
        QCoreApplication::sendEvent(&desk.window, &again);
    }
    CHECK(desk.window.got == QString(21, u'0'));
    CHECK(desk.scan.isEmpty());
}

TEST_CASE("letters that an input method commits in the middle of a scan stay out of the field") {
    Desk desk;
    scan_keys(desk.window, code.left(30));
    QInputMethodEvent commit;
    commit.setCommitString(QStringLiteral("ễ"));
    QCoreApplication::sendEvent(&desk.window, &commit);
    scan_keys(desk.window, code.mid(30));
    press_return(desk.window);
    CHECK(desk.scan == code.left(30) + QStringLiteral("ễ") + code.mid(30));
    CHECK(ui::warnings().join(u' ').contains(u"input method")); // the office is told
    CHECK(desk.window.got.isEmpty());
}

TEST_CASE("the Vietnamese keyboard layout is undone, and the scanner's prefix and suffix are taken off") {
    cccd::scanner::WedgeSettings settings;
    settings.prefix = "~";
    settings.suffix = "#";
    Desk desk(settings);
    const QStringList digits{QStringLiteral("đ"),   QStringLiteral("ă"),   QStringLiteral("â"),   QStringLiteral("ê"),
                             QStringLiteral("ô"),   QString(QChar(0x300)), QString(QChar(0x309)), QString(QChar(0x303)),
                             QString(QChar(0x301)), QString(QChar(0x323))};
    press(desk.window, 0, QStringLiteral("~"));
    for (const QChar c : QStringLiteral("001099000001")) press(desk.window, 0, digits[c.digitValue()]);
    press(desk.window, 0, QStringLiteral("#"));
    press_return(desk.window);
    CHECK(desk.scan == QStringLiteral("001099000001"));
    CHECK(desk.window.got.isEmpty());
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
    scan_keys(desk.window, code.left(20));
    QTest::qWait(150); // the scanner is slow
    scan_keys(desk.window, code.mid(20, 12));
    QTest::qSleep(400); // the program hangs while keys wait
    QTimer::singleShot(0, [&] { scan_keys(desk.window, code.mid(32), 390); });
    QTest::qWait(500);
    CHECK(desk.scan == code);
    CHECK(desk.window.got.isEmpty());
}

TEST_CASE("the first keys of a scan reach no field when the machine is busy") {
    Desk desk;
    scan_keys(desk.window, code.left(3));
    QTest::qSleep(400);
    QTimer::singleShot(0, [&] { scan_keys(desk.window, code.mid(3), 395); });
    QTest::qWait(500);
    CHECK(desk.scan == code);
    CHECK(desk.window.got.isEmpty());
}

TEST_CASE("the number is masked on the screen, the old one too") {
    const QString masked = views::shown_value(forms::key::personal_number, QStringLiteral("001099000001"));
    CHECK(masked != QStringLiteral("001099000001"));
    CHECK(masked.size() == 12);
    CHECK_FALSE(masked.contains(QStringLiteral("099000")));
    CHECK(views::shown_value(forms::key::old_number, QStringLiteral("023456789")) == QStringLiteral("02•••••89"));
    CHECK(views::shown_value(forms::key::full_name, QStringLiteral("A")) == QStringLiteral("A"));
}
