// bench_read_host read FILE TIMES   opens, reads and judges it so many times; no code of the chip is in it
// bench_read_host bare FILE TIMES   the primitives alone, so many times
// FILE: a transcript by `bench_read --record FILE`. The script `callgrind` counts the instructions of both.
#include "host.hpp"

#include <cstdio>
#include <cstdlib>

int main(int count, char** arguments) {
    const std::string mode = count > 2 ? arguments[1] : "";
    if ((mode != "read" && mode != "bare") || count < 4) {
        std::fputs("usage: bench_read_host read FILE TIMES | bare FILE TIMES\n", stderr);
        return 2;
    }
    const auto transcript = bench::load(arguments[2]);
    const int times = std::atoi(arguments[3]);
    bool good = true;
    if (mode == "read") {
        cccd::Trust trust;
        good = trust.add(transcript.anchor).has_value();
        for (int i = 0; i < times; ++i) good = bench::read_recorded(transcript, trust) && good;
    } else {
        const bench::BarePrimitives bare(transcript);
        for (int i = 0; i < times; ++i) good = bare.run() && good;
    }
    if (!good) std::fputs("bench_read_host: a read or a primitive failed\n", stderr);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
