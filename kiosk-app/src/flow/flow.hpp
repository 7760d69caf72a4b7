// The visit as one state machine. Pure: no Qt, no clock, no card. The application carries out the actions.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

namespace flow {

/// One page each.
enum class State : std::uint8_t {
    welcome,
    choose_form,
    choose_procedure, ///< where one form serves several procedures
    consent,
    identify,   ///< scan the QR code or type the number
    place_card, ///< waiting for the card
    reading,
    result, ///< holder, checks, verdict
    people, ///< other persons' cards
    fill,   ///< one missing field a page
    review,
    writing, ///< paper and hand-over data are being made
    done,
    failed, ///< could not read the card: why, and what to do
    admin,
};
inline constexpr int state_count = 15;

enum class Event : std::uint8_t {
    start,
    form_chosen,
    procedure_chosen,
    agreed,
    refused, ///< no consent, or no card: the form is filled by hand
    identified,
    card_found,
    card_pulled,
    card_failed,
    read_done,
    accepted, ///< the citizen goes on with what was read
    scan_person,
    people_done,
    field_done,
    edit_field,
    confirmed,
    written,
    write_failed,
    print,
    finished,
    retry,
    back,
    cancelled,
    expired, ///< nobody touched anything, and the warning ran out
    admin_opened,
};
inline constexpr int event_count = 25;

/// What the machine asks about the visit.
struct Facts {
    bool other_person = false;   ///< the card in hand is another person's, not the holder's
    bool people = false;         ///< the form speaks of more people
    bool procedures = false;     ///< the form serves several procedures
    bool by_hand = false;        ///< the manual path: no card of the holder
    bool fields_open = false;    ///< there are fields to ask for
    bool next_field = false;     ///< while filling: one follows
    bool previous_field = false; ///< while filling: one stands before
    bool editing = false;        ///< a single field is changed from the review
};

enum class Action : std::uint32_t {
    none = 0,
    wipe = 1u << 0,         ///< forget everything of the visit
    start_reader = 1u << 1, ///< wait for a card and read it
    stop_reader = 1u << 2,  ///< cancel waiting or reading
    say_pulled = 1u << 3,   ///< one clear sentence: the card was taken away too early
    take_person = 1u << 4,  ///< put what was read into the form
    drop_person = 1u << 5,  ///< forget what was read last
    begin_person = 1u << 6, ///< the next card is another person's
    end_person = 1u << 7,   ///< back to the holder
    go_by_hand = 1u << 8,   ///< manual path from here on
    go_by_card = 1u << 9,   ///< the card path again
    first_field = 1u << 10, ///< ask for the first missing field
    last_field = 1u << 11,  ///< the last one, when coming back
    following_field = 1u << 12,
    preceding_field = 1u << 13,
    single_field = 1u << 14, ///< only the field that the review named
    write_papers = 1u << 15,
    print_papers = 1u << 16,
    forget_form = 1u << 17, ///< another form will be chosen
    say_write_failed = 1u << 18,
    begin_visit = 1u << 19,
    drop_card = 1u << 20, ///< take out of the form what an earlier card of this person brought
};

class Actions {
public:
    constexpr Actions() = default;
    constexpr Actions(std::initializer_list<Action> actions) {
        for (const auto action : actions) bits_ |= static_cast<std::uint32_t>(action);
    }
    [[nodiscard]] constexpr bool has(Action action) const { return (bits_ & static_cast<std::uint32_t>(action)) != 0; }
    [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
    friend constexpr bool operator==(Actions, Actions) = default;

private:
    std::uint32_t bits_ = 0;
};

struct Step {
    State state;
    Actions actions;
    bool known; ///< false: the event means nothing in this state, and nothing changes
};

/// Where an event leads. Total: every pair of state and event has an answer.
[[nodiscard]] Step next(State state, Event event, const Facts& facts);

/// True where a person's data can be in memory: there a time-out must wipe.
[[nodiscard]] bool in_visit(State state);

[[nodiscard]] std::string_view name(State state);
[[nodiscard]] std::string_view name(Event event);

} // namespace flow
