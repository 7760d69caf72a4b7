#include "app/session_link.hpp"

#include "session/link.hpp"

#include <fcntl.h>
#include <QEvent>
#include <QGuiApplication>

namespace app {
namespace {

constexpr int alive_ms = 5000;

bool is_input(QEvent::Type type) {
    switch (type) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
    case QEvent::Wheel:
        return true;
    default:
        return false;
    }
}

} // namespace

std::unique_ptr<SessionLink> SessionLink::from_environment() {
    bool is_number = false;
    const int link = qEnvironmentVariableIntValue(session::link_variable, &is_number);
    if (!is_number || link < 3) return nullptr;
    qunsetenv(session::link_variable);
    fcntl(link, F_SETFD, FD_CLOEXEC); // helpers of libraries do not need it
    return std::unique_ptr<SessionLink>(new SessionLink(link));
}

QString SessionLink::visit_folder() {
    return qEnvironmentVariable(session::folder_variable);
}

SessionLink::SessionLink(int link) : link_(link), notifier_(link, QSocketNotifier::Read) {
    connect(&notifier_, &QSocketNotifier::activated, this, &SessionLink::listen);
    alive_.setInterval(alive_ms);
    connect(&alive_, &QTimer::timeout, this, [this] { say(session::word::alive); });
}

void SessionLink::say(std::string_view what, const QString& rest) {
    session::send_message(link_, what, rest.toStdString());
}

void SessionLink::stand_by(Visit& visit, QQuickWindow& window, bool full_screen) {
    visit_ = &visit;
    window_ = &window;
    full_screen_ = full_screen;
    visit.serve_one();
    connect(&visit, &Visit::visit_begun, this, [this] { say(session::word::begun); });
    connect(&visit, &Visit::form_chosen, this, [this](const QString& id) { say(session::word::form, id); });
    connect(&visit, &Visit::visit_ended, this, [this] {
        over_ = true;
        say(session::word::over, visit_->next_wanted() ? QStringLiteral("next") : QString());
    });
    QCoreApplication::instance()->installEventFilter(this);
    say(session::word::ready);
}

void SessionLink::ask_reload() {
    say(session::word::reload);
}

void SessionLink::listen() {
    while (const auto message = session::receive_message(link_)) {
        if (message->what == session::word::show) show(message->rest);
        if (message->what == session::word::sweep) emit sweep_asked();
        if (message->what == session::word::start) visit_->handle(flow::Event::start);
        if (message->what != session::word::leave && !message->what.empty()) continue;
        notifier_.setEnabled(false);
        return QCoreApplication::exit(0); // what is on its way to the printer is waited for
    }
}

void SessionLink::show(const std::string& forms) {
    visit_->set_recent_forms(session::RecentForms::parse(forms));
    connect(window_, &QQuickWindow::frameSwapped, this, [this] {
        if (std::exchange(told_shown_, true)) return;
        say(session::word::shown);
        alive_.start();
    });
    if (full_screen_)
        window_->showFullScreen();
    else
        window_->show();
    window_->raise();
    window_->requestActivate();
}

bool SessionLink::eventFilter(QObject* watched, QEvent* event) {
    return (over_ && is_input(event->type())) || QObject::eventFilter(watched, event);
}

} // namespace app
