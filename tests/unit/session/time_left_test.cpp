#include "session/reading_progress.hpp"
#include "support/scripted_card.hpp"

#include <doctest/doctest.h>

using namespace cccd;
using namespace std::chrono_literals;

namespace {

/// A read of one file in steps of equal time, on a clock of the test.
struct Read {
    support::ManualClock clock;
    std::vector<Progress> told;
    std::function<void(const Progress&)> report = [this](const Progress& now) { told.push_back(now); };
    session::ReadingProgress progress{report, clock};

    void steps(std::size_t from, std::size_t to, std::size_t octets, std::chrono::milliseconds each,
               std::size_t total) {
        for (std::size_t done = from; done < to; done += octets) {
            clock.now += each;
            progress.update(File::dg2, std::min(done + octets, total), total);
        }
    }
};

} // namespace

TEST_CASE("at an even pace the time left is right within a twentieth, from the third command on") {
    Read read;
    constexpr std::size_t total = 15'107, octets = 223;
    read.steps(0, total, octets, 25ms, total);
    const auto commands = read.told.size();
    REQUIRE(commands == 68);
    CHECK_FALSE(read.told[0].left);
    CHECK_FALSE(read.told[1].left);
    for (std::size_t i = 2; i < commands; ++i) {
        CAPTURE(i);
        REQUIRE(read.told[i].left);
        const auto truth = 25ms * static_cast<long>(commands - 1 - i);
        CHECK(*read.told[i].left <= truth + truth / 20 + 25ms);
        CHECK(*read.told[i].left >= truth - truth / 20 - 25ms);
    }
    CHECK(*read.told.back().left == 0ms);
}

TEST_CASE("when the pace changes the estimate follows it within sixteen commands") {
    Read read;
    constexpr std::size_t total = 16'000;
    read.steps(0, 8'000, 200, 20ms, total);
    CHECK(*read.told.back().left == 800ms);
    read.steps(8'000, 11'200, 200, 60ms, total);
    CHECK(*read.told.back().left == 24 * 60ms);
}

TEST_CASE("what an earlier read had brought does not make this one look faster") {
    Read read;
    read.progress.already(File::dg1, 95);
    read.progress.already(File::dg13, 650);
    CHECK_FALSE(read.told.back().left);
    read.progress.already_begun(8'000);
    read.steps(8'000, 10'000, 200, 20ms, 16'000);
    CHECK(*read.told.back().left == 600ms);
}

TEST_CASE("a clock that stands still or files without octets give no estimate, and never a division by nothing") {
    session::TimeLeft time_left;
    CHECK_FALSE(time_left.estimate(100));
    for (int i = 0; i < 5; ++i) time_left.mark({}, 0);
    CHECK_FALSE(time_left.estimate(100));
    session::TimeLeft still;
    for (std::size_t i = 1; i < 5; ++i) still.mark({}, i * 100);
    CHECK(*still.estimate(100) == 0ms);
}
