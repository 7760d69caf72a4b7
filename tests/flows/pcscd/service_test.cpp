// The parts around a read that end in its middle; every exchange in turn is in tests/long.
#include "moments.hpp"

using namespace cccd;

TEST_CASE("a card's process that is killed at any moment is a removed card, and the next read works") {
    if (!support::have_private_pcscd()) return;
    for (const std::size_t exchange : {1, 4, 12, 30}) support::card_process_dies_at(exchange);
}

TEST_CASE("a pcscd that is killed in mid-read is told as such, and once it runs again the next read works") {
    if (!support::have_private_pcscd()) return;
    for (const std::size_t exchange : {2, 9, 25}) support::service_dies_at(exchange);
}

TEST_CASE("a pcscd that is stopped and started while nobody reads is found again by itself") {
    if (!support::have_private_pcscd()) return;
    auto readers = pcsc::Readers::open();
    REQUIRE(readers);
    CHECK(readers->list());
    support::tell_pcscd("restart");
    support::check_next_read(*readers);
}
