// What a link asks of secure messaging. Implemented in src/sm; the link knows only this.
#pragma once

#include "iso7816/command.hpp"

namespace cccd::iso7816 {

class Protection {
public:
    virtual ~Protection() = default;

    /// The protected form of a command; counts the send sequence counter up. Errors: secure_messaging_counter.
    virtual Result<Command> protect(const Command& command) = 0;
    /// The response that a protected response holds. Its status word is the protected one.
    /// Errors: secure_messaging_missing (a plain answer), secure_messaging_mac, secure_messaging_malformed,
    /// secure_messaging_counter.
    virtual Result<Response> unprotect(const Response& response) = 0;
    /// The most plain response data that a protected response of `size` octets of data can hold.
    [[nodiscard]] virtual std::size_t response_capacity(std::size_t size) const noexcept = 0;
    /// The most plain command data that fits into `size` octets of protected command data, Le included.
    [[nodiscard]] virtual std::size_t command_capacity(std::size_t size) const noexcept = 0;
};

} // namespace cccd::iso7816
