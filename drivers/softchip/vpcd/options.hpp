#pragma once

#include <cstdint>
#include <optional>
#include <string>

struct Options {
    std::string profile = "cccd-2021"; // a name below the profiles folder, or a folder
    std::string profiles;              // the profiles folder; empty: looked for
    std::string host = "127.0.0.1";
    std::uint16_t port = 35963; // 0x8C7B, the first port of vpcd
    std::uint64_t seed = 0;
    std::optional<std::size_t> remove_after;
    int wait_seconds = 10; // for pcscd to listen
    int delay_ms = 0;      // before each answer, as a contactless chip takes its time
    bool exit_when_removed = false;
    bool reconnect = false;
    bool list = false, print_expected = false, help = false;
};

/// nullopt after it has said on standard error what is wrong.
std::optional<Options> parse_options(int argc, char** argv);

void print_help();
