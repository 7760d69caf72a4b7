// Scanners that type like a keyboard: Qt's key events and cccd::scanner::Wedge, which tells them from a person's. What
// the wedge holds back stays here until it is clear whose it is; a person's keys then go on to where they were meant
// for.
#pragma once

#include <cccd/scanner.hpp>
#include <deque>
#include <memory>
#include <QEvent>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace services {

class KeyScanner : public QObject {
    Q_OBJECT
public:
    explicit KeyScanner(cccd::scanner::WedgeSettings settings = {}, QObject* parent = nullptr);
    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void scanned(const QString& text);

private:
    struct Held {
        std::uint64_t tag;
        QPointer<QObject> target;
        std::unique_ptr<QEvent> event;
    };

    cccd::SteadyTime time_of(const QEvent& event);
    bool take(cccd::scanner::WedgeOutcome outcome, std::uint64_t current);
    void send(std::uint64_t tag);

    cccd::scanner::Wedge wedge_;
    std::deque<Held> held_;
    std::uint64_t last_tag_ = 0;
    cccd::SteadyTime clock_begin_{}; ///< when the window system's clock would have been nought, seen from here
    QTimer timer_;
    bool sending_ = false;
};

} // namespace services
