// Chips and readers that can not take a read as it is asked for: the read goes through all the same, and the next one
// asks right at once.
#include "visit.hpp"

#include <cccd/card_limits.hpp>
#include <doctest/doctest.h>

using namespace flows;

namespace {

/// A reader that loses the link over a response that is longer than it can pass.
class ShortOfBreath final : public Transport {
public:
    ShortOfBreath(Transport& inner, std::size_t longest) : inner_(inner), longest_(longest) {}
    Result<std::size_t> transmit(ByteView command, MutableBytes response, const Waiting& waiting) override {
        auto received = inner_.transmit(command, response, waiting);
        if (received && *received > longest_) return Error{ErrorCode::link_failed, {}, 0, 0, "too long"};
        return received;
    }
    Status reset(const Waiting& waiting) override { return inner_.reset(waiting); }
    [[nodiscard]] ByteView atr() const noexcept override { return inner_.atr(); }
    [[nodiscard]] TransportLimits limits() const noexcept override { return inner_.limits(); }

private:
    Transport& inner_;
    std::size_t longest_;
};

softchip::Profile with_buffers(std::string_view response_octets) {
    auto of = profile("cccd-2021");
    of.master_files[softchip::fid::ef_atr_info] = from_hex("7F66080202080002 02" + std::string(response_octets));
    return of;
}

/// Commands of a read that must come out genuine.
std::size_t commands_of(const softchip::Profile& of, ReaderLimits& memory,
                        TransportLimits limits = demo::ChipTransport::short_reader()) {
    Environment environment;
    environment.limits = &memory;
    Visit visit(of, 3, limits, environment);
    const auto evidence = visit.read(can());
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    const auto verified = verify(*evidence, trust_in("cccd-2021"), {}, today());
    REQUIRE(verified);
    CHECK(verified->report.overall({}) == Overall::genuine);
    CHECK(evidence->files.at(File::dg2) == support::read_file(profile_folder("cccd-2021") / "EF.DG2"));
    return visit.transport.exchanges();
}

CardLimits only_entry(const ReaderLimits& memory) {
    REQUIRE(memory.entries().size() == 1);
    return memory.entries().begin()->second.limits;
}

std::size_t usual_commands() {
    ReaderLimits memory;
    return commands_of(profile("cccd-2021"), memory);
}

constexpr std::size_t files_after_card_access = 5; ///< SOD, DG14, DG13, DG1, DG2

} // namespace

TEST_CASE("a chip that takes everything is read with no command more at the second visit") {
    ReaderLimits memory;
    const auto first = commands_of(profile("cccd-2021"), memory);
    CHECK(commands_of(profile("cccd-2021"), memory) == first);
    const auto learned = only_entry(memory);
    CHECK(learned.short_identifiers);
    CHECK(learned.short_identifiers_proved);
    CHECK_FALSE(learned.master_file_first);
    CHECK(learned.read_refused == 0);
}

TEST_CASE("a chip without short identifiers is asked in vain once and then never again") {
    auto of = profile("cccd-2021");
    of.behaviour.short_file_identifiers = false;
    ReaderLimits memory;
    const auto first = commands_of(of, memory);
    const auto second = commands_of(of, memory);
    CHECK_FALSE(only_entry(memory).short_identifiers);
    CHECK(second < first);
    CHECK(second == usual_commands() + files_after_card_access + 2); // SELECT of the MF and of EF.CardAccess too
}

TEST_CASE("a chip that leaves a file after its short identifier is read by SELECT, which is remembered") {
    auto of = profile("cccd-2021");
    of.behaviour.short_file_identifiers_select = false;
    ReaderLimits memory;
    const auto first = commands_of(of, memory);
    CHECK_FALSE(only_entry(memory).short_identifiers);
    CHECK(first <= usual_commands() + files_after_card_access + 1);
    CHECK(commands_of(of, memory) <= first + 1);
}

TEST_CASE("a chip that brings wrong octets by short identifier is found out by EF.SOD and read right") {
    auto of = profile("cccd-2021");
    of.behaviour.short_file_identifiers_misread = true;
    ReaderLimits memory;
    const auto first = commands_of(of, memory);
    CHECK_FALSE(only_entry(memory).short_identifiers);
    CHECK(commands_of(of, memory) < first);
}

TEST_CASE("a forged file is read twice at most, and short identifiers keep their good name") {
    auto of = profile("cccd-2021");
    of.files[softchip::fid::data_group(13)][300] ^= 1;
    ReaderLimits memory;
    Environment environment;
    environment.limits = &memory;
    Visit visit(of, 3, demo::ChipTransport::short_reader(), environment);
    const auto evidence = visit.read(can());
    REQUIRE(evidence);
    CHECK(verify(*evidence, trust_in("cccd-2021"), {}, today())->report.overall({}) == Overall::not_genuine);
    CHECK(visit.transport.exchanges() <= usual_commands());
    CHECK(only_entry(memory).short_identifiers);
}

TEST_CASE("a chip where the master file is not current after a reset is read by SELECT of it, which is remembered") {
    auto of = profile("cccd-2021");
    of.behaviour.starts_in_application = true;
    of.behaviour.select_master_file_after_application = true;
    ReaderLimits memory;
    const auto first = commands_of(of, memory);
    const auto second = commands_of(of, memory);
    CHECK(only_entry(memory).master_file_first);
    CHECK(first == usual_commands() + 2);
    CHECK(second == usual_commands() + 1);
}

TEST_CASE("a chip that takes short reads only is asked for less, then for more again, and next time right at once") {
    for (const std::size_t most : {100u, 128u, 200u}) {
        CAPTURE(most);
        auto of = profile("cccd-2021");
        of.behaviour.max_read = most;
        ReaderLimits memory;
        const auto first = commands_of(of, memory);
        const auto learned = only_entry(memory);
        CHECK(learned.read_size <= most);
        CHECK(learned.read_size + 32 >= most);
        CHECK(learned.read_refused > most);
        CHECK(commands_of(of, memory) < first);
    }
}

TEST_CASE("a chip that wants its domain parameters named is not asked without them a second time") {
    auto of = profile("cccd-2021");
    of.behaviour.wants_parameter_reference = true;
    ReaderLimits memory;
    const auto first = commands_of(of, memory);
    CHECK(commands_of(of, memory) == first - 1);
}

TEST_CASE("EF.ATR/INFO is read once for each kind of card") {
    const auto of = with_buffers("0800");
    ReaderLimits memory;
    const auto first = commands_of(of, memory, demo::ChipTransport::extended_reader());
    CHECK(only_entry(memory).response_buffer == 0x0800);
    CHECK(commands_of(of, memory, demo::ChipTransport::extended_reader()) == first - 1);
}

TEST_CASE("a long response that the reader loses costs one new start; after it the read goes on in short commands") {
    const auto of = with_buffers("0800");
    softchip::Chip chip(of, 3);
    demo::ChipTransport inner(chip, demo::ChipTransport::extended_reader());
    ShortOfBreath transport(inner, 300);
    ReaderLimits memory;
    Environment environment;
    environment.limits = &memory;
    Session session(transport, environment);
    auto channel = session.unlock(can());
    REQUIRE(channel);
    REQUIRE_FALSE(session.read(*channel));
    CHECK(only_entry(memory).extended_fails);

    channel = session.unlock(can());
    REQUIRE(channel);
    const auto evidence = session.read(*channel);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK(verify(*evidence, trust_in("cccd-2021"), {}, today())->report.overall({}) == Overall::genuine);
}

TEST_CASE("a length that came before is not given up for a lost link; a longer one that did not come is") {
    const auto of = with_buffers("0800");
    ReaderLimits memory;
    Environment environment;
    environment.limits = &memory;
    {
        softchip::Chip chip(of, 3);
        demo::ChipTransport inner(chip, demo::ChipTransport::extended_reader());
        ShortOfBreath transport(inner, 1600); // EF.SOD comes, a whole read of DG2 does not
        Session session(transport, environment);
        auto channel = session.unlock(can());
        REQUIRE(channel);
        REQUIRE_FALSE(session.read(*channel));
        auto interruption = session.take_interruption();
        REQUIRE(interruption);
        session.resume(*std::move(interruption));
        channel = session.unlock(can());
        REQUIRE(channel);
        const auto evidence = session.read(*channel);
        REQUIRE_MESSAGE(evidence, describe(evidence.error()));
        CHECK(evidence->files.at(File::dg2) == support::read_file(profile_folder("cccd-2021") / "EF.DG2"));
    }
    CHECK_FALSE(only_entry(memory).extended_fails);
    CHECK(only_entry(memory).read_size == support::read_file(profile_folder("cccd-2021") / "EF.SOD").size());
}

TEST_CASE("after twenty reads a length that was refused is tried again") {
    ReaderLimits memory;
    const auto kind = CardKind::of(from_hex("3B00"), from_hex("3100"));
    CardLimits limits;
    limits.extended_fails = true;
    limits.read_size = 100;
    limits.read_refused = 200;
    for (std::uint32_t i = 0; i <= ReaderLimits::reads_until_tried_again; ++i) {
        CHECK((i == 0 || memory.find(kind)->extended_fails));
        memory.learn(kind, limits);
    }
    CHECK_FALSE(memory.find(kind)->extended_fails);
    CHECK(memory.find(kind)->read_size == 0);
    memory.learn(kind, limits); // it failed again
    CHECK(memory.entries().begin()->second.reads == 0);
    CHECK(memory.find(kind)->extended_fails);
}

TEST_CASE("the kinds of cards that were not met for longest are forgotten, and no kind names its card") {
    ReaderLimits memory;
    for (std::uint8_t i = 0; i < 50; ++i) memory.learn(CardKind::of(Bytes{i}, Bytes{0x31}), CardLimits{});
    CHECK(memory.entries().size() == ReaderLimits::most_kinds);
    CHECK(memory.find(CardKind::of(Bytes{49}, Bytes{0x31})));
    CHECK_FALSE(memory.find(CardKind::of(Bytes{0}, Bytes{0x31})));
    CHECK(CardKind::of(from_hex("3B8980014D4B6A434F532D333712"), {}).text().find("4D4B") == std::string_view::npos);
}
