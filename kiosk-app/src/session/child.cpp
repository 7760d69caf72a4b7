#include "session/child.hpp"

#include "session/link.hpp"
#include "session/runtime_folder.hpp"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace session {
namespace {

[[noreturn]] void become(const std::vector<std::string>& command, int link, const std::filesystem::path& folder,
                         pid_t parent) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(0); // it ended before the line above
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    sigset_t nothing;
    sigemptyset(&nothing);
    sigprocmask(SIG_SETMASK, &nothing, nullptr);
    fcntl(link, F_SETFD, 0);
    setenv(link_variable, std::to_string(link).c_str(), 1);
    setenv(folder_variable, folder.c_str(), 1);
    setenv("TMPDIR", folder.c_str(), 1); // also what libraries put into files stays here
    std::vector<char*> arguments;
    for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    execvp(arguments.front(), arguments.data());
    _exit(127);
}

} // namespace

std::optional<Child> start_child(const std::vector<std::string>& command, std::filesystem::path folder) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return std::nullopt;
    const pid_t parent = getpid();
    const pid_t pid = fork();
    if (pid == 0) become(command, ends[1], folder, parent);
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return std::nullopt;
    }
    Child child;
    child.pid = pid;
    child.link = ends[0];
    child.folder = std::move(folder);
    child.started = Clock::now();
    return child;
}

void bury(Child& child) {
    if (child.link >= 0) close(child.link);
    child.link = -1;
    if (!child.folder.empty()) remove_folder(child.folder);
    child.folder.clear();
}

} // namespace session
