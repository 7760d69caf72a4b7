// The crash seeds of a JPEG 2000 decoder, each in a process of its own that is measured from outside.
#include "make_pictures.hpp"
#include "support/data.hpp"

#include <cccd/face.hpp>
#include <chrono>
#include <doctest/doctest.h>
#include <random>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace cccd;

namespace {

struct Outcome {
    bool ended_well = false; ///< exited by itself with 0 (decoded) or 1 (refused)
    bool decoded = false;
    long megabytes = 0; ///< above what the test itself holds
    double seconds = 0;
};

/// Decodes in a child with a limit of processor time, so that neither a crash nor an endless loop harms the test.
Outcome decode_apart(const Bytes& image) {
    rusage before{};
    getrusage(RUSAGE_SELF, &before);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const rlimit ten_seconds{10, 10};
        setrlimit(RLIMIT_CPU, &ten_seconds);
        const auto picture = decode_image(image);
        const bool sound = picture && picture->rgb.size() == std::size_t{picture->width} * picture->height * 3;
        _exit(picture ? (sound ? 0 : 2) : 1);
    }
    int status = 0;
    rusage used{};
    wait4(child, &status, 0, &used);
    Outcome outcome;
    outcome.ended_well = WIFEXITED(status) && WEXITSTATUS(status) <= 1;
    outcome.decoded = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    outcome.megabytes = (used.ru_maxrss - std::min(before.ru_maxrss, used.ru_maxrss)) / 1024;
    outcome.seconds = static_cast<double>(used.ru_utime.tv_sec) + static_cast<double>(used.ru_utime.tv_usec) / 1e6;
    return outcome;
}

} // namespace

TEST_CASE("malformed JPEG 2000 files end in a refusal or a picture, within memory and time") {
    if (!support::have_independent("images")) return;
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(support::independent_data() / "images")) {
        if (entry.path().extension() != ".jp2" || entry.path().filename().string().rfind("malformed_", 0) != 0)
            continue;
        ++files;
        const auto outcome = decode_apart(support::read_file(entry.path()));
        INFO(entry.path().filename().string());
        CHECK(outcome.ended_well);
        CHECK(outcome.megabytes < 300);
        CHECK(outcome.seconds < 5);
    }
    CHECK(files >= 20);
}

TEST_CASE("the largest pictures that the limits allow stay within memory and time") {
    for (const auto& image : {test::make_jpeg2000(2440, 2440), test::make_jpeg2000(2440, 2440, {.components = 4}),
                              test::make_jpeg(2440, 2440, {.progressive = true})}) {
        const auto outcome = decode_apart(image);
        CHECK(outcome.decoded);
        CHECK(outcome.megabytes < 300);
        CHECK(outcome.seconds < 8); // under sanitizers; 0.7 without
    }
}

TEST_CASE("pictures with flipped octets never bring the decoder down") {
    std::mt19937 generator(9303);
    for (const auto& image : {test::make_jpeg(48, 64), test::make_jpeg(48, 64, {.progressive = true}),
                              test::make_jpeg2000(48, 64), test::make_jpeg2000(48, 64, {.boxes = true})}) {
        for (int round = 0; round < 200; ++round) {
            Bytes damaged = image;
            for (int i = 0; i < 4; ++i) damaged[generator() % damaged.size()] = static_cast<std::uint8_t>(generator());
            const auto picture = decode_image(damaged);
            if (!picture) continue;
            CHECK(picture->rgb.size() == std::size_t{picture->width} * picture->height * 3);
        }
    }
}
