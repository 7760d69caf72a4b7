// The last page of a visit and a real print service: a cupsd of the test's own, set up as docs/printing.md says, and an
// IPP printer in software. What the visitor is told, what comes out, and what the next visitor does not get. A printer
// without paper stands with the other failures (failures_test).
#include "handover/print_queue.hpp"
#include "printing/print_room.hpp"
#include "services/printing.hpp"
#include "ui_support.hpp"

#include <doctest/doctest.h>
#include <QDir>
#include <QFile>
#include <QTest>

using flow::State;
using printing_test::PrintRoom;

namespace {

const QString first_visitor = QStringLiteral("NGUYỄN VĂN MẪU");
const QString second_visitor = QStringLiteral("PHẠM THỊ KẾ");
constexpr int patience_ms = 30'000;

/// Waits while the kiosk goes on working.
bool comes(const std::function<bool()>& test) {
    return QTest::qWaitFor(test, patience_ms);
}

/// A kiosk at the end of a visit, with a printer.
struct PrintingDesk {
    ui::Kiosk kiosk;
    services::Printing printing{PrintRoom::queue()};
    QStringList told;

    PrintingDesk() {
        kiosk.visit->set_printer(&printing);
        QObject::connect(&printing, &services::Printing::told,
                         [this](const forms::Text& sentence, const QString&) { told << sentence.vi; });
        visit(QStringLiteral("Nguyễn Văn Mẫu"));
    }
    void visit(const QString& name) {
        kiosk.go_to_card();
        kiosk.take_card(ui::sample_card(cccd::Overall::genuine, name));
        kiosk.fill_all();
        kiosk.shell().review()->confirm();
        kiosk.settle();
        REQUIRE(kiosk.state() == State::done);
    }
    QByteArray paper() const {
        const QDir folder(kiosk.folder.path());
        QFile file(folder.filePath(folder.entryList({QStringLiteral("*.pdf")}).value(0)));
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }
    screens::DoneScreen& page() { return *kiosk.shell().done(); }
    /// The last page comes to say this.
    bool says(const char* words, bool trouble) {
        return comes([&] {
            return page().print_state().contains(QString::fromUtf8(words)) && page().print_trouble() == trouble;
        });
    }
    /// Back from the last page and to it again, with other words on the form.
    void correct(const QString& words) {
        auto& shell = kiosk.shell();
        shell.back();
        shell.review()->edit(QStringLiteral("request"));
        shell.fill()->enter(words);
        shell.fill()->submit();
        REQUIRE(kiosk.state() == State::review);
        shell.review()->confirm();
        kiosk.settle();
        REQUIRE(kiosk.state() == State::done);
    }
    bool says_out() { return says("Đã in xong", false); }
};

/// Nothing of the visit is left with CUPS: no paper, no record of a job.
bool nothing_left(const PrintRoom& room) {
    return comes([&] { return room.cups->spool_data().isEmpty() && room.cups->spool_records().isEmpty(); });
}

} // namespace

TEST_CASE("the paper comes out and the visitor is told so, once more within the visit, and a slip; nothing stays") {
    const auto room = PrintRoom::open();
    if (!room) return;
    PrintingDesk counter;
    CHECK(counter.page().printable());
    counter.page().print();
    REQUIRE(counter.says_out());
    CHECK(counter.told.first().startsWith(QStringLiteral("Đang in")));
    CHECK(room->printer->paper(1).contains(first_visitor));
    counter.page().print();
    REQUIRE(comes([&] { return counter.told.count(counter.told.last()) == 2 && counter.told.size() >= 4; }));
    CHECK(room->printer->paper(2).contains(first_visitor));
    counter.page().printSlip();
    REQUIRE(comes([&] { return room->printer->paper(3).contains(QStringLiteral("PHIẾU CHUẨN BỊ HỒ SƠ")); }));
    CHECK_FALSE(room->printer->paper(3).contains(first_visitor));
    counter.page().finish();
    CHECK(nothing_left(*room));
    for (const auto& line : room->printer->log().split(u'\n', Qt::SkipEmptyParts)) // titles
        if (line.startsWith(QStringLiteral("Create-Job"))) CHECK(line.startsWith(QStringLiteral("Create-Job Phieu ")));
    counter.page().print(); // the visit is over
    counter.kiosk.settle();
    QTest::qWait(500);
    CHECK(room->printer->paper(4).isEmpty());
    CHECK(ui::warnings().isEmpty());
}

TEST_CASE("a printer that is switched off is told with K305, and prints what waits when it is back within the visit") {
    const auto room = PrintRoom::open();
    if (!room) return;
    PrintingDesk counter;
    room->printer->switch_off();
    counter.page().print();
    REQUIRE(counter.says("Máy in không kết nối. Vui lòng gọi cán bộ. (K305)", true));
    REQUIRE(room->printer->switch_on());
    REQUIRE(counter.says_out());
    CHECK(room->printer->paper(1).contains(first_visitor));
}

TEST_CASE("a visit that ends while its paper waits takes it back: the next visitor gets their own paper and no other") {
    const auto room = PrintRoom::open();
    if (!room) return;
    PrintingDesk counter;
    room->printer->take_paper_out();
    counter.page().print();
    REQUIRE(counter.says("(K301)", true));
    const auto told = counter.told.size();
    counter.page().finish();
    CHECK(comes([&] { return room->printer->log().contains(QStringLiteral("Cancel-Job")); }));
    CHECK(nothing_left(*room));
    CHECK(counter.told.size() == told); // the welcome page is nobody's
    counter.visit(QStringLiteral("Phạm Thị Kế"));
    CHECK(counter.page().print_state().isEmpty());
    room->printer->put_paper_in();
    counter.page().print();
    REQUIRE(counter.says_out());
    CHECK(room->printer->paper(2).contains(second_visitor));
    CHECK(room->printer->paper(1).isEmpty());
}

TEST_CASE("a paper that was corrected is not said to be printed, and the one before it does not come out") {
    const auto room = PrintRoom::open();
    if (!room) return;
    PrintingDesk counter;
    counter.page().print();
    REQUIRE(counter.says_out());
    counter.correct(QStringLiteral("Nội dung đúng"));
    CHECK(counter.page().print_state().isEmpty()); // the main key prints
    room->printer->take_paper_out();
    counter.page().print();
    REQUIRE(counter.says("(K301)", true));
    counter.correct(QStringLiteral("Nội dung đúng hơn"));
    CHECK(comes([&] { return room->printer->log().contains(QStringLiteral("Cancel-Job")); }));
    CHECK(nothing_left(*room));
    QTest::qWait(500);
    CHECK(counter.page().print_state().isEmpty());
    CHECK_FALSE(counter.page().print_trouble());
    room->printer->put_paper_in();
    counter.page().print();
    REQUIRE(counter.says_out());
    CHECK(room->printer->paper(2).isEmpty());
    CHECK(room->printer->paper(3).contains(QStringLiteral("Nội dung đúng hơn")));
}

TEST_CASE("the paper of a process that was killed is taken back, that of this visit and other people's jobs are not") {
    const auto room = PrintRoom::open();
    if (!room) return;
    room->printer->take_paper_out();
    PrintingDesk counter;
    const handover::PrintQueue queue(PrintRoom::queue());
    const auto left_behind = queue.print(counter.paper());
    REQUIRE(left_behind);
    QProcess clerk;
    clerk.start(QStringLiteral("lp"), {QStringLiteral("-d"), PrintRoom::queue(), QStringLiteral("-t"),
                                       QStringLiteral("Letter"), QStringLiteral("/etc/hostname")});
    REQUIRE(clerk.waitForFinished(20'000));
    counter.page().print();
    REQUIRE(comes([&] { return queue.unfinished().size() == 2; }));
    const auto own = queue.unfinished().back();
    counter.printing.sweep();
    counter.page().print(); // what is followed now makes room, and finds no paper
    REQUIRE(comes([&] { return queue.unfinished() == std::vector<int>{own}; }));
    CHECK(comes([&] { return queue.job(*left_behind) == handover::JobState::unknown; }));
    CHECK(queue.job(own - 1) != handover::JobState::unknown); // the clerk's letter
}

TEST_CASE("the process of a visit does not end before its waiting paper is taken back") {
    const auto room = PrintRoom::open();
    if (!room) return;
    room->printer->take_paper_out();
    {
        PrintingDesk counter;
        counter.page().print();
        REQUIRE(counter.says("(K301)", true));
        CHECK_FALSE(room->cups->spool_data().isEmpty());
    }
    CHECK(nothing_left(*room));
    room->printer->put_paper_in();
    QTest::qWait(1500);
    CHECK(room->printer->paper(1).isEmpty());
}
