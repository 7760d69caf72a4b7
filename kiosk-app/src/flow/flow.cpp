#include "flow/flow.hpp"

#include <array>

namespace flow {
namespace {

using Guard = bool (*)(const Facts&);
using S = State;
using E = Event;
using A = Action;

struct Rule {
    S from;
    E on;
    Guard when;
    S to;
    Actions actions;
};

bool always(const Facts&) {
    return true;
}
bool other(const Facts& f) {
    return f.other_person;
}
bool people(const Facts& f) {
    return f.people;
}
bool procedures(const Facts& f) {
    return f.procedures;
}
bool open(const Facts& f) {
    return f.fields_open;
}
bool by_hand(const Facts& f) {
    return f.by_hand;
}
bool following(const Facts& f) {
    return f.next_field && !f.editing;
}
bool preceding(const Facts& f) {
    return f.previous_field && !f.editing;
}
bool editing(const Facts& f) {
    return f.editing;
}

// The first rule that fits counts. What has no rule here changes nothing.
constexpr std::array rules{
    Rule{S::welcome, E::start, always, S::choose_form, {A::begin_visit}},
    Rule{S::welcome, E::admin_opened, always, S::admin, {}},
    Rule{S::admin, E::back, always, S::welcome, {}},

    Rule{S::choose_form, E::form_chosen, procedures, S::choose_procedure, {}},
    Rule{S::choose_form, E::form_chosen, always, S::consent, {}},
    Rule{S::choose_form, E::back, always, S::welcome, {A::wipe}},

    Rule{S::choose_procedure, E::procedure_chosen, always, S::consent, {}},
    Rule{S::choose_procedure, E::back, always, S::choose_form, {A::forget_form}},

    Rule{S::consent, E::agreed, always, S::identify, {A::go_by_card}},
    Rule{S::consent, E::refused, other, S::people, {A::drop_card, A::end_person}},
    Rule{S::consent, E::refused, people, S::people, {A::drop_card, A::go_by_hand}},
    Rule{S::consent, E::refused, open, S::fill, {A::drop_card, A::go_by_hand, A::first_field}},
    Rule{S::consent, E::refused, always, S::review, {A::drop_card, A::go_by_hand}},
    Rule{S::consent, E::back, other, S::people, {A::end_person}},
    Rule{S::consent, E::back, procedures, S::choose_procedure, {}},
    Rule{S::consent, E::back, always, S::choose_form, {A::forget_form}},

    Rule{S::identify, E::identified, always, S::place_card, {A::start_reader}},
    Rule{S::identify, E::back, always, S::consent, {}},

    Rule{S::place_card, E::card_found, always, S::reading, {}},
    Rule{S::place_card, E::card_pulled, always, S::place_card, {A::say_pulled, A::start_reader}},
    Rule{S::place_card, E::card_failed, always, S::failed, {A::stop_reader}},
    Rule{S::place_card, E::back, always, S::identify, {A::stop_reader}},

    Rule{S::reading, E::read_done, always, S::result, {}},
    Rule{S::reading, E::card_pulled, always, S::place_card, {A::say_pulled, A::start_reader}},
    Rule{S::reading, E::card_failed, always, S::failed, {A::stop_reader}},
    Rule{S::reading, E::back, always, S::identify, {A::stop_reader}},

    Rule{S::failed, E::retry, always, S::place_card, {A::start_reader}},
    Rule{S::failed, E::back, always, S::identify, {}},
    Rule{S::failed, E::refused, other, S::people, {A::drop_card, A::end_person}},
    Rule{S::failed, E::refused, people, S::people, {A::drop_card, A::go_by_hand}},
    Rule{S::failed, E::refused, open, S::fill, {A::drop_card, A::go_by_hand, A::first_field}},
    Rule{S::failed, E::refused, always, S::review, {A::drop_card, A::go_by_hand}},

    Rule{S::result, E::accepted, other, S::people, {A::take_person, A::end_person}},
    Rule{S::result, E::accepted, people, S::people, {A::take_person}},
    Rule{S::result, E::accepted, open, S::fill, {A::take_person, A::first_field}},
    Rule{S::result, E::accepted, always, S::review, {A::take_person}},
    Rule{S::result, E::retry, always, S::identify, {A::stop_reader, A::drop_person}},
    Rule{S::result, E::back, always, S::identify, {A::stop_reader, A::drop_person}},

    Rule{S::people, E::scan_person, always, S::consent, {A::begin_person}},
    Rule{S::people, E::people_done, open, S::fill, {A::first_field}},
    Rule{S::people, E::people_done, always, S::review, {}},
    Rule{S::people, E::back, by_hand, S::consent, {}},
    Rule{S::people, E::back, always, S::result, {}},

    Rule{S::fill, E::field_done, following, S::fill, {A::following_field}},
    Rule{S::fill, E::field_done, always, S::review, {}},
    Rule{S::fill, E::back, editing, S::review, {}},
    Rule{S::fill, E::back, preceding, S::fill, {A::preceding_field}},
    Rule{S::fill, E::back, people, S::people, {}},
    Rule{S::fill, E::back, by_hand, S::consent, {}},
    Rule{S::fill, E::back, always, S::result, {}},

    Rule{S::review, E::edit_field, always, S::fill, {A::single_field}},
    Rule{S::review, E::confirmed, always, S::writing, {A::write_papers}},
    Rule{S::review, E::back, open, S::fill, {A::last_field}},
    Rule{S::review, E::back, people, S::people, {}},
    Rule{S::review, E::back, by_hand, S::consent, {}},
    Rule{S::review, E::back, always, S::result, {}},

    Rule{S::writing, E::written, always, S::done, {}},
    Rule{S::writing, E::write_failed, always, S::review, {A::say_write_failed}},

    Rule{S::done, E::print, always, S::done, {A::print_papers}},
    Rule{S::done, E::finished, always, S::welcome, {A::stop_reader, A::wipe}},
    Rule{S::done, E::back, always, S::review, {}},
};

constexpr std::array<std::string_view, state_count> state_names{
    "welcome", "choose_form", "choose_procedure", "consent", "identify", "place_card", "reading", "result",
    "people",  "fill",        "review",           "writing", "done",     "failed",     "admin"};

constexpr std::array<std::string_view, event_count> event_names{
    "start",       "form_chosen", "procedure_chosen", "agreed",       "refused",     "identified",  "card_found",
    "card_pulled", "card_failed", "read_done",        "accepted",     "scan_person", "people_done", "field_done",
    "edit_field",  "confirmed",   "written",          "write_failed", "print",       "finished",    "retry",
    "back",        "cancelled",   "expired",          "admin_opened"};

} // namespace

Step next(State state, Event event, const Facts& facts) {
    const bool leave = event == E::cancelled || event == E::expired;
    if (leave && state != S::welcome) return {S::welcome, {A::stop_reader, A::wipe}, true};
    for (const auto& rule : rules)
        if (rule.from == state && rule.on == event && rule.when(facts)) return {rule.to, rule.actions, true};
    return {state, {}, false};
}

bool in_visit(State state) {
    return state != S::welcome && state != S::admin;
}

std::string_view name(State state) {
    return state_names[static_cast<std::size_t>(state)];
}

std::string_view name(Event event) {
    return event_names[static_cast<std::size_t>(event)];
}

} // namespace flow
