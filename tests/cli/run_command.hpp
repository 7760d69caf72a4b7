// Runs the command as a shell would, and keeps what it said.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace cli_test {

struct Ran {
    int code = -1;
    std::string out; ///< standard output and standard error
};

/// `arguments` as typed after "cccd"; input is what a pipe brings.
inline Ran run(const std::string& arguments, const std::string& input = {}) {
    // A socket that is not there: the tests must not meet a real reader.
    const std::string line =
        "printf '" + input + "' | PCSCLITE_CSOCK_NAME=/nonexistent/pcscd " CCCD_COMMAND " " + arguments + " 2>&1";
    Ran ran;
    FILE* pipe = popen(line.c_str(), "r");
    if (pipe == nullptr) return ran;
    char buffer[4096];
    for (std::size_t size; (size = fread(buffer, 1, sizeof buffer, pipe)) > 0;) ran.out.append(buffer, size);
    const int status = pclose(pipe);
    ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ran;
}

} // namespace cli_test
