// A strict replacement of libpcsclite: it checks every handle and the order of calls, and fails as it is told to.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>
#include <winscard.h>

namespace fake {

struct Slot {
    std::string name;
    bool card = false;
    bool mute = false;
    DWORD protocol = SCARD_PROTOCOL_T1;
    std::vector<std::uint8_t> atr{0x3B, 0x80, 0x01, 0x01};
    std::vector<std::uint8_t> tlv_properties; ///< PC/SC part 10; empty: the reader knows no such thing
    std::function<std::vector<std::uint8_t>(const std::vector<std::uint8_t>&)> card_answers;
};

struct Service {
    std::vector<Slot> slots;
    std::map<std::string, LONG> failures; ///< function name → code that its next calls give
    std::vector<std::string> calls;       ///< in order, e.g. "SCardReconnect reset"
    std::vector<std::string> mistakes;    ///< what a real service would punish: wrong handle, transaction left open
    int contexts = 0;
    int connections = 0;

    Slot* find(const std::string& name);
};

/// The service that the replaced functions talk to; made anew by reset().
Service& service();
void reset();

} // namespace fake
