// The log at its most verbose, errors and records: nothing in them tells a secret or a person.
#include "visit.hpp"

#include <cccd/json.hpp>
#include <doctest/doctest.h>

using namespace flows;

namespace {

class Collector final : public LogSink {
public:
    void write(const LogEvent& event) noexcept override {
        lines += std::to_string(static_cast<int>(event.level)) + " " + std::string(name(event.stage)) + " " +
                 std::string(event.what.view()) + " " + std::to_string(event.status_word) + "\n";
        ++count;
    }
    std::string lines;
    std::size_t count = 0;
};

/// Draws that the test knows, so that it can look for them.
class KnownRandom final : public Random {
public:
    Status fill(MutableBytes out) override {
        for (auto& octet : out) octet = static_cast<std::uint8_t>(state_ = state_ * 1664525u + 1013904223u);
        drawn.emplace_back(out.begin(), out.end());
        return {};
    }
    std::vector<Bytes> drawn;

private:
    std::uint32_t state_ = 7;
};

std::vector<std::string> personal_values() {
    const auto facts = expected("cccd-2021");
    std::vector<std::string> values{facts["number"], facts["can"], facts["mrz_information"]};
    for (const auto& line : facts["mrz"]) values.push_back(line);
    for (const auto& [key, value] : facts["fields"].items())
        if (value.get<std::string>().size() > 5) values.push_back(value);
    return values;
}

} // namespace

TEST_CASE("a whole visit logs at trace level without one secret or personal value") {
    Collector log;
    KnownRandom random;
    Visit visit(profile("cccd-2021"), 5, demo::ChipTransport::extended_reader(), {&random, nullptr, &log});
    ReadRequest request;
    request.active_authentication_always = true;
    CHECK_FALSE(visit.session.unlock(keys(AccessKey::from_can("999999"))));
    const auto evidence = visit.read(keys(AccessKey::from_can("012345")), request);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK(log.count > 20);
    const auto record = evidence_record(*evidence);
    for (const auto& value : personal_values()) {
        CHECK(log.lines.find(value) == std::string::npos);
        CHECK(record.find(value) == std::string::npos);
        CHECK(record.find(to_hex(as_bytes(value))) == std::string::npos);
    }
    REQUIRE(random.drawn.size() >= 4);
    for (const auto& secret : random.drawn) {
        CHECK(log.lines.find(to_hex(secret)) == std::string::npos);
        // Only the challenge of Active Authentication is kept.
        if (secret != evidence->active_authentication->challenge)
            CHECK(record.find(to_hex(secret)) == std::string::npos);
    }
}

TEST_CASE("errors of a visit describe themselves without the password") {
    Visit visit(profile("cccd-2021"));
    const auto evidence = visit.read(keys(AccessKey::from_can("987654")));
    REQUIRE_FALSE(evidence);
    CHECK(describe(evidence.error()).find("987654") == std::string::npos);
}
