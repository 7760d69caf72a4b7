// A CUPS of the test's own: private folders and socket, ended with the object; no system print service is touched.
#pragma once

#include <functional>
#include <memory>
#include <QProcess>
#include <QTemporaryDir>

namespace printing_test {

/// Whether CUPS keeps records of what it printed (PreserveJobHistory). docs/printing.md wants none.
enum class History { kept, none };

class PrivateCups {
public:
    /// Null when cupsd or its filters are not installed; throws when they are and do not start.
    static std::unique_ptr<PrivateCups> start(History history = History::kept);
    ~PrivateCups();

    /// Adds a queue for `device` ("file:…", "empty:/"); PDF goes through the usual filters.
    bool add_queue(const QString& name, const QString& device);
    /// As docs/printing.md sets a queue up: the printer at `address` (ipp://…) is asked what it can do.
    bool add_everywhere_queue(const QString& name, const QString& address);
    /// The names of the documents that CUPS still holds.
    QStringList spool_data() const;
    /// The job files of CUPS's history, all together.
    QByteArray spool_records() const;
    QString path(const QString& name) const { return folder_.filePath(name); }

private:
    PrivateCups() = default;

    QTemporaryDir folder_;
    QProcess daemon_;
};

/// Asks every 0.1 s until the test holds or the time is over.
bool comes_true(const std::function<bool()>& test, int milliseconds = 20000);

} // namespace printing_test
