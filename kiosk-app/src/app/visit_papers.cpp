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

/// So that a corrected paper keeps the name of the first one. Names kiosk and time: one a second is
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
            [this] { delivering_.to_stick(settings_.sticks, papers_.files); });
    connect(shell_.done(), &screens::DoneScreen::slip_asked, this, &Visit::print_slip);
}

void Visit::hand_over() {
    if (!settings_.hand_over_folder.isEmpty()) delivering_.to_lan(settings_.hand_over_folder, papers_.files);
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

Visit::PaperOwner Visit::paper_owner() const {
    const QString holder = session_->form().holder().id;
    if (const auto* person = session_->person(holder))
        return {person->value(forms::key::personal_number).value_or(forms::Value{}).text, true};
    for (const auto& field : session_->form().fields)
        for (const auto& source : field.sources)
            if (source.role == holder && source.name == forms::key::personal_number)
                if (const auto shown = session_->field(field.id)) return {shown->value.text, false};
    return {};
}

/// A number that was typed may have been corrected; one that a card brought is somebody.
bool Visit::papers_of_another() const {
    const auto now = paper_owner();
    const bool both_known = !now.number.isEmpty() && !paper_owner_.number.isEmpty();
    return both_known && now.number != paper_owner_.number && (now.by_card || paper_owner_.by_card);
}

void Visit::say_no_outcome() {
    print_sentence_ = lan_sentence_ = stick_sentence_ = {};
    print_trouble_ = false;
}

/// Papers that take the place of the ones before, here, at the printer, and where they were handed over.
void Visit::correct_papers() {
    services::remove_papers(papers_);
    papers_ = {};
    if (printer_) printer_->begin_papers(services::Printing::Before::withdrawn);
    delivering_.correct();
    say_no_outcome();
}

/// Papers of another form or person follow, or none: those before stay where they were handed over.
void Visit::let_papers_go() {
    if (!settings_.papers_stay) services::remove_papers(papers_); // printer and hand-over have them in memory
    papers_ = {};
    if (printer_) printer_->begin_papers(services::Printing::Before::stay);
    delivering_.let_go();
    say_no_outcome();
    forms::wipe(paper_owner_.number);
    paper_owner_ = {};
    visit_name_.clear();
}

} // namespace app
