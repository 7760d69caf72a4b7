// This process as one of many: it stands by without a window, shows itself when the session says so, and serves one
// visit. Started without a session it serves one visit after the other.
#pragma once

#include "app/visit.hpp"

#include <memory>
#include <QElapsedTimer>
#include <QQuickWindow>
#include <QSocketNotifier>
#include <QTimer>

namespace app {

class SessionLink : public QObject {
    Q_OBJECT
public:
    /// Null when cccd-kiosk-session did not start this process.
    [[nodiscard]] static std::unique_ptr<SessionLink> from_environment();
    /// The folder for the files of this visit; it is removed after the process.
    [[nodiscard]] static QString visit_folder();

    /// Says that everything is loaded, and hands the events of the visit on.
    void stand_by(Visit& visit, QQuickWindow& window, bool full_screen);
    /// The administrator wants settings, forms and trust read again.
    void ask_reload();
    /// After the visit nothing that is pressed or typed means anything.
    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    /// A visit's process was ended by force: it could not take its paper back from the printer.
    void sweep_asked();

private:
    explicit SessionLink(int link);
    void listen();
    void show(const std::string& forms);
    void say(std::string_view what, const QString& rest = {});

    int link_;
    QSocketNotifier notifier_;
    QTimer alive_;
    Visit* visit_ = nullptr;
    QQuickWindow* window_ = nullptr;
    bool full_screen_ = false;
    bool told_shown_ = false;
    bool over_ = false;
};

} // namespace app
