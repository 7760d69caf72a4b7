// The fault sweep, in one process: what pcscd and a virtual slot show of it is in flows/pcscd; the whole card, more
// bits and more cuts are in tests/long.
#include "expectations.hpp"

using namespace sweep;

namespace {

const auto short_reader = demo::ChipTransport::short_reader();
const auto extended_reader = demo::ChipTransport::extended_reader();

void in_both_lengths(const faults::Fault& fault, const Allowed& allowed) {
    for (const auto& limits : {short_reader, extended_reader}) disturb_each(small_card(limits), fault, allowed);
}

} // namespace

TEST_CASE("a card taken away at any exchange is a removed card") {
    in_both_lengths({1, Kind::removal}, only(ErrorCode::card_removed));
}

TEST_CASE("an answer that is lost at any exchange is a broken link") {
    in_both_lengths({1, Kind::lose_answer}, only(ErrorCode::link_failed));
}

TEST_CASE("an answer that comes after the deadline, at any exchange, is the deadline's error") {
    in_both_lengths(late(), only(ErrorCode::deadline_passed));
}

TEST_CASE("a bit flipped in the data of any answer ends the visit or changes nothing that counts") {
    disturb_each(small_card(short_reader), {1, Kind::flip, 12}, after_flip());
    disturb_each(small_card(extended_reader), {1, Kind::flip, 77}, after_flip());
}

TEST_CASE("a bit flipped in the status word of any answer ends the visit or changes nothing that counts") {
    disturb_each(small_card(short_reader), flip_from_end(16), after_status_flip());
    disturb_each(small_card(extended_reader), flip_from_end(1), after_status_flip());
}

TEST_CASE(
    "an answer cut by an octet, by its status word, or to nothing ends the visit or changes nothing that counts") {
    disturb_each(small_card(short_reader), {1, Kind::truncate, 1}, after_truncation());
    disturb_each(small_card(extended_reader), {1, Kind::truncate, 2}, after_truncation());
    disturb_each(small_card(short_reader), {1, Kind::truncate, 70'000}, only(ErrorCode::response_malformed));
}

TEST_CASE("a storm of 61 at any exchange is cut off, and a wrong 6C does no harm") {
    disturb_each(small_card(short_reader), {1, Kind::storm_61, 0, 400}, only(ErrorCode::response_endless));
    disturb_each(small_card(extended_reader), {1, Kind::storm_6c}, after_storm_6c());
}
