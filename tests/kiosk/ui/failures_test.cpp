// Each thing that can go wrong in a visit, on the screen: what happened, what to do, the code, and the way on.
#include "printing/print_room.hpp"
#include "services/printing.hpp"
#include "stops.hpp"
#include "text/failures.hpp"
#include "text/phrases.hpp"

#include <csignal>
#include <doctest/doctest.h>
#include <QDir>
#include <QSet>
#include <QTest>
#include <sys/resource.h>

namespace {

using C = cccd::ErrorCode;
using flow::State;

struct Counter {
    ui::Kiosk kiosk;
    app::Window ui;

    static app::VisitSettings settings(bool english, bool counter) {
        app::VisitSettings settings;
        settings.english = english;
        settings.counter = counter;
        settings.motion = false;
        return settings;
    }
    explicit Counter(bool english = false, bool counter = false)
        : kiosk(settings(english, counter)), ui(kiosk.shell(), counter ? QSize(1366, 768) : QSize(1080, 1920)) {
        REQUIRE(ui.window());
        ui.window()->requestActivate();
        REQUIRE(QTest::qWaitForWindowActive(ui.window()));
    }
    QStringList texts() {
        kiosk.settle();
        QTest::qWait(20);
        QStringList all;
        for (const auto* item : ui::visible_items(*ui.window())) all.append(item->property("text").toString());
        return all;
    }
    bool says(const QString& words) {
        const auto all = texts();
        return std::any_of(all.begin(), all.end(), [&](const QString& text) { return text.contains(words); });
    }
    void press_return() {
        QTest::keyClick(ui.window(), Qt::Key_Return);
        kiosk.settle();
    }
    void fail(C code) { emit kiosk.reader.failed({code, cccd::Stage::reader, 0, 0, "test"}); }
    void go_to_review() {
        kiosk.go_to_card();
        kiosk.take_card();
        kiosk.fill_all();
    }
};

/// A disk that takes no more: every write beyond the limit fails, as it does on a full disk.
class FullDisk {
public:
    FullDisk() {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit none{512, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &none);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &before_); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit before_{};
};

struct Case {
    C code;
    bool while_reading; ///< else while the card is waited for
    const char* words;
};

// What Scope 7 of the kiosk names; the words are of the Vietnamese screen.
const Case cases[]{
    {C::no_reader, false, "Máy chưa có đầu đọc thẻ."},
    {C::service_not_running, false, "Dịch vụ đọc thẻ của máy chưa chạy."},
    {C::reader_lost, true, "Đầu đọc thẻ vừa bị ngắt."},
    {C::not_an_emrtd, true, "Đây không phải thẻ căn cước gắn chip."},
    {C::access_denied_wrong_key, true, "Số đã nhập không phải của thẻ này."},
    {C::link_failed, true, "Thẻ bị xê dịch khi đang đọc."},
    {C::access_blocked, true, "Thẻ đã tự khóa."},
};

} // namespace

TEST_CASE("each failure of reader and card says what happened, what citizen and clerk do, its code, and a way on") {
    for (const bool english : {false, true})
        for (const bool counter : {false, true}) {
            Counter desk(english, counter);
            desk.kiosk.go_to_card();
            for (const auto& one : cases) {
                const auto code = failures::shown_code(one.code);
                CAPTURE(code.toStdString());
                CAPTURE(english);
                CAPTURE(counter);
                if (one.while_reading) emit desk.kiosk.reader.card_found();
                desk.fail(one.code);
                REQUIRE(desk.kiosk.state() == State::failed);
                const auto& entry = failures::of(one.code);
                CHECK(entry.happened.vi == QString::fromUtf8(one.words));
                for (const auto& text : {entry.happened, entry.citizen, entry.clerk})
                    CHECK(desk.says(english ? text.en : text.vi));
                CHECK(desk.says((english ? QStringLiteral("Code %1") : QStringLiteral("Mã lỗi %1")).arg(code)));
                ui::keep_picture(*desk.ui.window(),
                                 QStringLiteral("failed-%1-%2-%3")
                                     .arg(code, english ? QStringLiteral("en") : QStringLiteral("vi"),
                                          counter ? QStringLiteral("counter") : QStringLiteral("public")));
                const int starts = desk.kiosk.reader.starts;
                desk.press_return(); // the first button has the focus
                if (entry.other_number) {
                    CHECK(desk.kiosk.state() == State::identify);
                    desk.kiosk.visit->scanned(QStringLiteral("001099000001"));
                }
                CHECK(desk.kiosk.state() == State::place_card);
                CHECK(desk.kiosk.reader.starts == starts + 1);
            }
            CHECK(ui::warnings().isEmpty());
        }
}

TEST_CASE("after each failure the form can be filled by hand") {
    for (const auto& one : cases) {
        ui::Kiosk kiosk;
        kiosk.go_to_card();
        emit kiosk.reader.failed({one.code, cccd::Stage::reader, 0, 0, "test"});
        kiosk.shell().failure()->hand();
        CHECK(kiosk.state() == State::people);
    }
}

TEST_CASE("no anchor: the data is shown, and the verdict says that nobody could tell") {
    Counter desk;
    desk.kiosk.go_to_card();
    emit desk.kiosk.reader.card_found();
    emit desk.kiosk.reader.finished(ui::sample_card(cccd::Overall::cannot_tell));
    CHECK(desk.says(QStringLiteral("Chưa xác định được")));
    CHECK(desk.says(QStringLiteral("chưa có chứng thư gốc")));
    CHECK(desk.says(QStringLiteral("Nguyễn Văn Mẫu")));
    ui::keep_picture(*desk.ui.window(), QStringLiteral("result-cannot-tell"));
    desk.press_return();
    CHECK(desk.kiosk.state() == State::people);
}

TEST_CASE("a full disk: the paper is not made, the review says why with its code, and a second try works") {
    Counter desk;
    desk.go_to_review();
    {
        const FullDisk full;
        desk.kiosk.shell().review()->confirm();
        desk.kiosk.settle();
    }
    REQUIRE(desk.kiosk.state() == State::review);
    CHECK(desk.says(failures::of(C::store_write_failed).happened.vi));
    CHECK(desk.says(QStringLiteral("E805")));
    CHECK(QDir(desk.kiosk.folder.path()).entryList(QDir::Files).isEmpty());
    ui::keep_picture(*desk.ui.window(), QStringLiteral("review-disk-full"));
    desk.kiosk.shell().review()->confirm();
    desk.kiosk.settle();
    CHECK(desk.kiosk.state() == State::done);
}

TEST_CASE(
    "a printer without paper: the last page says it with its code, goes on once paper is there, or ends the visit") {
    const auto room = printing_test::PrintRoom::open();
    if (!room) return;
    Counter desk;
    services::Printing printer(printing_test::PrintRoom::queue());
    desk.kiosk.visit->set_printer(&printer);
    desk.go_to_review();
    desk.kiosk.shell().review()->confirm();
    desk.kiosk.settle();
    REQUIRE(desk.kiosk.state() == State::done);
    CHECK(desk.says(QStringLiteral("In tờ khai")));
    room->printer->take_paper_out();
    desk.press_return();
    auto& page = *desk.kiosk.shell().done();
    REQUIRE(QTest::qWaitFor([&] { return page.print_trouble(); }, 30'000));
    CHECK(desk.says(failures::book().value(QStringLiteral("K301")).screen.vi));
    CHECK(desk.says(QStringLiteral("(K301)")));
    CHECK(desk.says(QStringLiteral("In tờ khai")));
    ui::keep_picture(*desk.ui.window(), QStringLiteral("done-printer-out"));
    room->printer->put_paper_in();
    REQUIRE(QTest::qWaitFor([&] { return page.print_state().contains(QStringLiteral("Đã in xong")); }, 30'000));
    CHECK_FALSE(page.print_trouble());
    CHECK(desk.says(QStringLiteral("Đã in xong")));
    CHECK(room->printer->paper(1).contains(QStringLiteral("NGUYỄN VĂN MẪU")));
    desk.press_return(); // printing was asked for: now the first button is the end
    CHECK(desk.kiosk.state() == State::welcome);
}

TEST_CASE("the four verdicts stand on the screen in words and shapes of their own") {
    QSet<QString> all_shapes;
    for (const bool counter : {false, true})
        for (const auto overall : {cccd::Overall::genuine, cccd::Overall::genuine_remarks, cccd::Overall::cannot_tell,
                                   cccd::Overall::not_genuine}) {
            Counter desk(counter, counter);
            desk.kiosk.go_to_card();
            emit desk.kiosk.reader.card_found();
            emit desk.kiosk.reader.finished(ui::sample_card(overall));
            REQUIRE(desk.kiosk.state() == State::result);
            QSet<QString> shapes;
            for (const auto* item : ui::visible_items(*desk.ui.window())) {
                const QString shape = item->property("name").toString();
                if (shape.startsWith(QStringLiteral("verdict-"))) shapes.insert(shape);
            }
            CHECK(shapes.size() == 1);
            all_shapes.unite(shapes);
            CHECK(desk.says(counter ? phrases::verdict(overall).title.en : phrases::verdict(overall).title.vi));
            CHECK(desk.says(QStringLiteral("Nguyễn Văn Mẫu")) == (overall != cccd::Overall::not_genuine));
            ui::keep_picture(*desk.ui.window(), QStringLiteral("verdict-%1-%2").arg(int(overall)).arg(int(counter)));
        }
    CHECK(all_shapes.size() == 4);
}
