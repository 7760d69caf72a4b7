// A strict replacement of libpcsclite: it checks every handle and the order of calls, fails as it is told to, and shows
// what no virtual slot can: a reader that hangs or is pulled, other programs in the way, a service that is restarted.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>
#include <winscard.h>

namespace fake {

using Octets = std::vector<std::uint8_t>;

struct Slot {
    std::string name;
    bool card = false;
    bool mute = false;
    bool exclusive = false; ///< another program has it for itself
    bool held = false;      ///< another program is in its transaction
    DWORD protocol = SCARD_PROTOCOL_T1;
    Octets atr{0x3B, 0x80, 0x01, 0x01};
    Octets tlv_properties; ///< PC/SC part 10; empty: the reader knows no such thing
    std::function<Octets(const Octets&)> card_answers;
    int resets = 0;
};

struct Service {
    std::vector<Slot> slots;
    std::map<std::string, LONG> failures; ///< function name → code that its next calls give
    std::set<std::string> hangs;          ///< functions that do not come back until the name is taken out
    bool down = false;
    bool reader_goes_between = false;               ///< one reader is pulled after its name was given out, once
    std::chrono::milliseconds transaction_limit{0}; ///< an idle transaction ends with a reset after so long; 0: never
    std::vector<std::string> calls;                 ///< in order, e.g. "SCardReconnect reset"
    std::vector<std::string> mistakes; ///< what a real service would punish: wrong handle, transaction left open
    int contexts = 0;
    int connections = 0;

    Slot* find(const std::string& name);
};

/// The service that the replaced functions talk to; made anew by reset(). Only while no call is under way.
Service& service();
void reset();

/// Changes it while calls may be under way, and wakes them.
void change(const std::function<void(Service&)>& how);
/// Ends the service and starts it again: no context or handle of before is valid any more.
void restart();
/// Waits until it is so; false after five seconds.
[[nodiscard]] bool comes_true(const std::function<bool(Service&)>& what);

} // namespace fake
