// A replacement of libnfc, linked in its place: checks every argument and the order of calls, and misbehaves on demand.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <nfc/nfc.h>
#include <optional>
#include <string>
#include <vector>

namespace fake {

struct Answer {
    int code = 0; ///< negative: libnfc's error; otherwise the octets below
    std::vector<std::uint8_t> octets;
    int claimed = -1; ///< a length that libnfc claims instead of the true one; -1 for the true one
};

struct World {
    bool starts = true;
    std::vector<std::string> boards{"pn532_uart:/dev/ttyUSB0"};
    bool opens = true;
    int init_code = 0;
    int property_code = 0;
    std::optional<nfc_target> card; ///< in the field now
    int select_code = 0;            ///< negative: what selecting gives instead
    int appears_after = 0;          ///< selections that find nothing first
    std::deque<Answer> answers;
    bool hangs = false;           ///< the card answers nothing until nfc_abort_command
    bool keeps_aborts = false;    ///< as boards on USB: an abort that comes too late ends the next exchange
    bool abort_is_left = false;   ///< such a one waits
    std::function<void()> during; ///< called in an exchange, before its answer

    // What was seen.
    std::vector<std::vector<std::uint8_t>> commands;
    std::vector<int> timeouts;
    std::vector<std::string> mistakes; ///< of the caller
    int contexts = 0;                  ///< open ones
    int devices = 0;
    int selections = 0;
    int deselections = 0;
    int field_off = 0;
    bool field = false;
    bool selected = false;
    bool prepared = false;
};

World& world();
inline std::atomic<bool> hanging{false}, aborted{false}; ///< seen from two threads
void reset();
nfc_target type_a(std::uint8_t sak, std::vector<std::uint8_t> ats);
nfc_target type_b();

} // namespace fake
