// Whether the service's socket is there and refuses this user: libpcsclite tells that as "no service".
#pragma once

namespace cccd::pcsc {

[[nodiscard]] bool socket_is_closed_to_us() noexcept;

} // namespace cccd::pcsc
