// Where the papers of a visit go: printer, folder of the LAN, stick.
#include "app/visit.hpp"
#include "handover/slip.hpp"

#include <QBuffer>
#include <QTime>

namespace app {

using flow::State;
using services::Delivering;

namespace {

forms::Text place_sentence(Delivering::Target target, handover::Delivery outcome) {
    const bool lan = target == Delivering::Target::lan;
    if (outcome == handover::Delivery::done)
        return lan ? forms::Text{"Đã chuyển tờ khai tới máy của cán bộ.",
                                 "The form was sent to the officer's computer."}
                   : forms::Text{"Đã lưu vào USB. Có thể rút USB ra.",
                                 "Saved on the USB stick, which may be unplugged."};
    auto sentence = services::with_code(handover::delivery_sentence(outcome), handover::delivery_code(outcome));
    if (!lan) return sentence;
    return {QStringLiteral("Chưa chuyển được tới máy của cán bộ. ") + sentence.vi,
            QStringLiteral("Not sent to the officer's computer. ") + sentence.en};
}

} // namespace

/// Of the whole visit, so that a corrected paper keeps the name of the first one. Names kiosk and time: one a second is
/// more than a kiosk can make, and it says nothing of a person.
QString Visit::new_visit_name() const {
    return settings_.kiosk_name + u'-' + QTime::currentTime().toString(QStringLiteral("HHmmss"));
}

void Visit::connect_papers() {
    connect(&delivering_, &Delivering::told, this, [this](Delivering::Target target, handover::Delivery outcome) {
        if (state_ != State::done) return;
        (target == Delivering::Target::lan ? lan_sentence_ : stick_sentence_) = place_sentence(target, outcome);
        refresh_page();
    });
    connect(shell_.done(), &screens::DoneScreen::save_asked, this,
            [this] { delivering_.deliver(Delivering::Target::stick, settings_.stick_places, papers_.files); });
    connect(shell_.done(), &screens::DoneScreen::slip_asked, this, &Visit::print_slip);
}

void Visit::hand_over() {
    if (!settings_.hand_over_folder.isEmpty())
        delivering_.deliver(Delivering::Target::lan, {settings_.hand_over_folder}, papers_.files);
}

void Visit::print_slip() {
    if (state_ != State::done || !session_ || !printer_) return;
    auto filled = session_->filled();
    filled.demo = filled.demo || settings_.demo;
    QBuffer pdf;
    pdf.open(QIODevice::WriteOnly);
    if (handover::write_slip(filled, visit_name_, pdf)) printer_->print(pdf.data());
    filled.wipe();
}

void Visit::forget_papers() {
    if (printer_) printer_->end_visit();
    delivering_.end_visit();
    lan_sentence_ = stick_sentence_ = {};
    visit_name_.clear();
}

} // namespace app
