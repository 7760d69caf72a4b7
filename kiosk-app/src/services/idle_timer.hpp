// Nobody touches anything: first a warning that can be answered, then the end (WCAG 2.2.1: at least 20 s of warning).
#pragma once

#include <QObject>
#include <QTimer>

namespace services {

class IdleTimer : public QObject {
    Q_OBJECT
public:
    explicit IdleTimer(QObject* parent = nullptr);
    /// Seconds without a touch until the warning, and from the warning to the end.
    void set_limits(int quiet_seconds, int warning_seconds);
    void run();
    void pause();
    /// Somebody is there: begin again.
    void touch();
    /// The card was taken away: half the time without a touch is enough from here on.
    void shorten();
    /// Asks now, without waiting.
    void ask();
    [[nodiscard]] int warning_left() const { return warning_left_; } ///< 0: no warning is shown

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void warning_changed();
    void expired();

private:
    void tick();

    QTimer second_;
    int quiet_seconds_ = 90;
    int warning_seconds_ = 30;
    int limit_ = 90; ///< quiet_seconds_, or less once shortened
    int quiet_ = 0;
    int warning_left_ = 0;
};

} // namespace services
