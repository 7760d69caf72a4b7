// The card slips away in the middle and is put back.
#include "visit.hpp"

#include <doctest/doctest.h>

using namespace flows;

namespace {

/// Octets both ways of a read that nothing disturbs.
std::size_t undisturbed(const TransportLimits& limits) {
    Visit visit(profile("cccd-2021"), 3, limits);
    REQUIRE(visit.read(can()));
    return visit.transport.sent() + visit.transport.received();
}

/// Reads until this share of the bulk has come; then the card is gone.
std::optional<Interruption> lose_card(Visit& visit, double share) {
    auto channel = visit.session.unlock(can());
    REQUIRE(channel);
    ReadRequest request;
    request.progress = [&](const Progress& progress) {
        if (progress.current == File::dg2 && static_cast<double>(progress.done) > share * 17'000.0)
            visit.chip.remove_after(0);
    };
    const auto evidence = visit.session.read(*channel, request);
    REQUIRE_FALSE(evidence);
    CHECK(evidence.error().code == ErrorCode::card_removed);
    return visit.session.take_interruption();
}

} // namespace

TEST_CASE("a card lost at sixty per cent and put back costs at most a tenth more octets than an undisturbed read") {
    const auto limits = demo::ChipTransport::short_reader();
    const auto usual = undisturbed(limits);
    Visit visit(profile("cccd-2021"), 3, limits);
    auto interruption = lose_card(visit, 0.6);
    REQUIRE(interruption);
    CHECK(interruption->octets() > 9'000);
    visit.chip.insert();
    REQUIRE(visit.transport.reset({}));

    Session again(visit.transport);
    again.resume(*std::move(interruption));
    auto channel = again.unlock(can());
    REQUIRE(channel);
    const auto evidence = again.read(*channel);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    const auto spent = visit.transport.sent() + visit.transport.received();
    CHECK(spent * 10 <= usual * 11);

    const auto verified = verify(*evidence, trust_in("cccd-2021"), {}, today());
    REQUIRE(verified);
    CHECK(verified->report.overall({}) == Overall::genuine);
    CHECK(evidence->files.at(File::dg2) == support::read_file(profile_folder("cccd-2021") / "EF.DG2"));
}

TEST_CASE("a card that slips away once more while the read is taken up goes on from the same octet the third time") {
    // From the first exchange of the new access to the first blocks of DG2: whatever the loss meets.
    for (std::size_t again_at = 1; again_at <= 16; ++again_at) {
        CAPTURE(again_at);
        Visit visit(profile("cccd-2021"), 3, demo::ChipTransport::short_reader());
        auto interruption = lose_card(visit, 0.6);
        REQUIRE(interruption);
        const auto had = interruption->octets();
        visit.chip.insert();
        REQUIRE(visit.transport.reset({}));
        visit.chip.remove_after(again_at);
        Session second(visit.transport);
        if (auto channel = second.unlock(can()); channel) {
            second.resume(*std::move(interruption));
            REQUIRE_FALSE(second.read(*channel));
            interruption = second.take_interruption();
            REQUIRE(interruption);
            CHECK(interruption->octets() >= had);
        }
        visit.chip.insert();
        REQUIRE(visit.transport.reset({}));
        Session third(visit.transport);
        third.resume(*std::move(interruption));
        auto channel = third.unlock(can());
        REQUIRE_MESSAGE(channel, describe(channel.error()));
        const auto before = visit.transport.exchanges();
        const auto evidence = third.read(*channel);
        REQUIRE_MESSAGE(evidence, describe(evidence.error()));
        CHECK(visit.transport.exchanges() - before < 50); // of 94
        CHECK(evidence->files.at(File::dg2) == support::read_file(profile_folder("cccd-2021") / "EF.DG2"));
        CHECK(verify(*evidence, trust_in("cccd-2021"), {}, today())->report.overall({}) == Overall::genuine);
    }
}

TEST_CASE("another card in its place is read from the start") {
    Visit visit(profile("cccd-2021"), 3, demo::ChipTransport::short_reader());
    auto interruption = lose_card(visit, 0.5);
    REQUIRE(interruption);
    const auto other = profile("can-cuoc-2024");
    Visit next(other, 3, demo::ChipTransport::short_reader());
    next.session.resume(*std::move(interruption));
    const auto evidence = next.read(keys_of(other));
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK(evidence->files.at(File::dg2) == support::read_file(profile_folder("can-cuoc-2024") / "EF.DG2"));
    CHECK(verify(*evidence, trust_in("can-cuoc-2024"), {}, today())->report.overall({}) == Overall::genuine);
}

TEST_CASE("a copy that is put in place of the card does not inherit its proof") {
    Visit visit(profile("cccd-2021"), 3, demo::ChipTransport::short_reader());
    auto interruption = lose_card(visit, 0.5);
    REQUIRE(interruption);
    auto clone = profile("cccd-2021");
    clone.chip_keys.at(0).private_scalar.back() ^= 1;
    Visit next(clone, 3, demo::ChipTransport::short_reader());
    next.session.resume(*std::move(interruption));
    const auto evidence = next.read(can());
    REQUIRE_FALSE(evidence);
    CHECK(evidence.error().code == ErrorCode::chip_authentication_failed);
}

TEST_CASE("without Chip Authentication the whole EF.SOD is compared, and the read goes on") {
    auto of = profile("cccd-2021");
    AccessPolicy policy;
    policy.chip_authentication = false;
    Visit visit(of, 3, demo::ChipTransport::short_reader());
    auto channel = visit.session.unlock(can(), policy);
    REQUIRE(channel);
    ReadRequest request;
    request.progress = [&](const Progress& progress) {
        if (progress.current == File::dg2 && progress.done > 9'000) visit.chip.remove_after(0);
    };
    REQUIRE_FALSE(visit.session.read(*channel, request));
    auto interruption = visit.session.take_interruption();
    REQUIRE(interruption);
    visit.chip.insert();
    visit.session.resume(*std::move(interruption));
    const auto before = visit.transport.exchanges();
    const auto evidence = visit.read(can(), {}, policy);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK(visit.transport.exchanges() - before < 65);
    CHECK(verify(*evidence, trust_in("cccd-2021"), {}, today())->report.overall({}) == Overall::genuine_remarks);
}

TEST_CASE("a read that was cancelled or that met a wrong password leaves nothing to go on with") {
    Visit visit(profile("cccd-2021"));
    CHECK_FALSE(visit.session.take_interruption());
    auto channel = visit.session.unlock(can());
    REQUIRE(channel);
    std::stop_source stop;
    stop.request_stop();
    REQUIRE_FALSE(visit.session.read(*channel, {}, {stop.get_token(), {}}));
    CHECK_FALSE(visit.session.take_interruption());
}
