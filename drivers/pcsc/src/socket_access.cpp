#include "socket_access.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace cccd::pcsc {

bool socket_is_closed_to_us() noexcept {
    const char* const named = std::getenv("PCSCLITE_CSOCK_NAME");
    const char* const path = named != nullptr ? named : "/run/pcscd/pcscd.comm";
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (std::strlen(path) >= sizeof address.sun_path) return false;
    std::strcpy(address.sun_path, path);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (socket < 0) return false;
    const int connected = ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    const bool refused = connected != 0 && (errno == EACCES || errno == EPERM);
    ::close(socket);
    return refused;
}

} // namespace cccd::pcsc
