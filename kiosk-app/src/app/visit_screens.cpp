// What the visit shows, and what the screens ask of it.
#include "app/visit.hpp"

#include <algorithm>
#include <array>

namespace app {

using flow::Event;
using flow::State;

namespace {

enum PersonQuestion { scan, reuse, remove_row };

// The five steps that the header shows.
int step_of(State state) {
    switch (state) {
    case State::choose_form:
    case State::choose_procedure:
        return 1;
    case State::consent:
    case State::identify:
    case State::place_card:
    case State::reading:
    case State::failed:
    case State::result:
        return 2;
    case State::people:
    case State::fill:
        return 3;
    case State::review:
    case State::writing:
        return 4;
    case State::done:
        return 5;
    case State::welcome:
    case State::admin:
        break;
    }
    return 0;
}

} // namespace

void Visit::connect_screens() {
    auto& s = shell_;
    connect(&s, &screens::Shell::started, this, [this] { handle(Event::start); });
    connect(&s, &screens::Shell::back_asked, this, [this] { handle(Event::back); });
    connect(&s, &screens::Shell::undo_asked, this, [this] {
        if (can_undo() && session_->undo()) refresh();
    });
    connect(&s, &screens::Shell::cancel_asked, this,
            [this] { handle(state_ == State::done ? Event::finished : Event::cancelled); });
    connect(&s, &screens::Shell::extend_asked, this, [this] { idle_.touch(); });
    connect(&s, &screens::Shell::language_asked, this, &Visit::set_english);
    connect(&s, &screens::Shell::text_size_asked, this, &Visit::enlarge);
    connect(&s, &screens::Shell::contrast_asked, this, [this] {
        high_contrast_ = !high_contrast_;
        refresh_shell();
    });
    connect(&s, &screens::Shell::admin_asked, this, [this] { handle(Event::admin_opened); });
    connect(&s, &screens::Shell::next_asked, this, &Visit::next_person);
    next_armed_.setSingleShot(true);
    next_armed_.setInterval(5000);
    connect(&next_armed_, &QTimer::timeout, this, &Visit::refresh_shell);
    connect(&idle_, &services::IdleTimer::warning_changed, this, &Visit::refresh_shell);
    connect(&idle_, &services::IdleTimer::expired, this, [this] { handle(Event::expired); });

    connect(s.forms(), &screens::FormsScreen::chosen, this, &Visit::choose_form);
    connect(s.forms(), &screens::FormsScreen::query_changed, this, &Visit::refresh_page);
    connect(s.procedure(), &screens::ProcedureScreen::chosen, this, [this](const QString& code) {
        if (session_ && session_->set_procedure(code)) handle(Event::procedure_chosen);
    });
    connect(s.consent(), &screens::ConsentScreen::agreed, this, [this] { handle(Event::agreed); });
    connect(s.consent(), &screens::ConsentScreen::refused, this, [this] { handle(Event::refused); });
    connect(s.identify(), &screens::IdentifyScreen::number_given, this,
            [this](const QString& digits) { identify(services::KeySource::number, digits); });
    connect(s.result(), &screens::ResultScreen::accepted, this, [this] { handle(Event::accepted); });
    connect(s.result(), &screens::ResultScreen::retried, this, [this] { handle(Event::retry); });
    connect(s.failure(), &screens::FailureScreen::retried, this, [this] { handle(Event::retry); });
    connect(s.failure(), &screens::FailureScreen::number_asked, this, [this] { handle(Event::back); });
    connect(s.failure(), &screens::FailureScreen::refused, this, [this] { handle(Event::refused); });

    connect(s.people(), &screens::PeopleScreen::scan_asked, this, [this](int row) { person_asked(row, scan); });
    connect(s.people(), &screens::PeopleScreen::reuse_asked, this, [this](int row) { person_asked(row, reuse); });
    connect(s.people(), &screens::PeopleScreen::remove_asked, this, [this](int row) { person_asked(row, remove_row); });
    connect(s.people(), &screens::PeopleScreen::add_asked, this, [this](const QString& table) {
        if (session_) session_->add_row(table);
        refresh();
    });
    connect(s.people(), &screens::PeopleScreen::done_asked, this, [this] { handle(Event::people_done); });

    connect(s.fill(), &screens::FillScreen::submitted, this, &Visit::submit_field);
    connect(s.fill(), &screens::FillScreen::skipped, this, [this](const QString& path) {
        if (session_) session_->set_text(path, {});
        handle(Event::field_done);
    });
    connect(s.review(), &screens::ReviewScreen::edit_asked, this, [this](const QString& path) {
        field_path_ = path;
        handle(Event::edit_field);
    });
    connect(s.review(), &screens::ReviewScreen::confirmed, this, [this] { handle(Event::confirmed); });
    connect(s.done(), &screens::DoneScreen::print_asked, this, [this] { handle(Event::print); });
    connect(s.done(), &screens::DoneScreen::finished, this, [this] { handle(Event::finished); });
}

void Visit::person_asked(int row, int what) {
    if (!session_) return;
    const auto roles = session_->roles();
    if (row < 0 || row >= int(roles.size())) return;
    const auto& role = roles[std::size_t(row)];
    if (what == scan) return scan_person(role.role, role.row);
    if (what == reuse && !role.may_be.isEmpty()) session_->use_person_of(role.role, role.may_be.first());
    if (what == remove_row && role.row >= 0) session_->remove_row(role.table, role.row);
    refresh();
}

QStringList Visit::forms_on_top() const {
    QStringList ids;
    for (const auto& id : recent_forms_.on_top(!settings_.counter)) ids.append(QString::fromStdString(id));
    return ids;
}

// One key for the clerk. In the middle of a visit it has to be pressed twice: what was typed is gone then.
void Visit::next_person() {
    if (!settings_.counter || state_ == State::admin || state_ == State::writing) return;
    if (flow::in_visit(state_) && state_ != State::done && session_ && !next_armed_.isActive()) {
        next_armed_.start();
        return refresh_shell();
    }
    next_armed_.stop();
    if (state_ == State::choose_form) return;
    next_wanted_ = flow::in_visit(state_);
    if (state_ == State::done) handle(Event::finished);
    if (flow::in_visit(state_)) handle(Event::cancelled);
    handle(Event::start);
}

void Visit::refresh() {
    refresh_page();
    refresh_shell();
}

void Visit::refresh_shell() {
    screens::Shell::View view;
    view.page = static_cast<screens::Shell::Page>(state_);
    view.step = step_of(state_);
    view.can_back = flow::next(state_, Event::back, facts()).known;
    view.can_undo = can_undo();
    view.centre = settings_.centre;
    view.ward = settings_.ward;
    view.slogan = settings_.slogan;
    view.demo = settings_.demo;
    view.english = settings_.english;
    view.warning_left = idle_.warning_left();
    view.card_left = card_left_ && state_ != State::welcome;
    view.text_scale = text_scale_;
    view.dark = settings_.dark;
    view.high_contrast = high_contrast_;
    view.motion = settings_.motion;
    view.counter = settings_.counter;
    view.closed = closed_;
    view.locked = settings_.locked;
    view.next_armed = next_armed_.isActive();
    shell_.show(view);
}

// Where what was done last can be seen; on a question the way back is the undo.
bool Visit::can_undo() const {
    return session_ && (state_ == State::people || state_ == State::review) && session_->can_undo();
}

void Visit::enlarge() {
    constexpr std::array sizes{1.0, 1.25, 1.5, 2.0};
    const auto* larger = std::upper_bound(sizes.begin(), sizes.end(), text_scale_ + 0.01);
    text_scale_ = larger == sizes.end() ? sizes.front() : *larger;
    refresh_shell();
}

void Visit::show_field(const QString& path) {
    const auto field = session_->field(path);
    if (!field) return;
    const QStringList paths = asked_paths();
    const views::Position position{int(paths.indexOf(path)), int(paths.size())};
    shell_.fill()->show(views::field(*field, position, views::mask_of(*session_, settings_.counter), language()));
}

void Visit::refresh_page() {
    const auto speak = language();
    if (state_ == State::choose_form)
        shell_.forms()->rows()->set_rows(
            views::form_rows(catalogue_.search(shell_.forms()->query(), QDate::currentDate(), forms_on_top()), speak));
    if (state_ == State::failed) shell_.failure()->show(views::failure(last_error_, speak));
    if (!session_) return;
    const auto& form = session_->form();
    switch (state_) {
    case State::choose_procedure:
        shell_.procedure()->show(form.title.in(speak), views::procedure_rows(form, speak));
        break;
    case State::consent: {
        const auto* role = form.role(reading_.role);
        const bool other = role && !role->holder;
        shell_.consent()->show(form.title.in(speak), other ? role->label.in(speak) : QString(),
                               views::consent(form, reading_.role, speak).boxes);
        break;
    }
    case State::result:
        if (const auto& card = reading_.data ? reading_.data : holder_card_)
            shell_.result()->show(views::result(*card, speak));
        break;
    case State::people:
        shell_.people()->people()->set_rows(views::people_rows(session_->roles(), speak));
        shell_.people()->tables()->set_rows(views::table_rows(*session_, speak));
        break;
    case State::fill:
        show_field(field_path_);
        break;
    case State::review:
        shell_.review()->show(form.title.in(speak), int(session_->open_paths().size()),
                              views::review_rows(*session_, views::mask_of(*session_, settings_.counter), speak));
        break;
    case State::done:
        shell_.done()->set_print_state(print_sentence_.in(speak), print_trouble_);
        shell_.done()->set_save_state(lan_sentence_.in(speak), stick_sentence_.in(speak));
        break;
    default:
        break;
    }
}

} // namespace app
