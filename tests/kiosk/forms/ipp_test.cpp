// Printing over IPP: the kiosk's queue, a cupsd of the test's own with a queue made as docs/printing.md says, and a
// software printer behind it.
#include "handover/print_queue.hpp"
#include "printing/print_room.hpp"
#include "support.hpp"

using namespace forms_test;
using namespace printing_test;
using handover::JobState;
using handover::PrinterState;
using handover::PrintQueue;

namespace {

const QString holder = QStringLiteral("NGUYỄN THỊ THÙY ĐƯƠNG");
const PrintQueue counter_queue(PrintRoom::queue());

/// A form is sent to a printer that has no paper, which is noticed.
std::optional<int> print_without_paper(PrintRoom& room) {
    room.printer->take_paper_out();
    const auto job = counter_queue.print(ct01_pdf());
    REQUIRE(job);
    CHECK(comes_true([] { return counter_queue.status().state == PrinterState::paper_out; }));
    return job;
}

} // namespace

TEST_CASE("a form reaches an IPP Everywhere printer whole, under a title that tells nothing") {
    const auto room = PrintRoom::open(History::kept);
    if (!room) return;
    CHECK(counter_queue.status().state == PrinterState::ready);
    const auto job = counter_queue.print(ct01_pdf());
    REQUIRE(job);
    CHECK(comes_true([&] { return counter_queue.job(*job) == JobState::done; }));
    CHECK(room->printer->paper(1).contains(holder));
    CHECK(room->printer->log().contains(QStringLiteral("Create-Job Phieu")));
    for (const auto& word : {QStringLiteral("CT01"), QStringLiteral("079190000123"), QStringLiteral("NGUY")})
        CHECK_FALSE(room->printer->log().contains(word));
    CHECK(comes_true([&] { return room->cups->spool_data().isEmpty(); }));
}

TEST_CASE("an IPP printer without paper is noticed, and once paper is there the form comes out") {
    const auto room = PrintRoom::open(History::kept);
    if (!room) return;
    const auto job = print_without_paper(*room);
    CHECK(counter_queue.job(*job) == JobState::printing);
    CHECK(room->printer->paper(1).isEmpty());
    room->printer->put_paper_in();
    CHECK(comes_true([&] { return counter_queue.job(*job) == JobState::done; }));
    CHECK(room->printer->paper(1).contains(holder));
    CHECK(comes_true([&] { return counter_queue.status().state == PrinterState::ready; }));
    CHECK(comes_true([&] { return room->cups->spool_data().isEmpty(); }));
}

TEST_CASE("a form taken back from an IPP printer without paper never comes out, for the next citizen least of all") {
    const auto room = PrintRoom::open(History::kept);
    if (!room) return;
    const auto job = print_without_paper(*room);
    CHECK(counter_queue.cancel(*job));
    CHECK(comes_true([&] { return room->printer->log().contains(QStringLiteral("Cancel-Job")); }));
    room->printer->put_paper_in();
    const auto next = counter_queue.print(ct01_pdf());
    REQUIRE(next);
    CHECK(comes_true([&] { return counter_queue.job(*next) == JobState::done; }));
    CHECK(room->printer->paper(1).isEmpty());
    CHECK(room->printer->paper(2).contains(holder));
    CHECK(comes_true([&] { return room->cups->spool_data().isEmpty(); }));
}

TEST_CASE("an IPP printer that is switched off is offline, and prints what waits once it is back") {
    const auto room = PrintRoom::open(History::kept);
    if (!room) return;
    room->printer->switch_off();
    const auto job = counter_queue.print(ct01_pdf());
    REQUIRE(job);
    CHECK(comes_true([&] { return counter_queue.status().state == PrinterState::offline; }));
    REQUIRE(room->printer->switch_on());
    CHECK(comes_true([&] { return counter_queue.job(*job) == JobState::done; }, 60000));
    CHECK(room->printer->paper(1).contains(holder));
    CHECK(comes_true([&] { return room->cups->spool_data().isEmpty(); }));
}
