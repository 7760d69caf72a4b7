// Thousands of complete reads in a row through a real pcscd: none may fail, memory and descriptors must stay flat.
#include "soft_card.hpp"

#include <cccd/document.hpp>
#include <cccd/session.hpp>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>
#include <iterator>

using namespace cccd;

namespace {

std::size_t reads() {
    const char* wanted = std::getenv("CCCD_SOAK_READS");
    return wanted != nullptr ? std::strtoul(wanted, nullptr, 10) : 5000;
}

/// Resident memory of this process in KiB.
long resident() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == "VmRSS:") return status >> word, std::stol(word);
    return 0;
}

std::ptrdiff_t descriptors() {
    return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), {});
}

/// One visit as a kiosk makes it: service, reader, card, access, read, verdict.
std::optional<Error> visit(const AccessKeys& keys, const Trust& trust) {
    auto readers = pcsc::Readers::open();
    if (!readers) return readers.error();
    auto card = support::card_in_slot(*readers);
    if (!card) return card.error();
    Session session(card->transport());
    auto channel = session.unlock(keys);
    if (!channel) return channel.error();
    const auto evidence = session.read(*channel);
    if (!evidence) return evidence.error();
    const auto verified = verify(*evidence, trust, VerifyPolicy{}, system_clock().wall());
    if (!verified) return verified.error();
    if (!verified->report.acceptable(VerifyPolicy{}))
        return Error{ErrorCode::internal, Stage::none, 0, 0, "not acceptable"};
    return std::nullopt;
}

} // namespace

TEST_CASE("thousands of reads in a row: no failure, flat memory, no descriptor left behind") {
    if (!support::have_private_pcscd()) return;
    const support::SoftCard chip(support::profile("cccd-2021"));
    const auto keys = access_keys_from_number(support::expected("cccd-2021")["number"].get<std::string>());
    REQUIRE(keys);
    const std::filesystem::path anchor[] = {support::profile("cccd-2021") / "csca.pem"};
    const auto trust = load_trust(anchor);
    REQUIRE(trust);

    const std::size_t total = reads();
    long memory = 0;
    std::ptrdiff_t open = 0;
    for (std::size_t i = 0; i < total; ++i) {
        const auto failed = visit(*keys, *trust);
        if (failed) FAIL("read " << i << ": " << describe(*failed));
        if (i == total / 10) {
            memory = resident();
            open = descriptors();
        }
    }
    MESSAGE(total << " reads; resident " << memory << " KiB after a tenth, " << resident() << " KiB at the end");
    CHECK(resident() < memory + 2048);
    CHECK(descriptors() == open);
}
