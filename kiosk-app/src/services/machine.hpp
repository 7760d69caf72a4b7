// The state of the machine for the administrator's page. Readers and printers may take seconds to answer, so a look is
// made beside the screen.
#pragma once

#include "handover/print_queue.hpp"
#include "services/settings.hpp"

#include <cccd/error.hpp>
#include <QDateTime>
#include <QObject>
#include <thread>

namespace services {

struct MachineState {
    struct Reader {
        QString name;
        bool card = false;
        bool skipped = false;
    };
    QList<Reader> readers;
    std::optional<cccd::ErrorCode> reader_error;

    std::optional<handover::PrinterStatus> printer; ///< nothing without a queue

    bool trust_named = false;
    std::optional<cccd::ErrorCode> trust_error;
    int anchors = 0;
    int waiting = 0;
    int lists = 0;
    quint64 generation = 0; ///< 0: a folder of files, no store
    quint64 bundle = 0;     ///< sequence of the last bundle
    QDate next_end;         ///< the first anchor to expire, or whose key use ends
    QDate list_end;         ///< the first revocation list to become stale

    std::optional<cccd::ErrorCode> addresses_error; ///< of the table of old and new communes

    qint64 free_megabytes = -1; ///< where papers go
};

[[nodiscard]] MachineState look_at_machine(const Settings& settings);

class MachineLook : public QObject {
    Q_OBJECT
public:
    explicit MachineLook(Settings settings, QObject* parent = nullptr)
        : QObject(parent), settings_(std::move(settings)) {}
    /// seen() follows, once for each look that was not overtaken by another.
    void look();
    void stop();

signals:
    void seen(const services::MachineState& state);

private:
    Settings settings_;
    std::jthread thread_;
    int number_ = 0;
};

} // namespace services
