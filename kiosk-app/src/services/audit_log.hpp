// What happened on this kiosk, without whom it happened to: kind of act, outcome, codes, times. Each line carries the
// hash of the line before it, so that a line changed, taken out or put in shows. docs/kiosk-setup.md says what that
// proves.
#pragma once

#include "text/setup_faults.hpp"

#include <memory>
#include <optional>
#include <QFile>
#include <utility>

namespace services {

enum class Act {
    started,
    stopped,
    visit_begun,
    visit_ended,
    card_read,
    paper_written,
    printed,
    handed_over,
    admin,
    update,
    sealed,
    continued,
    recovered
};

/// A name and a plain word: letters, digits and "._-", no more than five digits in a row. Anything else is kept out.
using AuditFact = std::pair<QString, QString>;
using AuditFacts = QList<AuditFact>;

/// Where a log ends: the number of its last line, and that line's hash.
struct AuditEnd {
    qint64 number = 0;
    QByteArray hash; ///< 64 hexadecimal digits
};

class AuditLog {
public:
    /// How much of the log is checked before it goes on: all of it, or that the last line is the noted one.
    enum class Look { whole, end };

    /// Opens or begins the log of a folder and goes on where it ends. A last line that a crash cut off is taken away
    /// and told; a log that was tampered with is put aside and a new file goes on from it. Nothing when the folder can
    /// not be written.
    static std::unique_ptr<AuditLog> open(const QString& folder, qint64 rotate_bytes, setup::Faults& faults,
                                          Look look = Look::whole);

    /// Written and on the disk when it returns true.
    [[nodiscard]] bool add(Act act, const QString& outcome, const AuditFacts& facts = {});
    [[nodiscard]] const AuditEnd& end() const { return end_; }
    [[nodiscard]] const QString& folder() const { return folder_; }

private:
    explicit AuditLog(QString folder, qint64 rotate_bytes) : folder_(std::move(folder)), rotate_bytes_(rotate_bytes) {}
    [[nodiscard]] bool go_on();
    [[nodiscard]] bool begin(setup::Faults& faults);
    [[nodiscard]] bool write(const QByteArray& line);
    [[nodiscard]] bool append(Act act, const QString& outcome, const AuditFacts& facts);
    [[nodiscard]] bool rotate();
    [[nodiscard]] bool put_aside();
    void keep_end() const;

    QString folder_;
    qint64 rotate_bytes_;
    QFile file_;
    AuditEnd end_;
};

/// What a check found: the lines that hold, and the first fault with file and line ("/17" as pointer).
struct AuditCheck {
    AuditEnd end;
    qint64 lines = 0;
    qint64 torn = 0; ///< octets after the last whole line
    setup::Faults faults;
};

/// One file of a log, or a folder with all of them in order and the note of where it ends.
[[nodiscard]] AuditCheck check_audit(const QString& path);

/// All lines of the log into one new file, for the office. False when it is there already or can not be written.
[[nodiscard]] bool export_audit(const QString& folder, const QString& to);

[[nodiscard]] QString name(Act act);

} // namespace services
