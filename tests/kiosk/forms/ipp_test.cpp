// Printing over IPP: the kiosk's queue, a cupsd of the test's own with a queue made as docs/printing.md says, and a
// software printer behind it (ipp_printer/).
#include "handover/print_queue.hpp"
#include "private_cups.hpp"
#include "support.hpp"

#include <QDir>
#include <QFile>

using namespace forms_test;
using handover::JobState;
using handover::PrinterState;
using handover::PrintQueue;

namespace {

const QString printer_script = QStringLiteral(CCCD_SOURCE_DIR "/tests/kiosk/forms/ipp_printer/printer.py");

/// The printer in the corner; ends with the object.
class IppPrinter {
public:
    explicit IppPrinter(QString folder) : folder_(std::move(folder)) {
        QDir().mkpath(folder_);
        switch_on();
    }
    ~IppPrinter() { switch_off(); }

    void switch_on() {
        QFile::remove(path("port"));
        process_.start(QStringLiteral("python3"), QStringList{QStringLiteral("-B"), printer_script, folder_} +
                                                      (port_.isEmpty() ? QStringList{} : QStringList{port_}));
        REQUIRE(comes_true([&] { return QFile::exists(path("port")); }));
        port_ = text("port");
    }
    void switch_off() {
        process_.kill();
        process_.waitForFinished(5000);
    }
    void take_paper_out() { QFile(path("no-paper")).open(QIODevice::WriteOnly); }
    void put_paper_in() { QFile::remove(path("no-paper")); }

    QString address() const { return QStringLiteral("ipp://127.0.0.1:%1/ipp/print").arg(port_); }
    /// The text of the sheets that came out of it for its n-th job; empty when nothing did.
    QString paper(int job) const {
        const QString sheet = path(QStringLiteral("paper-%1.pdf").arg(job).toUtf8());
        return QFile::exists(sheet)
                   ? flat(QString::fromUtf8(output_of(QStringLiteral("pdftotext"), {sheet, QStringLiteral("-")})))
                   : QString();
    }
    /// What a printer, or whoever listens at its cable, gets to know beside the paper.
    QString log() const { return text("log"); }

private:
    QString path(const char* name) const { return folder_ + u'/' + QString::fromUtf8(name); }
    QString text(const char* name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    QString folder_, port_;
    QProcess process_;
};

const QString holder = QStringLiteral("NGUYỄN THỊ THÙY ĐƯƠNG");

struct Counter {
    std::unique_ptr<PrivateCups> cups = PrivateCups::start();
    std::unique_ptr<IppPrinter> printer;
    PrintQueue queue{QStringLiteral("counter")};

    /// False when cupsd is not installed.
    bool set_up() {
        if (!cups) {
            std::printf("SKIPPED cupsd or its filters are not installed\n");
            return false;
        }
        printer = std::make_unique<IppPrinter>(cups->path(QStringLiteral("printer")));
        REQUIRE(cups->add_everywhere_queue(queue.name(), printer->address()));
        return true;
    }
};

} // namespace

TEST_CASE("a form reaches an IPP Everywhere printer whole, under a title that tells nothing") {
    Counter counter;
    if (!counter.set_up()) return;
    CHECK(counter.queue.status().state == PrinterState::ready);
    const auto job = counter.queue.print(ct01_pdf());
    REQUIRE(job);
    CHECK(comes_true([&] { return counter.queue.job(*job) == JobState::done; }));
    CHECK(counter.printer->paper(1).contains(holder));
    CHECK(counter.printer->log().contains(QStringLiteral("Create-Job Phieu")));
    for (const auto& word : {QStringLiteral("CT01"), QStringLiteral("079190000123"), QStringLiteral("NGUY")})
        CHECK_FALSE(counter.printer->log().contains(word));
    CHECK(comes_true([&] { return counter.cups->spool_data().isEmpty(); }));
}

TEST_CASE("an IPP printer without paper is noticed, and once paper is there the form comes out") {
    Counter counter;
    if (!counter.set_up()) return;
    counter.printer->take_paper_out();
    const auto job = counter.queue.print(ct01_pdf());
    REQUIRE(job);
    CHECK(comes_true([&] { return counter.queue.status().state == PrinterState::paper_out; }));
    CHECK(counter.queue.job(*job) == JobState::printing);
    CHECK(counter.printer->paper(1).isEmpty());
    counter.printer->put_paper_in();
    CHECK(comes_true([&] { return counter.queue.job(*job) == JobState::done; }));
    CHECK(counter.printer->paper(1).contains(holder));
    CHECK(comes_true([&] { return counter.queue.status().state == PrinterState::ready; }));
    CHECK(comes_true([&] { return counter.cups->spool_data().isEmpty(); }));
}

TEST_CASE("a form taken back from an IPP printer without paper never comes out, for the next citizen least of all") {
    Counter counter;
    if (!counter.set_up()) return;
    counter.printer->take_paper_out();
    const auto job = counter.queue.print(ct01_pdf());
    REQUIRE(job);
    CHECK(comes_true([&] { return counter.queue.status().state == PrinterState::paper_out; }));
    CHECK(counter.queue.cancel(*job));
    CHECK(comes_true([&] { return counter.printer->log().contains(QStringLiteral("Cancel-Job")); }));
    counter.printer->put_paper_in();
    const auto next = counter.queue.print("%PDF-1.4 of the next citizen");
    REQUIRE(next);
    CHECK(comes_true([&] { return counter.queue.job(*next) == JobState::done; }));
    CHECK(counter.printer->paper(1).isEmpty());
    CHECK(comes_true([&] { return counter.cups->spool_data().isEmpty(); }));
}

TEST_CASE("an IPP printer that is switched off is offline, and prints what waits once it is back") {
    Counter counter;
    if (!counter.set_up()) return;
    counter.printer->switch_off();
    const auto job = counter.queue.print(ct01_pdf());
    REQUIRE(job);
    CHECK(comes_true([&] { return counter.queue.status().state == PrinterState::offline; }));
    counter.printer->switch_on();
    CHECK(comes_true([&] { return counter.queue.job(*job) == JobState::done; }, 60000));
    CHECK(counter.printer->paper(1).contains(holder));
    CHECK(comes_true([&] { return counter.cups->spool_data().isEmpty(); }));
}
