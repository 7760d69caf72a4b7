#include "handover/print_queue.hpp"
#include "private_cups.hpp"
#include "support.hpp"

#include <QBuffer>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QThread>

using namespace forms_test;
using handover::JobState;
using handover::PrinterState;
using handover::PrintQueue;

namespace {

QByteArray ct01_pdf() {
    forms::FormSession session(form("ct01"), visit());
    session.set_person(QStringLiteral("holder"), card_2021());
    type_the_rest(session, true);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    REQUIRE(forms::write_pdf(session.filled(), {}, buffer));
    return buffer.data();
}

template <typename Test> bool comes_true(Test test) {
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 20000) {
        if (test()) return true;
        QThread::msleep(100);
    }
    return false;
}

QStringList spool_data(const PrivateCups& cups) {
    return QDir(cups.path(QStringLiteral("spool"))).entryList({QStringLiteral("d*")}, QDir::Files);
}

/// The job files of CUPS's history, all together.
QByteArray spool_records(const PrivateCups& cups) {
    QByteArray all;
    const QDir spool(cups.path(QStringLiteral("spool")));
    for (const auto& name : spool.entryList({QStringLiteral("c*")}, QDir::Files)) {
        QFile file(spool.filePath(name));
        if (file.open(QIODevice::ReadOnly)) all += file.readAll();
    }
    return all;
}

} // namespace

TEST_CASE("printer reasons become what a clerk must know, the most pressing first") {
    const auto state = [](int code, const QStringList& reasons) { return handover::read_status(code, reasons).state; };
    CHECK(state(3, {QStringLiteral("none")}) == PrinterState::ready);
    CHECK(state(4, {}) == PrinterState::printing);
    CHECK(state(5, {}) == PrinterState::stopped);
    CHECK(state(5, {QStringLiteral("paused"), QStringLiteral("media-empty-error")}) == PrinterState::paper_out);
    CHECK(state(5, {QStringLiteral("media-jam-error"), QStringLiteral("media-empty")}) == PrinterState::paper_jam);
    CHECK(state(3, {QStringLiteral("offline-report")}) == PrinterState::offline);
    CHECK(state(3, {QStringLiteral("door-open-report")}) == PrinterState::door_open);
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
    CHECK(comes_true([&] { return spool_data(*cups).isEmpty(); }));
    CHECK_FALSE(spool_records(*cups).contains("CT01"));
    CHECK_FALSE(spool_records(*cups).contains("079190000123"));
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
    CHECK(comes_true([&] { return spool_data(*cups).isEmpty(); }));
}
