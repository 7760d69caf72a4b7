// Through pcscd: the card's process, and then pcscd, is killed before every exchange of a read.
#include "moments.hpp"

TEST_CASE("the card's process killed before every exchange") {
    if (!support::have_private_pcscd()) return;
    const auto exchanges = support::undisturbed_exchanges();
    for (std::size_t i = 1; i <= exchanges; ++i) support::card_process_dies_at(i);
    MESSAGE(exchanges << " exchanges");
}

TEST_CASE("pcscd killed before every exchange and started again") {
    if (!support::have_private_pcscd()) return;
    const auto exchanges = support::undisturbed_exchanges();
    for (std::size_t i = 1; i <= exchanges; ++i) support::service_dies_at(i);
}
