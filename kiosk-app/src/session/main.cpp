// cccd-kiosk-session: one process of cccd-kiosk for each visit, one after the other. Without Qt and without the
// library: what holds no data has nothing to wipe.
#include "session/supervisor.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace {

constexpr const char* usage =
    "usage: cccd-kiosk-session [--patience SECONDS] [--] COMMAND [ARGUMENT ...]\n"
    "Keeps COMMAND (cccd-kiosk with its options) on the screen, one process for each visit: when a visit ends, for\n"
    "whatever reason, its process ends and its folder is removed, and the next process shows the first page.\n"
    "A process that hangs longer than --patience (60) is ended as well.\n"
    "Papers go to a folder below XDG_RUNTIME_DIR that ends with the visit. SIGTERM ends the session,\n"
    "SIGUSR1 has settings, forms and trust read again, never during a visit.\n"
    "Exit codes: 0 told to end, 1 no runtime folder, 2 wrong use, else that of a COMMAND that could not start.\n";

int keep_visits(std::vector<std::string> command, session::Patience patience) {
    auto folder = session::RuntimeFolder::take("cccd-kiosk");
    if (!folder) {
        std::fprintf(stderr, "cccd-kiosk-session: the runtime folder can not be used: it is another user's, or another "
                             "session runs\n");
        return 1;
    }
    if (!folder->in_memory())
        std::fprintf(stderr, "cccd-kiosk-session: the runtime folder is on a disk; set XDG_RUNTIME_DIR to a tmpfs\n");
    return session::Supervisor(std::move(command), std::move(*folder), patience).run();
}

} // namespace

int main(int argc, char* argv[]) {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
    int first = 1;
    session::Patience patience;
    if (argc > 1 && !std::strcmp(argv[1], "--help")) return std::fputs(usage, stdout), 0;
    if (argc > 2 && !std::strcmp(argv[1], "--patience")) {
        patience.to_speak = std::chrono::seconds(std::atoi(argv[2]));
        if (patience.to_speak.count() <= 0) return std::fputs(usage, stderr), 2;
        first = 3;
    }
    if (first < argc && !std::strcmp(argv[first], "--")) ++first;
    if (first >= argc || argv[first][0] == '-') return std::fputs(usage, stderr), 2;
    return keep_visits({argv + first, argv + argc}, patience);
}
