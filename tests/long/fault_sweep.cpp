// The fault sweep over the whole card: every exchange, more bits and more cuts than tests/flows/sweep has time for.
#include "flows/sweep/expectations.hpp"

using namespace sweep;

namespace {

void sweep_whole_card(const faults::Fault& fault, const Allowed& allowed) {
    for (const auto& limits : {demo::ChipTransport::short_reader(), demo::ChipTransport::extended_reader()})
        disturb_each(whole_card(limits), fault, allowed);
}

} // namespace

TEST_CASE("the whole card: removal, lost answer, late answer and storms at every exchange") {
    sweep_whole_card({1, Kind::removal}, only(ErrorCode::card_removed));
    sweep_whole_card({1, Kind::lose_answer}, only(ErrorCode::link_failed));
    sweep_whole_card(late(), only(ErrorCode::deadline_passed));
    sweep_whole_card({1, Kind::storm_61, 0, 400}, only(ErrorCode::response_endless));
    sweep_whole_card({1, Kind::storm_6c}, after_storm_6c());
}

TEST_CASE("the whole card: bits all over the answers of every exchange") {
    for (const std::size_t bit : {0, 5, 23, 40, 77, 130, 777, 1501})
        sweep_whole_card({1, Kind::flip, bit}, after_status_flip());
    for (const std::size_t from_end : {1, 7, 9, 16}) sweep_whole_card(flip_from_end(from_end), after_status_flip());
}

TEST_CASE("the whole card: answers of every exchange cut by one octet to nearly all") {
    for (const std::size_t missing : {1, 2, 3, 8, 12, 100})
        sweep_whole_card({1, Kind::truncate, missing}, after_truncation());
}
