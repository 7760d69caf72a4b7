#include "flow/flow.hpp"

#include <doctest/doctest.h>
#include <map>
#include <string>
#include <vector>

using namespace flow;

namespace {

Facts facts_of(unsigned bits) {
    Facts facts;
    facts.other_person = bits & 1u;
    facts.people = bits & 2u;
    facts.procedures = bits & 4u;
    facts.by_hand = bits & 8u;
    facts.fields_open = bits & 16u;
    facts.next_field = bits & 32u;
    facts.previous_field = bits & 64u;
    facts.editing = bits & 128u;
    return facts;
}

std::vector<State> states() {
    std::vector<State> all;
    for (int i = 0; i < state_count; ++i) all.push_back(static_cast<State>(i));
    return all;
}

std::vector<Event> events() {
    std::vector<Event> all;
    for (int i = 0; i < event_count; ++i) all.push_back(static_cast<Event>(i));
    return all;
}

// The whole table for a visit with the least of everything: one person, one procedure, nothing to fill. A pair that is
// not here must change nothing.
using Pair = std::pair<State, Event>;
const std::map<Pair, State> plain_table{
    {{State::welcome, Event::start}, State::choose_form},
    {{State::welcome, Event::admin_opened}, State::admin},
    {{State::admin, Event::back}, State::welcome},
    {{State::choose_form, Event::form_chosen}, State::consent},
    {{State::choose_form, Event::back}, State::welcome},
    {{State::choose_procedure, Event::procedure_chosen}, State::consent},
    {{State::choose_procedure, Event::back}, State::choose_form},
    {{State::consent, Event::agreed}, State::identify},
    {{State::consent, Event::refused}, State::review},
    {{State::consent, Event::back}, State::choose_form},
    {{State::identify, Event::identified}, State::place_card},
    {{State::identify, Event::back}, State::consent},
    {{State::place_card, Event::card_found}, State::reading},
    {{State::place_card, Event::card_pulled}, State::place_card},
    {{State::place_card, Event::card_failed}, State::failed},
    {{State::place_card, Event::back}, State::identify},
    {{State::reading, Event::read_done}, State::result},
    {{State::reading, Event::card_pulled}, State::place_card},
    {{State::reading, Event::card_failed}, State::failed},
    {{State::reading, Event::back}, State::identify},
    {{State::failed, Event::retry}, State::place_card},
    {{State::failed, Event::back}, State::identify},
    {{State::failed, Event::refused}, State::review},
    {{State::result, Event::accepted}, State::review},
    {{State::result, Event::retry}, State::identify},
    {{State::result, Event::back}, State::identify},
    {{State::people, Event::scan_person}, State::consent},
    {{State::people, Event::people_done}, State::review},
    {{State::people, Event::back}, State::result},
    {{State::fill, Event::field_done}, State::review},
    {{State::fill, Event::back}, State::result},
    {{State::review, Event::edit_field}, State::fill},
    {{State::review, Event::confirmed}, State::writing},
    {{State::review, Event::back}, State::result},
    {{State::writing, Event::written}, State::done},
    {{State::writing, Event::write_failed}, State::review},
    {{State::done, Event::print}, State::done},
    {{State::done, Event::finished}, State::welcome},
    {{State::done, Event::back}, State::review},
};

State to(State from, Event event, Facts facts) {
    const auto step = next(from, event, facts);
    CHECK(step.known);
    return step.state;
}

} // namespace

TEST_CASE("every pair of state and event leads exactly where the table says") {
    for (const auto from : states())
        for (const auto event : events()) {
            CAPTURE(std::string(name(from)));
            CAPTURE(std::string(name(event)));
            const auto step = next(from, event, {});
            const bool leaves = (event == Event::cancelled || event == Event::expired) && from != State::welcome;
            const auto row = plain_table.find({from, event});
            CHECK(step.known == (leaves || row != plain_table.end()));
            if (leaves)
                CHECK(step.state == State::welcome);
            else if (row != plain_table.end())
                CHECK(step.state == row->second);
            else
                CHECK((step.state == from && step.actions.empty()));
        }
}

TEST_CASE("a pair that means nothing means nothing whatever the visit holds") {
    for (const auto from : states())
        for (const auto event : events())
            for (unsigned bits = 0; bits < 256; ++bits) {
                const auto step = next(from, event, facts_of(bits));
                CHECK(step.known == next(from, event, {}).known);
                if (!step.known) CHECK((step.state == from && step.actions.empty()));
            }
}

TEST_CASE("cancel and time-out wipe and stop the reader from everywhere") {
    for (const auto from : states())
        for (const auto event : {Event::cancelled, Event::expired})
            for (unsigned bits = 0; bits < 256; ++bits) {
                if (from == State::welcome) continue;
                const auto step = next(from, event, facts_of(bits));
                CHECK(step.state == State::welcome);
                CHECK(step.actions.has(Action::wipe));
                CHECK(step.actions.has(Action::stop_reader));
            }
}

TEST_CASE("whatever leaves the visit wipes it") {
    for (const auto from : states())
        for (const auto event : events())
            for (unsigned bits = 0; bits < 256; ++bits) {
                const auto step = next(from, event, facts_of(bits));
                if (in_visit(from) && !in_visit(step.state)) CHECK(step.actions.has(Action::wipe));
            }
}

TEST_CASE("a card is waited for on the page that asks for it, and only there") {
    for (const auto from : states())
        for (const auto event : events())
            for (unsigned bits = 0; bits < 256; ++bits) {
                const auto step = next(from, event, facts_of(bits));
                if (step.actions.has(Action::start_reader)) CHECK(step.state == State::place_card);
                const bool was_busy = from == State::place_card || from == State::reading;
                const bool is_busy = step.state == State::place_card || step.state == State::reading;
                const bool over = event == Event::read_done;
                if (was_busy && !is_busy && !over) CHECK(step.actions.has(Action::stop_reader));
            }
}

TEST_CASE("consent stands before every card") {
    for (const auto from : states())
        for (const auto event : events())
            for (unsigned bits = 0; bits < 256; ++bits)
                if (next(from, event, facts_of(bits)).state == State::identify && from != State::identify) {
                    const bool already_agreed = from == State::place_card || from == State::reading ||
                                                from == State::failed || from == State::result;
                    CHECK((already_agreed || (from == State::consent && event == Event::agreed)));
                }
}

TEST_CASE("a card pulled at any moment leads back to placing it, with one sentence") {
    for (const auto from : {State::place_card, State::reading}) {
        const auto step = next(from, Event::card_pulled, {});
        CHECK(step.state == State::place_card);
        CHECK(step.actions.has(Action::say_pulled));
        CHECK(step.actions.has(Action::start_reader));
    }
}

TEST_CASE("whoever refuses a card keeps nothing of an earlier one") {
    for (const auto from : states())
        for (unsigned bits = 0; bits < 256; ++bits) {
            const auto step = next(from, Event::refused, facts_of(bits));
            CHECK(step.actions.has(Action::drop_card) == step.known);
        }
}

TEST_CASE("the manual path needs no card") {
    Facts facts;
    facts.fields_open = true;
    CHECK(to(State::consent, Event::refused, facts) == State::fill);
    facts.by_hand = true;
    CHECK(to(State::fill, Event::back, facts) == State::consent);
    facts.people = true;
    CHECK(to(State::consent, Event::refused, facts) == State::people);
    CHECK(to(State::people, Event::back, facts) == State::consent);
}

TEST_CASE("another person's card comes back to the list of people") {
    Facts facts;
    facts.other_person = facts.people = facts.fields_open = true;
    CHECK(to(State::result, Event::accepted, facts) == State::people);
    CHECK(next(State::result, Event::accepted, facts).actions.has(Action::take_person));
    CHECK(to(State::consent, Event::refused, facts) == State::people);
    CHECK(to(State::consent, Event::back, facts) == State::people);
    CHECK(to(State::failed, Event::refused, facts) == State::people);
}

TEST_CASE("fields are asked one after the other, and an edit from the review comes back to it") {
    Facts facts;
    facts.fields_open = facts.next_field = true;
    CHECK(to(State::fill, Event::field_done, facts) == State::fill);
    CHECK(next(State::fill, Event::field_done, facts).actions.has(Action::following_field));
    facts.editing = true;
    CHECK(to(State::fill, Event::field_done, facts) == State::review);
    CHECK(to(State::fill, Event::back, facts) == State::review);
    facts.editing = false;
    facts.next_field = false;
    CHECK(to(State::fill, Event::field_done, facts) == State::review);
    facts.previous_field = true;
    CHECK(to(State::fill, Event::back, facts) == State::fill);
    CHECK(to(State::review, Event::back, facts) == State::fill);
}

TEST_CASE("names of states and events are all different") {
    std::map<std::string, int> seen;
    for (const auto state : states()) ++seen["s " + std::string(name(state))];
    for (const auto event : events()) ++seen["e " + std::string(name(event))];
    CHECK(seen.size() == std::size_t(state_count + event_count));
}
