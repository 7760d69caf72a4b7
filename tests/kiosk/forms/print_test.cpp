#include "handover/print_queue.hpp"
#include "printing/private_cups.hpp"
#include "support.hpp"

#include <QFile>

using namespace forms_test;
using namespace printing_test;
using handover::JobState;
using handover::PrinterState;
using handover::PrintQueue;

TEST_CASE("printer reasons become what a clerk must know, the most pressing first") {
    const auto state = [](int code, const QStringList& reasons) { return handover::read_status(code, reasons).state; };
    CHECK(state(3, {QStringLiteral("none")}) == PrinterState::ready);
    CHECK(state(4, {}) == PrinterState::printing);
    CHECK(state(5, {}) == PrinterState::stopped);
    CHECK(state(5, {QStringLiteral("paused"), QStringLiteral("media-empty-error")}) == PrinterState::paper_out);
    CHECK(state(5, {QStringLiteral("media-jam-error"), QStringLiteral("media-empty")}) == PrinterState::paper_jam);
    CHECK(state(3, {QStringLiteral("offline-report")}) == PrinterState::offline);
    CHECK(state(3, {QStringLiteral("door-open-report")}) == PrinterState::door_open);
    const auto says = [](int code, const char* message) {
        return handover::read_status(code, {QStringLiteral("none")}, QString::fromLatin1(message)).state;
    };
    CHECK(says(4, "The printer may not exist or is unavailable at this time.") == PrinterState::offline);
    CHECK(says(3, "The printer may not exist or is unavailable at this time.") == PrinterState::ready);
    CHECK(says(4, "Waiting for job to complete.") == PrinterState::printing);
    CHECK(state(3, {QStringLiteral("marker-supply-low-warning")}) == PrinterState::ready);
    for (int code = 0; code <= static_cast<int>(PrinterState::no_service); ++code) {
        const auto sentence = handover::PrinterStatus{static_cast<PrinterState>(code), {}}.sentence();
        CHECK_FALSE(sentence.vi.isEmpty());
        CHECK_FALSE(sentence.en.isEmpty());
    }
}

TEST_CASE("without a print service the queue says so") {
    qputenv("CUPS_SERVER", "/nonexistent/cups.sock");
    CHECK(PrintQueue(QStringLiteral("paper")).status().state == PrinterState::no_service);
    CHECK_FALSE(PrintQueue(QStringLiteral("paper")).print("%PDF-1.4").has_value());
    CHECK(PrintQueue::names().isEmpty());
    qunsetenv("CUPS_SERVER");
}

TEST_CASE("a form goes through CUPS to paper, its title tells nothing and the spool keeps nothing") {
    const auto cups = PrivateCups::start();
    if (!cups) {
        std::printf("SKIPPED cupsd or its filters are not installed\n");
        return;
    }
    const QString paper = cups->path(QStringLiteral("paper.pdf"));
    REQUIRE(QFile(paper).open(QIODevice::WriteOnly));
    REQUIRE(cups->add_queue(QStringLiteral("counter"), QStringLiteral("file:") + paper));
    CHECK(PrintQueue::names() == QStringList{QStringLiteral("counter")});
    const PrintQueue queue(QStringLiteral("counter"));
    CHECK(queue.status().state == PrinterState::ready);
    CHECK(PrintQueue(QStringLiteral("other")).status().state == PrinterState::missing);
    const auto job = queue.print(ct01_pdf());
    REQUIRE(job);
    CHECK(comes_true([&] { return queue.job(*job) == JobState::done; }));
    const QString text = QString::fromUtf8(output_of(QStringLiteral("pdftotext"), {paper, QStringLiteral("-")}));
    CHECK(flat(text).contains(QStringLiteral("NGUYỄN THỊ THÙY ĐƯƠNG")));
    CHECK(comes_true([&] { return cups->spool_data().isEmpty(); }));
    CHECK_FALSE(cups->spool_records().contains("CT01"));
    CHECK_FALSE(cups->spool_records().contains("079190000123"));
}

TEST_CASE("a printer without paper is noticed and the job is taken back without a trace") {
    const auto cups = PrivateCups::start();
    if (!cups) {
        std::printf("SKIPPED cupsd or its filters are not installed\n");
        return;
    }
    REQUIRE(cups->add_queue(QStringLiteral("counter"), QStringLiteral("empty:/")));
    const PrintQueue queue(QStringLiteral("counter"));
    const auto job = queue.print(ct01_pdf());
    REQUIRE(job);
    CHECK(comes_true([&] { return queue.status().state == PrinterState::paper_out; }));
    CHECK(queue.job(*job) == JobState::printing);
    CHECK(queue.cancel(*job));
    CHECK(comes_true([&] { return queue.job(*job) == JobState::unknown || queue.job(*job) == JobState::cancelled; }));
    CHECK(comes_true([&] { return cups->spool_data().isEmpty(); }));
}
