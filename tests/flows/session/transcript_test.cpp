// A whole visit written down and played again, and what a redacted transcript of it tells.
#include "visit.hpp"

#include <cccd/replay.hpp>
#include <doctest/doctest.h>

using namespace flows;

namespace {

class SameRandom final : public Random {
public:
    Status fill(MutableBytes out) override {
        for (auto& octet : out) octet = static_cast<std::uint8_t>(state_ = state_ * 1103515245u + 12345u, state_ >> 16);
        return {};
    }

private:
    std::uint32_t state_ = 4711;
};

Result<Evidence> read(Transport& transport, const AccessKeys& keys) {
    SameRandom random;
    Environment environment;
    environment.random = &random;
    Session session(transport, environment);
    auto channel = session.unlock(keys);
    if (!channel) return channel.error();
    ReadRequest request;
    request.active_authentication_always = true;
    return session.read(*channel, request);
}

std::string transcript_of(const softchip::Profile& of, replay::Redaction redaction, Evidence* evidence = nullptr) {
    softchip::Chip chip(of, 9);
    demo::ChipTransport transport(chip, demo::ChipTransport::extended_reader());
    std::string text;
    replay::Recorder recorder(
        transport, [&text](std::string_view line) { (text += line) += '\n'; }, redaction);
    auto got = read(recorder, keys_of(of));
    REQUIRE_MESSAGE(got, describe(got.error()));
    if (evidence != nullptr) *evidence = *std::move(got);
    return text;
}

bool holds(const std::string& transcript, ByteView octets) {
    return transcript.find(to_hex(octets)) != std::string::npos;
}

} // namespace

TEST_CASE("a whole visit plays again from its transcript, with the same files and the same verdict") {
    const auto of = profile("cccd-2021");
    Evidence recorded;
    auto player = replay::Player::parse(transcript_of(of, replay::Redaction::none, &recorded));
    REQUIRE(player);
    const auto evidence = read(*player, keys_of(of));
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK(player->finished());
    CHECK(evidence->files == recorded.files);
    CHECK(evidence->active_authentication->response == recorded.active_authentication->response);
    CHECK(verify(*evidence, trust_in("cccd-2021"), {}, today())->report.overall({}) == Overall::genuine);
}

TEST_CASE("a redacted transcript of a whole visit tells nothing of the holder and no password, clear or protected") {
    for (const char* name : {"cccd-2021", "can-cuoc-2024", "bac-only", "plain"}) {
        CAPTURE(name);
        const auto of = profile(name);
        const auto whole = transcript_of(of, replay::Redaction::none);
        const auto redacted = transcript_of(of, replay::Redaction::data);
        CHECK(redacted.size() > 5000);
        CHECK_FALSE(holds(redacted, as_bytes(of.passwords.can.empty() ? "no can" : of.passwords.can)));
        const auto facts = expected(name);
        for (const auto& [key, value] : facts["fields"].items())
            if (value.is_string() && value.get<std::string>().size() > 3)
                CHECK_MESSAGE(!holds(redacted, as_bytes(value.get<std::string>())), key);
        std::size_t seen_whole = 0;
        for (const auto number : {1, 2, 13}) {
            const ByteView group = of.files.at(softchip::fid::data_group(number));
            for (std::size_t at = 0; at + 12 <= group.size(); at += 12) {
                const auto part = group.subspan(at, 12);
                seen_whole += holds(whole, part) ? 1 : 0;
                if (std::all_of(part.begin(), part.end(), [](auto octet) { return octet == 0; })) continue;
                CHECK_FALSE(holds(redacted, part));
            }
        }
        // A chip without access control sends all of it in the clear: the search finds what is there.
        if (std::string_view(name) == "plain") CHECK(seen_whole > 100);
    }
}
