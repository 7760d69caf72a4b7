// The wire of vsmartcard's virtual reader: a two-byte big-endian length and as many bytes, both ways. One byte from
// the reader is a control code: 0 power off, 1 power on, 2 reset, 4 asks for the ATR.
#pragma once

#include "softchip/bytes.hpp"

#include <cstdint>
#include <optional>
#include <string>

class VpcdLink {
public:
    VpcdLink() = default;
    ~VpcdLink() { close(); }
    VpcdLink(const VpcdLink&) = delete;
    VpcdLink& operator=(const VpcdLink&) = delete;

    bool connect(const std::string& host, std::uint16_t port);
    void close();
    bool connected() const { return socket_ >= 0; }
    int descriptor() const { return socket_; }

    /// The next message; nullopt when the reader went away.
    std::optional<softchip::Bytes> receive();
    bool send(softchip::View message);

private:
    bool receive_exactly(std::uint8_t* to, std::size_t size);

    int socket_ = -1;
};
