#include "app/visit.hpp"

#include <cccd/qr.hpp>

namespace app {

using flow::Action;
using flow::Event;
using flow::State;

Visit::Visit(const forms::FormCatalogue& catalogue, services::CardReader& reader, VisitSettings settings,
             QObject* parent)
    : QObject(parent), catalogue_(catalogue), reader_(reader), settings_(std::move(settings)),
      addresses_(settings_.address_table) {
    settings_.sticks.not_with = settings_.hand_over_folder;
    idle_.set_limits(settings_.quiet_seconds, settings_.warning_seconds);
    text_scale_ = settings_.text_scale;
    high_contrast_ = settings_.high_contrast;
    shell_.identify()->set_public(!settings_.counter);
    connect_screens();
    connect_reader();
    connect_papers();
    refresh();
}

Visit::~Visit() {
    reader_.stop();
    wipe();
}

void Visit::set_printer(services::Printing* printer) {
    printer_ = printer;
    connect(printer, &services::Printing::told, this, [this](const forms::Text& sentence, const QString& code) {
        if (state_ != State::done) return;
        print_sentence_ = sentence;
        print_trouble_ = !code.isEmpty();
        refresh_page();
    });
}

void Visit::close_kiosk(const QString& reason) {
    closed_ = reason;
    if (!reason.isEmpty() && flow::in_visit(state_)) handle(Event::cancelled);
    refresh_shell();
}

void Visit::set_english(bool english) {
    if (settings_.english == english) return;
    settings_.english = english;
    emit language_changed(english);
    refresh();
}

forms::Language Visit::language() const {
    return settings_.english ? forms::Language::english : forms::Language::vietnamese;
}

void Visit::connect_reader() {
    connect(&reader_, &services::CardReader::card_found, this, [this] { handle(Event::card_found); });
    connect(&reader_, &services::CardReader::failed, this, &Visit::reader_failed);
    connect(&reader_, &services::CardReader::finished, this, [this](const services::CardDataPointer& card) {
        reading_.data = card;
        card_left_ = true;
        last_verdict_ = card->overall;
        handle(Event::read_done);
    });
    connect(&reader_, &services::CardReader::removed, this, &Visit::card_taken);
    connect(&reader_, &services::CardReader::progressed, this, [this](const services::ReadProgress& progress) {
        if (state_ != State::reading) return;
        idle_.touch();
        const double part = progress.total == 0 ? 0.0 : double(progress.done) / double(progress.total);
        QString amount = views::byte_amount(progress.done, progress.total);
        if (progress.seconds_left > 0) amount = tr("%1, còn khoảng %2 giây").arg(amount).arg(progress.seconds_left);
        const QString activity =
            reading_.name.isEmpty() ? tr("Đang đọc thông tin chip") : tr("Đang đọc thẻ của %1").arg(reading_.name);
        shell_.card()->show(activity, amount, part);
    });
    connect(&reader_, &services::CardReader::named, this, [this](const QString& name) { reading_.name = name; });
}

void Visit::card_taken() {
    card_left_ = false;
    const bool more_cards = session_ && session_->form().roles.size() > 1;
    if (settings_.removal == Removal::end && !more_cards) return handle(Event::cancelled);
    if (settings_.removal == Removal::shorten)
        idle_.shorten();
    else
        idle_.ask();
    refresh_shell();
}

void Visit::reader_failed(const cccd::Error& error) {
    last_error_ = error;
    const bool pulled = error.code == cccd::ErrorCode::card_removed;
    handle(pulled ? Event::card_pulled : Event::card_failed);
}

flow::Facts Visit::facts() const {
    flow::Facts facts;
    facts.by_hand = by_hand_;
    if (!session_) return facts;
    const auto& form = session_->form();
    facts.procedures = form.procedures.size() > 1;
    facts.people = form.roles.size() > 1;
    facts.other_person = !reading_.role.isEmpty() && reading_.role != form.holder().id;
    facts.fields_open = !asked_paths().isEmpty();
    facts.next_field = !neighbour(1).isEmpty();
    facts.previous_field = !neighbour(-1).isEmpty();
    facts.editing = editing_;
    return facts;
}

void Visit::handle(Event event) {
    if (event == Event::start && (!closed_.isEmpty() || (one_only_ && visit_number_ > 0))) return;
    // What was just read fills fields, what was refused opens them again: the flow is asked after that.
    if (event == Event::accepted && state_ == State::result) take_person();
    if (event == Event::refused && (state_ == State::consent || state_ == State::failed)) drop_card();
    const auto step = flow::next(state_, event, facts());
    if (!step.known) return;
    const bool was_in_visit = flow::in_visit(state_);
    const bool was_watched = state_ != State::welcome;
    const auto from = std::exchange(state_, step.state);
    emit stepped(from, event, state_);
    carry_out(step.actions);
    next_armed_.stop();
    if (state_ != State::welcome && !was_watched) idle_.run();
    if (state_ == State::welcome && was_watched) idle_.pause();
    if (!flow::in_visit(state_) && was_in_visit) emit visit_ended();
    refresh();
    // Only now, with the page on the screen: both may answer at once.
    if (step.actions.has(Action::start_reader)) begin_reading();
    if (step.actions.has(Action::write_papers))
        QMetaObject::invokeMethod(this, &Visit::write_papers, Qt::QueuedConnection);
}

void Visit::carry_out(flow::Actions actions) {
    if (actions.has(Action::stop_reader)) {
        reader_.stop();
        card_left_ = false;
    }
    if (actions.has(Action::wipe)) wipe();
    shell_.card()->set_notice(actions.has(Action::say_pulled)
                                  ? tr("Thẻ đã được nhấc ra quá sớm. Xin đặt lại và giữ yên đến khi đọc xong.")
                                  : QString());
    shell_.review()->set_notice(actions.has(Action::say_write_failed) ? views::write_failure(language()) : QString());
    if (actions.has(Action::begin_visit)) {
        ++visit_number_;
        emit visit_begun();
    }
    if (actions.has(Action::forget_form)) {
        session_.reset();
        reading_ = {};
        holder_card_.reset();
        let_papers_go();
    }
    if (actions.has(Action::go_by_hand)) by_hand_ = true;
    if (actions.has(Action::go_by_card) && !facts().other_person) by_hand_ = false;
    if (actions.has(Action::drop_person)) reading_.data.reset();
    if (actions.has(Action::end_person)) reading_ = {session_->form().holder().id, -1, {}, {}, {}};
    if (actions.has(Action::begin_person)) shell_.consent()->untick();
    if (actions.has(Action::begin_person) || actions.has(Action::end_person) || actions.has(Action::drop_person))
        shell_.identify()->wipe();
    if (state_ != State::fill) {
        editing_ = false;
        shell_.fill()->leave();
    }
    if (state_ != State::identify && shell_.identify()->open()) shell_.identify()->reveal(false);
    if (actions.has(Action::single_field)) editing_ = true;
    if (actions.has(Action::first_field)) field_path_ = asked_paths().value(0);
    if (actions.has(Action::last_field)) field_path_ = asked_paths().isEmpty() ? QString() : asked_paths().last();
    if (actions.has(Action::following_field)) field_path_ = neighbour(1);
    if (actions.has(Action::preceding_field)) field_path_ = neighbour(-1);
    if (actions.has(Action::print_papers) && printer_) printer_->print(papers_.pdf_path);
}

void Visit::choose_form(const QString& id) {
    const auto form = catalogue_.find(id);
    if (!form) return;
    forms::VisitContext context;
    context.today = QDate::currentDate();
    context.office = settings_.office;
    context.address_candidates = [this](const QString& address) { return addresses_.today(address); };
    if (form->offers_candidates()) addresses_.prepare();
    session_ = std::make_unique<forms::FormSession>(form, context);
    reading_ = {form->holder().id, -1, {}, {}, {}};
    recent_forms_.chosen(id.toStdString());
    emit form_chosen(id);
    shell_.consent()->untick();
    handle(Event::form_chosen);
}

void Visit::scanned(const QString& text) {
    if (state_ != State::identify) return;
    const bool digits_only =
        text.size() == 12 && std::all_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
    identify(digits_only ? services::KeySource::number : services::KeySource::qr, text);
}

void Visit::identify(services::KeySource source, const QString& text) {
    const QByteArray utf8 = text.toUtf8();
    if (source == services::KeySource::qr && !cccd::qr::parse(utf8.toStdString()))
        return shell_.identify()->set_message(
            tr("Đây không phải mã QR của thẻ căn cước. Xin quét lại hoặc nhập 12 số."));
    if (source == services::KeySource::number && text.size() != 12)
        return shell_.identify()->set_message(tr("Số định danh có đủ 12 chữ số. Xin nhập tiếp."));
    const auto& form = session_->form();
    const auto kinds = views::consent(form, reading_.role, language()).kinds;
    QList<views::Purpose> agreed;
    for (int i = 0; i < kinds.size(); ++i)
        if (shell_.consent()->ticked(i)) agreed.append(kinds[i]);
    reading_.order.source = source;
    reading_.order.key =
        cccd::SecretBytes(cccd::as_bytes(std::string_view(utf8.constData(), std::size_t(utf8.size()))));
    reading_.order.values = views::allowed_values(form, reading_.role, agreed);
    handle(Event::identified);
}

void Visit::take_person() {
    if (!reading_.data || reading_.data->overall == cccd::Overall::not_genuine) return;
    session_->set_person(reading_.role, reading_.data->person, reading_.row);
    if (reading_.role != session_->form().holder().id) return;
    holder_card_ = reading_.data;
    session_->forget_steps(); // another card is read on the page before, not by an undo
}

// Whoever will have no card read for this person gets a form without what an earlier one brought.
void Visit::drop_card() {
    if (reading_.role == session_->form().holder().id) holder_card_.reset();
    reading_ = {reading_.role, reading_.row, {}, {}, {}};
    if (!session_->person(reading_.role, reading_.row)) return;
    session_->clear_person(reading_.role, reading_.row);
    session_->forget_steps(); // an undo would bring it back
}

void Visit::submit_field(const QString& path, const QString& text) {
    if (!session_) return;
    if (const auto wrong = session_->set_text(path, text)) return shell_.fill()->set_error(wrong->in(language()));
    const auto field = session_->field(path);
    if (field && (field->missing || field->unconfirmed)) return shell_.fill()->set_error(tr("Mục này cần được điền."));
    handle(Event::field_done);
}

void Visit::scan_person(const QString& role, int row) {
    reading_ = {role, row, {}, {}, {}};
    handle(Event::scan_person);
}

void Visit::wipe() {
    session_.reset();
    reading_ = {};
    holder_card_.reset();
    let_papers_go();
    if (printer_) printer_->end_visit();
    field_path_.clear();
    last_error_ = {};
    by_hand_ = editing_ = false;
    text_scale_ = settings_.text_scale;
    high_contrast_ = settings_.high_contrast;
    shell_.forms()->set_query({});
    shell_.consent()->show({}, {}, {});
    shell_.identify()->wipe();
    shell_.card()->begin({});
    shell_.result()->wipe();
    shell_.people()->people()->set_rows({});
    shell_.fill()->wipe();
    shell_.review()->wipe();
    shell_.done()->wipe();
}

} // namespace app
