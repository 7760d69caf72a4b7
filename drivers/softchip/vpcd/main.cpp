// cccd-softchip: a synthetic identity card in a virtual PC/SC reader.
#include "options.hpp"
#include "profiles_folder.hpp"
#include "slot.hpp"

#include <csignal>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sys/signalfd.h>
#include <unistd.h>

namespace {

int watch_signals() {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGINT, SIGTERM, SIGUSR1, SIGUSR2}) sigaddset(&set, signal);
    sigprocmask(SIG_BLOCK, &set, nullptr);
    return signalfd(-1, &set, SFD_CLOEXEC);
}

int print_names(const std::filesystem::path& root) {
    for (const auto& name : softchip::list_profiles(root)) std::puts(name.c_str());
    return 0;
}

int print_expected(const std::filesystem::path& folder) {
    std::ifstream in(folder / "expected.json", std::ios::binary);
    if (!in) {
        std::fprintf(stderr, "cccd-softchip: this profile has no expected.json\n");
        return 2;
    }
    std::cout << in.rdbuf();
    return 0;
}

int insert_card(const Options& options, const std::filesystem::path& folder) {
    auto loaded = softchip::load_profile(folder);
    if (!loaded.profile) {
        std::fprintf(stderr, "cccd-softchip: %s: %s (see --list)\n", options.profile.c_str(), loaded.error.c_str());
        return 2;
    }
    softchip::Chip chip(std::move(*loaded.profile), options.seed);
    if (options.remove_after) chip.remove_after(*options.remove_after);
    const int signals = watch_signals();
    const int code = Slot(options, chip, signals).run();
    close(signals);
    return code;
}

} // namespace

int main(int argc, char** argv) {
    const auto options = parse_options(argc, argv);
    if (!options) return 2;
    if (options->help) {
        print_help();
        return 0;
    }
    const auto root = profiles_folder(options->profiles);
    if (options->list) return print_names(root);
    const auto folder = profile_folder(root, options->profile);
    return options->print_expected ? print_expected(folder) : insert_card(*options, folder);
}
