#include "services/idle_timer.hpp"

#include <algorithm>
#include <QEvent>

namespace services {
namespace {

constexpr int least_quiet_seconds = 30; // to read a page

} // namespace

IdleTimer::IdleTimer(QObject* parent) : QObject(parent) {
    second_.setInterval(1000);
    connect(&second_, &QTimer::timeout, this, &IdleTimer::tick);
}

void IdleTimer::set_limits(int quiet_seconds, int warning_seconds) {
    quiet_seconds_ = std::max(1, quiet_seconds);
    warning_seconds_ = std::max(20, warning_seconds);
}

void IdleTimer::run() {
    limit_ = quiet_seconds_;
    touch();
    if (!second_.isActive()) second_.start();
}

void IdleTimer::pause() {
    second_.stop();
    touch();
}

void IdleTimer::touch() {
    quiet_ = 0;
    if (warning_left_ == 0) return;
    warning_left_ = 0;
    emit warning_changed();
}

void IdleTimer::shorten() {
    limit_ = std::max(std::min(quiet_seconds_, least_quiet_seconds), quiet_seconds_ / 2);
}

void IdleTimer::ask() {
    if (warning_left_ > 0 || !second_.isActive()) return;
    warning_left_ = warning_seconds_;
    emit warning_changed();
}

void IdleTimer::tick() {
    if (warning_left_ > 0) {
        --warning_left_;
        emit warning_changed();
        if (warning_left_ == 0) emit expired();
        return;
    }
    if (++quiet_ >= limit_) ask();
}

bool IdleTimer::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
    case QEvent::KeyPress:
        touch();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace services
