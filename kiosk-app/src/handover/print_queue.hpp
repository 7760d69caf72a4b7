// Printing through CUPS, straight from memory: no file of a visit is written by the kiosk, and the job bears a neutral
// title. Every call may block for seconds: use it from a worker thread.
#pragma once

#include "forms/value.hpp"

#include <optional>
#include <QByteArray>
#include <QStringList>
#include <vector>

namespace handover {

/// What a clerk must know of a printer, the most pressing first.
enum class PrinterState {
    ready,
    printing,
    paper_out,
    paper_jam,
    door_open,
    ink_out,
    offline,
    stopped,
    missing,
    no_service
};

struct PrinterStatus {
    PrinterState state = PrinterState::missing;
    QStringList reasons; ///< the printer-state-reasons of RFC 8011 as CUPS gives them
    forms::Text sentence() const;
    /// "K301", as docs/errors.md has it; empty when nothing is wrong.
    QString code() const;
    bool can_print() const { return state == PrinterState::ready || state == PrinterState::printing; }
};

enum class JobState { waiting, printing, held, done, cancelled, failed, unknown };

/// The queue is fine and did not take the paper.
inline constexpr auto not_taken_code = "K310";

/// Reads printer-state (3 idle, 4 processing, 5 stopped), its reasons, and the printer-state-message in which CUPS's
/// backends alone say that a printer does not answer.
PrinterStatus read_status(int printer_state, const QStringList& reasons, const QString& message = {});

class PrintQueue {
public:
    /// The names of all queues; empty when there is none or CUPS does not answer.
    static QStringList names();

    explicit PrintQueue(QString name) : name_(std::move(name)) {}

    const QString& name() const { return name_; }
    PrinterStatus status() const;
    /// Sends a PDF. The job's number, or nothing when the queue did not take it.
    std::optional<int> print(const QByteArray& pdf, int copies = 1) const;
    JobState job(int number) const;
    /// This user's jobs that the kiosk made (by their title) and that are not over.
    std::vector<int> unfinished() const;
    /// Takes a job back, from the printer too where it has got there, and has CUPS forget it.
    bool cancel(int number) const;

private:
    enum class Record { kept, purged };
    bool cancel_job(int number, Record record) const;
    bool busy() const;

    QString name_;
};

} // namespace handover
