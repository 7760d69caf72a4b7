// The time that a read says is left, on a chip as slow as a contactless one is.
#include "support/scripted_card.hpp"
#include "visit.hpp"

#include <doctest/doctest.h>
#include <vector>

using namespace flows;
using std::chrono::duration;

namespace {

/// Every exchange takes 20 ms and 0.1 ms an octet, the cryptography of key agreements 300 ms more, on a clock by hand.
class SlowLink final : public Transport {
public:
    SlowLink(Transport& inner, support::ManualClock& clock) : inner_(inner), clock_(clock) {}

    Result<std::size_t> transmit(ByteView command, MutableBytes response, const Waiting& waiting) override {
        auto size = inner_.transmit(command, response, waiting);
        clock_.now += std::chrono::milliseconds(20);
        if (command[1] == 0x86 || command[1] == 0x88) clock_.now += std::chrono::milliseconds(300);
        if (size) clock_.now += std::chrono::microseconds(100) * (command.size() + *size);
        return size;
    }
    Status reset(const Waiting& waiting) override { return inner_.reset(waiting); }
    [[nodiscard]] ByteView atr() const noexcept override { return inner_.atr(); }
    [[nodiscard]] TransportLimits limits() const noexcept override { return inner_.limits(); }

private:
    Transport& inner_;
    support::ManualClock& clock_;
};

} // namespace

TEST_CASE("from a quarter of the read on the time left is told within a fifth of the whole, short and extended") {
    for (const auto& limits : {demo::ChipTransport::short_reader(), demo::ChipTransport::extended_reader()}) {
        CAPTURE(limits.max_response);
        support::ManualClock clock;
        softchip::Chip chip(profile("cccd-2021"), 5);
        demo::ChipTransport transport(chip, limits);
        SlowLink link(transport, clock);
        Environment environment;
        environment.clock = &clock;
        Session session(link, environment);
        auto channel = session.unlock(can());
        REQUIRE(channel);
        struct Told {
            SteadyTime at;
            double left;
        };
        std::vector<Told> told;
        ReadRequest request;
        request.active_authentication_always = true;
        request.progress = [&](const Progress& progress) {
            if (progress.left) told.push_back({clock.now, duration<double>(*progress.left).count()});
        };
        const auto begun = clock.now;
        REQUIRE(session.read(*channel, request));
        const auto whole = duration<double>(clock.now - begun).count();
        REQUIRE(told.size() > 5);
        double worst = 0;
        for (const auto& one : told) {
            if (duration<double>(one.at - begun).count() < whole / 4) continue;
            worst = std::max(worst, std::abs(one.left - duration<double>(clock.now - one.at).count()));
        }
        CAPTURE(whole);
        CAPTURE(worst);
        CHECK(worst <= whole / 5);
    }
}
