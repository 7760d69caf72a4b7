#include "app/admin_desk.hpp"

namespace app {

AdminDesk::AdminDesk(Visit& visit, const forms::FormCatalogue& catalogue, services::Settings settings,
                     QString settings_file, QObject* parent)
    : QObject(parent), visit_(visit), catalogue_(catalogue), settings_(std::move(settings)), pin_(settings_.pin_file()),
      machine_(settings_) {
    state_.settings_file = std::move(settings_file);
    second_.setInterval(1000);
    auto& shell = visit_.shell();
    connect(&shell, &screens::Shell::changed, this, &AdminDesk::follow_page);
    connect(shell.admin(), &screens::AdminScreen::submitted, this, &AdminDesk::submit);
    connect(shell.admin(), &screens::AdminScreen::look_asked, &machine_, &services::MachineLook::look);
    connect(shell.admin(), &screens::AdminScreen::quit_asked, this, [this] {
        if (visit_.shell().admin()->open()) emit quit_asked();
    });
    connect(&machine_, &services::MachineLook::seen, this, [this](const services::MachineState& machine) {
        state_.machine = machine;
        refresh();
    });
    connect(&second_, &QTimer::timeout, this, &AdminDesk::say_wait);
}

qint64 AdminDesk::now() {
    return QDateTime::currentSecsSinceEpoch();
}

void AdminDesk::follow_page() {
    auto& shell = visit_.shell();
    const bool here = shell.page() == screens::Shell::Page::Admin;
    if (here && shell.english() != english_) refresh();
    if (here == here_) return;
    here_ = here;
    second_.stop();
    machine_.stop();
    shell.admin()->wipe();
    if (!here) return;
    if (!pin_.set())
        shell.admin()->set_message(tr("Chưa đặt mã PIN quản trị (K109). Xem hướng dẫn cài đặt."));
    else
        say_wait();
}

void AdminDesk::say_wait() {
    const int wait = pin_.wait(now());
    auto& admin = *visit_.shell().admin();
    if (wait > 0) {
        admin.set_message(tr("Sai nhiều lần. Xin chờ %1 giây.").arg(wait));
        if (!second_.isActive()) second_.start();
    } else if (second_.isActive()) {
        second_.stop();
        admin.set_message({});
    }
}

void AdminDesk::submit() {
    using Answer = services::AdminPin::Answer;
    auto& admin = *visit_.shell().admin();
    if (!here_ || admin.open()) return;
    QString typed = admin.take_pin();
    const auto answer = pin_.check(typed, now());
    forms::wipe(typed);
    emit tried(answer);
    switch (answer) {
    case Answer::right:
        admin.set_message({});
        admin.set_open(true);
        machine_.look();
        return refresh();
    case Answer::wrong:
        admin.set_message(tr("Mã PIN không đúng."));
        return say_wait();
    case Answer::wait:
        return say_wait();
    case Answer::unset:
        return admin.set_message(tr("Chưa đặt mã PIN quản trị (K109). Xem hướng dẫn cài đặt."));
    case Answer::damaged:
        return admin.set_message(tr("Tệp mã PIN bị hỏng hoặc không được bảo vệ (K110, K111)."));
    }
}

void AdminDesk::refresh() {
    auto& shell = visit_.shell();
    english_ = shell.english();
    if (!shell.admin()->open()) return;
    state_.today = QDate::currentDate();
    if (!settings_.audit_folder.isEmpty()) state_.audit = services::check_audit(settings_.audit_folder);
    const auto language = english_ ? forms::Language::english : forms::Language::vietnamese;
    shell.admin()->show(views::admin_rows(state_, settings_, catalogue_, language));
}

} // namespace app
