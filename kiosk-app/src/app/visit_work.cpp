// The part of the visit that starts work and follows its fields.
#include "app/visit.hpp"
#include "services/person.hpp"

namespace app {

using flow::Event;

void Visit::begin_reading() {
    if (!session_) return;
    const auto& wanted = reading_.order.values;
    services::CardOrder order;
    order.source = reading_.order.source;
    order.key = reading_.order.key.clone();
    order.values = wanted;
    order.files =
        services::files_for(session_->form().wanted_groups(reading_.role), wanted.contains(forms::key::portrait));
    order.demo = settings_.demo;
    card_left_ = false;
    reading_.name.clear();
    shell_.card()->begin(tr("Đang mở chip"));
    reader_.start(std::move(order));
}

void Visit::write_papers() {
    if (!session_ || state_ != flow::State::writing) return;
    if (papers_of_another()) let_papers_go();
    if (visit_name_.isEmpty())
        visit_name_ = new_visit_name();
    else
        correct_papers();
    paper_owner_ = paper_owner();
    services::PaperOrder order;
    order.folder = settings_.output_folder;
    order.visit = visit_name_;
    order.stem = settings_.paper_stem;
    order.code_caption = {"Mã để cán bộ quét: dữ liệu của tờ khai này, không phải mã hồ sơ",
                          "Code for the officer's scanner: the data of this form, not a case number"};
    const handover::KioskInfo kiosk{settings_.kiosk_name, QStringLiteral(CCCD_KIOSK_VERSION)};
    auto filled = session_->filled();
    filled.demo = filled.demo || settings_.demo;
    order.codes = settings_.by_qr;
    order.masked = !settings_.counter;
    order.numbers = session_->numbers();
    auto papers = services::make_papers(filled, order, kiosk, settings_.signer.get());
    filled.wipe();
    if (!papers) return handle(Event::write_failed);
    papers_ = std::move(*papers);
    shell_.done()->show(
        {papers_.file_name, printer_ && printer_->available(), settings_.by_stick, papers_.pages, papers_.codes});
    handle(Event::written);
    hand_over();
}

// Fields that only the visitor can fill, and old addresses of cards; also those answered already in this visit, in the
// order of the form.
QStringList Visit::asked_paths() const {
    QStringList paths;
    if (!session_) return paths;
    for (const auto& field : session_->fields()) {
        const bool typed = !field.value.empty() && field.value.provenance == forms::Provenance::typed;
        const bool asked =
            field.value.empty() || typed || !field.error.empty() || !field.candidates.empty() || field.asks_issue_date;
        if (field.editable && asked) paths.append(field.path);
    }
    return paths;
}

QString Visit::neighbour(int step) const {
    const QStringList paths = asked_paths();
    const qsizetype at = paths.indexOf(field_path_);
    return at < 0 ? QString() : paths.value(at + step);
}

} // namespace app
