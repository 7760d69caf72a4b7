#include "vpcd_link.hpp"

#include <memory>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

// The reader sends length and payload apart and its second packet waits for the acknowledgement of the first, which
// the kernel holds back for 40 ms. QUICKACK sends it at once but falls back by itself after each answer, so that it
// is set between the two.
void hurry(int socket) {
    const int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    setsockopt(socket, IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
}

} // namespace

bool VpcdLink::connect(const std::string& host, std::uint16_t port) {
    close();
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found) != 0) return false;
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> addresses(found, freeaddrinfo);
    for (const addrinfo* address = found; address != nullptr; address = address->ai_next) {
        socket_ = ::socket(address->ai_family, address->ai_socktype | SOCK_CLOEXEC, address->ai_protocol);
        if (socket_ < 0) continue;
        if (::connect(socket_, address->ai_addr, address->ai_addrlen) == 0) {
            hurry(socket_);
            return true;
        }
        close();
    }
    return false;
}

void VpcdLink::close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
}

bool VpcdLink::receive_exactly(std::uint8_t* to, std::size_t size) {
    while (size > 0) {
        const ssize_t got = recv(socket_, to, size, 0);
        if (got <= 0) return false;
        to += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

std::optional<softchip::Bytes> VpcdLink::receive() {
    std::uint8_t header[2];
    if (!receive_exactly(header, sizeof header)) return std::nullopt;
    hurry(socket_);
    softchip::Bytes message(static_cast<std::size_t>(header[0]) << 8 | header[1]);
    if (!receive_exactly(message.data(), message.size())) return std::nullopt;
    return message;
}

bool VpcdLink::send(softchip::View message) {
    if (message.size() > 0xFFFF) message = message.first(0xFFFF);
    softchip::Bytes frame = {static_cast<std::uint8_t>(message.size() >> 8), static_cast<std::uint8_t>(message.size())};
    frame.insert(frame.end(), message.begin(), message.end());
    std::size_t sent = 0;
    while (sent < frame.size()) {
        const ssize_t now = ::send(socket_, frame.data() + sent, frame.size() - sent, MSG_NOSIGNAL);
        if (now <= 0) return false;
        sent += static_cast<std::size_t>(now);
    }
    return true;
}
