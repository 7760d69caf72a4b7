#include "iso7816/read_size.hpp"

#include <doctest/doctest.h>

using namespace cccd;
using iso7816::ReadSize;

namespace {

/// Octets that a chip gives of a file, when it refuses reads above `most`; the commands that it takes.
struct Course {
    std::size_t commands = 0;
    std::size_t refusals = 0;
    std::size_t last = 0;
};

Course read_file(ReadSize& size, std::size_t octets, std::size_t most, std::size_t capacity) {
    Course course;
    for (std::size_t done = 0; done < octets; ++course.commands) {
        const auto asked = std::min(size.ask(capacity), octets - done);
        if (asked > most) {
            ++course.refusals;
            size.refused(asked, 0);
            continue;
        }
        size.brought(asked, asked);
        done += asked;
        course.last = size.ask(capacity);
    }
    return course;
}

} // namespace

TEST_CASE("where nothing is refused all that the link carries is asked for, or what the caller wants") {
    CHECK(ReadSize().ask(223) == 223);
    CHECK(ReadSize({}, 100).ask(223) == 100);
    CHECK(ReadSize({}, 1000).ask(223) == 223);
    CHECK(ReadSize({}, 1).ask(223) == 8);
    CHECK(ReadSize().ask(0) == 8);
}

TEST_CASE("a size that is refused is halved and then raised until it is near the limit") {
    for (const std::size_t most : {16u, 60u, 111u, 112u, 150u, 200u, 222u}) {
        CAPTURE(most);
        ReadSize size;
        const auto course = read_file(size, 15'107, most, 223);
        CHECK(course.last <= most);
        CHECK(course.last + most / 12 + 2 >= most);
        CHECK(course.refusals <= 9);
        CHECK(course.commands <= 15'107 / (most - most / 12) + 25);
    }
}

TEST_CASE("what the chip names is taken at its word") {
    ReadSize size;
    size.refused(223, 192);
    CHECK(size.ask(223) == 192);
    size.refused(192, 0);
    CHECK(size.ask(223) == 96);
}

TEST_CASE("the next read begins where the last one came to, and finds nothing to refuse") {
    ReadSize first;
    read_file(first, 15'107, 150, 223);
    CardLimits limits;
    first.note(limits);
    ReadSize second(limits);
    const auto course = read_file(second, 15'107, 150, 223);
    CHECK(course.refusals == 0);
    CHECK(course.commands <= 15'107 / limits.read_size + 1);
}

TEST_CASE("remembered numbers that contradict each other are not believed") {
    CardLimits limits;
    limits.read_size = 500;
    limits.read_refused = 100;
    ReadSize size(limits);
    for (int i = 0; i < 10; ++i) size.brought(223, 223);
    CHECK(size.ask(223) == 223);
    limits.read_size = 0xFFFFFF;
    limits.read_refused = 0;
    CHECK(ReadSize(limits).ask(223) == 223);
}

TEST_CASE("a channel that broke over a long read leaves the length that came before, or says that none did") {
    ReadSize none;
    CHECK_FALSE(none.broke(256));
    ReadSize some;
    some.brought(2000, 1500);
    CHECK(some.proved(1500));
    CHECK_FALSE(some.proved(1501));
    CHECK(some.broke(256));
    CHECK(some.ask(4000) == 1500);
    for (int i = 0; i < 10; ++i) some.brought(1500, 1500);
    CHECK(some.ask(4000) == 1500); // no step up in a session: it would break the channel once more
}
