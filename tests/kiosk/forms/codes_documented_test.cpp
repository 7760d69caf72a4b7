// The codes of paper and hand-over stand in docs/errors.md with the very sentences of the screen.
#include "handover/delivery.hpp"
#include "handover/print_queue.hpp"

#include <doctest/doctest.h>
#include <QFile>
#include <QSet>

namespace {

struct Row {
    QString vi;
    QString en;
};

QMap<QString, Row> documented() {
    QFile file(QStringLiteral(CCCD_SOURCE_DIR "/docs/errors.md"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    QMap<QString, Row> rows;
    QString code;
    for (const auto& line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'))) {
        const auto cells = line.split(QLatin1Char('|'));
        if (line.startsWith(QStringLiteral("### "))) code = line.section(u' ', 1, 1);
        if (code.startsWith(QStringLiteral("K3")) && line.contains(QStringLiteral("· screen |")) && cells.size() == 5)
            rows.insert(code, {cells[2].trimmed(), cells[3].trimmed()});
    }
    return rows;
}

} // namespace

TEST_CASE("every code of printer and hand-over has its entry with the sentences of the screen") {
    const auto rows = documented();
    QSet<QString> told{QString::fromLatin1(handover::not_taken_code)};
    const auto check = [&](const QString& code, const forms::Text& sentence) {
        INFO(code.toStdString());
        CHECK_FALSE(told.contains(code));
        told.insert(code);
        CHECK(rows.value(code).vi == sentence.vi);
        CHECK(rows.value(code).en == sentence.en);
    };
    using handover::PrinterState;
    for (const auto state :
         {PrinterState::paper_out, PrinterState::paper_jam, PrinterState::door_open, PrinterState::ink_out,
          PrinterState::offline, PrinterState::stopped, PrinterState::missing, PrinterState::no_service}) {
        const handover::PrinterStatus status{state, {}};
        check(status.code(), status.sentence());
    }
    CHECK(handover::PrinterStatus{PrinterState::ready, {}}.code().isEmpty());
    using handover::Delivery;
    for (const auto each : {Delivery::folder_missing, Delivery::not_writable, Delivery::disk_full, Delivery::no_stick})
        check(handover::delivery_code(each), handover::delivery_sentence(each));
    CHECK(handover::delivery_code(Delivery::done).isEmpty());
    CHECK(told.size() == rows.size());
}
