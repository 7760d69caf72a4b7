#include "options.hpp"

#include <charconv>
#include <cstdio>
#include <cstring>
#include <functional>
#include <map>

namespace {

template <typename Number> bool parse_number(const char* text, Number& out) {
    const char* end = text + std::strlen(text);
    const auto result = std::from_chars(text, end, out);
    return result.ec == std::errc() && result.ptr == end;
}

using Flag = std::function<void(Options&)>;
using Value = std::function<bool(Options&, const char*)>;

const std::map<std::string, Flag>& flags() {
    static const std::map<std::string, Flag> table = {
        {"--exit-when-removed", [](Options& o) { o.exit_when_removed = true; }},
        {"--reconnect", [](Options& o) { o.reconnect = true; }},
        {"--list", [](Options& o) { o.list = true; }},
        {"--print-expected", [](Options& o) { o.print_expected = true; }},
        {"--help", [](Options& o) { o.help = true; }},
        {"-h", [](Options& o) { o.help = true; }},
    };
    return table;
}

bool remember_count(Options& options, const char* text) {
    std::size_t count = 0;
    if (!parse_number(text, count)) return false;
    options.remove_after = count;
    return true;
}

const std::map<std::string, Value>& values() {
    static const std::map<std::string, Value> table = {
        {"--profile", [](Options& o, const char* v) { return !(o.profile = v).empty(); }},
        {"--profiles", [](Options& o, const char* v) { return !(o.profiles = v).empty(); }},
        {"--host", [](Options& o, const char* v) { return !(o.host = v).empty(); }},
        {"--port", [](Options& o, const char* v) { return parse_number(v, o.port) && o.port != 0; }},
        {"--seed", [](Options& o, const char* v) { return parse_number(v, o.seed); }},
        {"--wait", [](Options& o, const char* v) { return parse_number(v, o.wait_seconds) && o.wait_seconds >= 0; }},
        {"--delay", [](Options& o, const char* v) { return parse_number(v, o.delay_ms) && o.delay_ms >= 0; }},
        {"--remove-after", remember_count},
    };
    return table;
}

} // namespace

std::optional<Options> parse_options(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        if (const auto flag = flags().find(name); flag != flags().end()) {
            flag->second(options);
            continue;
        }
        const auto value = values().find(name);
        if (value == values().end() || i + 1 >= argc || !value->second(options, argv[i + 1])) {
            std::fprintf(stderr, "cccd-softchip: %s: %s\n", name.c_str(),
                         value == values().end() ? "unknown option (see --help)" : "needs a valid value");
            return std::nullopt;
        }
        ++i;
    }
    return options;
}

void print_help() {
    std::puts("Puts a synthetic identity card into a virtual PC/SC reader (vsmartcard-vpcd).\n"
              "\n"
              "  --profile NAME|FOLDER  which card (cccd-2021)\n"
              "  --list                 names the cards and ends\n"
              "  --print-expected       prints what the card holds (expected.json) and ends\n"
              "  --host HOST            where vpcd listens (127.0.0.1)\n"
              "  --port PORT            its port (35963; the second slot is one higher)\n"
              "  --wait SECONDS         how long to wait for vpcd to listen (10)\n"
              "  --reconnect            comes back when pcscd restarts, until it is interrupted\n"
              "  --remove-after N       pulls the card after N answered commands\n"
              "  --exit-when-removed    ends once the card is pulled; otherwise SIGUSR2 puts it back\n"
              "  --delay MILLISECONDS   before each answer, as a contactless chip takes (0)\n"
              "  --seed N               the same random numbers every time (0: really random)\n"
              "  --profiles FOLDER      where the cards are kept\n"
              "\n"
              "SIGUSR1 pulls the card, SIGUSR2 puts it back, SIGINT and SIGTERM end the program.\n"
              "Ends with 0 when told to end, 1 when vpcd could not be reached or went away, 2 on wrong usage.");
}
