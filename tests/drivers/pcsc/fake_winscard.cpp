#include "fake_winscard.hpp"

#include <algorithm>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <reader.h>
#include <utility>

namespace fake {

namespace {

using SteadyClock = std::chrono::steady_clock;
using Lock = std::unique_lock<std::mutex>;

struct Connection {
    std::string slot;
    bool transaction = false;
    bool direct = false;
    bool reset_by_service = false;
    int generation = 0;
    SteadyClock::time_point last = SteadyClock::now();
};

Service current;
std::map<SCARDHANDLE, Connection> connections;
std::map<SCARDCONTEXT, int> contexts; ///< with the generation of the service that gave it
long next_handle = 1000;
int generation = 0;
std::mutex mutex;
std::condition_variable woken;
bool cancelled = false;

constexpr DWORD tlv_control = 0x42000DB2;

void note(const std::string& call) {
    current.calls.push_back(call);
}
void mistake(const std::string& what) {
    current.mistakes.push_back(what);
}

/// Hangs where it is told to, then SCARD_S_SUCCESS unless this function was told to fail.
LONG told(const char* function, Lock& lock) {
    woken.wait(lock, [function] { return current.hangs.count(function) == 0; });
    const auto found = current.failures.find(function);
    return found == current.failures.end() ? SCARD_S_SUCCESS : found->second;
}

const char* name_of(DWORD disposition) {
    return disposition == SCARD_RESET_CARD     ? "reset"
           : disposition == SCARD_LEAVE_CARD   ? "leave"
           : disposition == SCARD_UNPOWER_CARD ? "unpower"
                                               : "other";
}

/// The state of a context: opened, of this service, and the service is up.
LONG context_is(SCARDCONTEXT context, const char* function) {
    const auto found = contexts.find(context);
    if (found == contexts.end()) {
        mistake(std::string(function) + " with a context that is not open");
        return SCARD_E_INVALID_HANDLE;
    }
    if (current.down) return SCARD_E_NO_SERVICE;
    return found->second == generation ? SCARD_S_SUCCESS : SCARD_F_COMM_ERROR;
}

/// The connection, if it may be used. `code` says why not.
Connection* connection(SCARDHANDLE handle, const char* function, LONG& code) {
    const auto found = connections.find(handle);
    if (found == connections.end()) {
        mistake(std::string(function) + " with a handle that is not open");
        code = SCARD_E_INVALID_HANDLE;
        return nullptr;
    }
    auto& open = found->second;
    code = current.down ? SCARD_E_NO_SERVICE : open.generation != generation ? SCARD_E_INVALID_HANDLE : SCARD_S_SUCCESS;
    if (code != SCARD_S_SUCCESS) return nullptr;
    const auto idle = SteadyClock::now() - std::exchange(open.last, SteadyClock::now());
    if (open.transaction && current.transaction_limit.count() > 0 && idle > current.transaction_limit)
        open.reset_by_service = true;
    return &open;
}

DWORD state_of(const Slot& slot) {
    if (!slot.card) return SCARD_STATE_EMPTY;
    return SCARD_STATE_PRESENT | (slot.mute ? SCARD_STATE_MUTE : 0) | (slot.exclusive ? SCARD_STATE_EXCLUSIVE : 0);
}

/// Whether it differs from what the caller knew; -1 for a reader that is not there.
int refresh(SCARD_READERSTATE& state) {
    if (std::strcmp(state.szReader, "\\\\?PnP?\\Notification") == 0)
        return state.dwCurrentState >> 16 != current.slots.size();
    const Slot* slot = current.find(state.szReader);
    if (slot == nullptr) return -1;
    const DWORD now = state_of(*slot);
    state.dwEventState = now;
    state.cbAtr = 0;
    if (slot->card) {
        state.cbAtr = slot->atr.size();
        std::memcpy(state.rgbAtr, slot->atr.data(), slot->atr.size());
    }
    const bool changed = state.dwCurrentState == SCARD_STATE_UNAWARE || state.dwCurrentState != now;
    if (changed) state.dwEventState |= SCARD_STATE_CHANGED;
    return changed;
}

/// libpcsclite asks again and again while another program is in its transaction.
void wait_for_others(const std::string& name, Lock& lock) {
    woken.wait(lock, [&name] {
        const Slot* slot = current.find(name);
        return slot == nullptr || !slot->held;
    });
}

} // namespace

Slot* Service::find(const std::string& name) {
    for (auto& slot : slots)
        if (slot.name == name) return &slot;
    return nullptr;
}

Service& service() {
    return current;
}

void reset() {
    const Lock lock(mutex);
    current = {};
    connections.clear();
    contexts.clear();
    cancelled = false;
}

void change(const std::function<void(Service&)>& how) {
    const Lock lock(mutex);
    how(current);
    woken.notify_all();
}

void restart() {
    change([](Service& service) {
        ++generation;
        service.down = false;
    });
}

bool comes_true(const std::function<bool(Service&)>& what) {
    for (const auto end = SteadyClock::now() + std::chrono::seconds(5); SteadyClock::now() < end;) {
        Lock lock(mutex);
        if (what(current)) return true;
        woken.wait_for(lock, std::chrono::milliseconds(5));
    }
    return false;
}

} // namespace fake

using namespace fake;

extern "C" {

const SCARD_IO_REQUEST g_rgSCardT0Pci = {SCARD_PROTOCOL_T0, sizeof(SCARD_IO_REQUEST)};
const SCARD_IO_REQUEST g_rgSCardT1Pci = {SCARD_PROTOCOL_T1, sizeof(SCARD_IO_REQUEST)};
const SCARD_IO_REQUEST g_rgSCardRawPci = {SCARD_PROTOCOL_RAW, sizeof(SCARD_IO_REQUEST)};

LONG SCardEstablishContext(DWORD, LPCVOID, LPCVOID, LPSCARDCONTEXT context) {
    Lock lock(mutex);
    if (const LONG code = told("SCardEstablishContext", lock)) return code;
    if (current.down) return SCARD_E_NO_SERVICE;
    *context = next_handle++;
    contexts[*context] = generation;
    ++current.contexts;
    return SCARD_S_SUCCESS;
}

LONG SCardReleaseContext(SCARDCONTEXT context) {
    const Lock lock(mutex);
    if (contexts.erase(context) == 0) mistake("SCardReleaseContext twice");
    --current.contexts;
    return SCARD_S_SUCCESS;
}

LONG SCardListReaders(SCARDCONTEXT context, LPCSTR, LPSTR readers, LPDWORD size) {
    Lock lock(mutex);
    if (const LONG code = context_is(context, "SCardListReaders")) return code;
    if (const LONG code = told("SCardListReaders", lock)) return code;
    if (current.slots.empty()) return SCARD_E_NO_READERS_AVAILABLE;
    std::string multi_string;
    for (const auto& slot : current.slots) multi_string += slot.name + '\0';
    multi_string += '\0';
    if (readers != nullptr) {
        if (*size < multi_string.size()) return SCARD_E_INSUFFICIENT_BUFFER;
        std::memcpy(readers, multi_string.data(), multi_string.size());
        if (std::exchange(current.reader_goes_between, false)) current.slots.pop_back();
    }
    *size = multi_string.size();
    return SCARD_S_SUCCESS;
}

LONG SCardGetStatusChange(SCARDCONTEXT context, DWORD timeout, SCARD_READERSTATE* states, DWORD count) {
    Lock lock(mutex);
    if (const LONG code = context_is(context, "SCardGetStatusChange")) return code;
    if (const LONG code = told("SCardGetStatusChange", lock)) return code;
    const auto end = SteadyClock::now() + std::chrono::milliseconds(timeout);
    for (;;) {
        bool changed = false;
        for (DWORD i = 0; i < count; ++i) {
            const int found = refresh(states[i]);
            if (found < 0) return SCARD_E_UNKNOWN_READER;
            changed = changed || found != 0;
        }
        if (changed) return SCARD_S_SUCCESS;
        if (std::exchange(cancelled, false)) return SCARD_E_CANCELLED;
        if (timeout == 0 || woken.wait_until(lock, end) == std::cv_status::timeout) return SCARD_E_TIMEOUT;
        if (const LONG code = context_is(context, "SCardGetStatusChange")) return code;
    }
}

LONG SCardCancel(SCARDCONTEXT) {
    const Lock lock(mutex);
    cancelled = true;
    woken.notify_all();
    return SCARD_S_SUCCESS;
}

LONG SCardConnect(SCARDCONTEXT context, LPCSTR reader, DWORD sharing, DWORD protocols, LPSCARDHANDLE handle,
                  LPDWORD protocol) {
    Lock lock(mutex);
    note(sharing == SCARD_SHARE_DIRECT ? "SCardConnect direct" : "SCardConnect");
    if (const LONG code = context_is(context, "SCardConnect")) return code;
    if (const LONG code = told("SCardConnect", lock)) return code;
    const bool direct = sharing == SCARD_SHARE_DIRECT;
    if (!direct && (sharing != SCARD_SHARE_SHARED || protocols != (SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1)))
        mistake("SCardConnect neither direct nor shared with T=0 or T=1");
    const Slot* slot = current.find(reader);
    if (slot == nullptr) return SCARD_E_UNKNOWN_READER;
    if (!direct && !slot->card) return SCARD_E_NO_SMARTCARD;
    if (!direct && slot->mute) return SCARD_W_UNRESPONSIVE_CARD;
    *handle = next_handle++;
    *protocol = direct ? 0 : slot->protocol;
    connections[*handle] = {reader, false, direct, false, generation, SteadyClock::now()};
    ++current.connections;
    return SCARD_S_SUCCESS;
}

LONG SCardReconnect(SCARDHANDLE handle, DWORD, DWORD, DWORD initialization, LPDWORD protocol) {
    Lock lock(mutex);
    note(std::string("SCardReconnect ") + name_of(initialization));
    LONG code = SCARD_S_SUCCESS;
    Connection* open = connection(handle, "SCardReconnect", code);
    if (open == nullptr) return code;
    if (open->transaction) mistake("SCardReconnect inside a transaction");
    if ((code = told("SCardReconnect", lock)) != SCARD_S_SUCCESS) return code;
    wait_for_others(open->slot, lock);
    Slot* slot = current.find(open->slot);
    if (slot == nullptr) return SCARD_E_READER_UNAVAILABLE;
    if (!slot->card) return SCARD_W_REMOVED_CARD;
    ++slot->resets;
    open->reset_by_service = false;
    *protocol = slot->protocol;
    return SCARD_S_SUCCESS;
}

LONG SCardBeginTransaction(SCARDHANDLE handle) {
    Lock lock(mutex);
    note("SCardBeginTransaction");
    LONG code = SCARD_S_SUCCESS;
    Connection* open = connection(handle, "SCardBeginTransaction", code);
    if (open == nullptr) return code;
    if ((code = told("SCardBeginTransaction", lock)) != SCARD_S_SUCCESS) return code;
    wait_for_others(open->slot, lock);
    if (open->transaction) mistake("SCardBeginTransaction inside a transaction");
    open->transaction = true;
    open->last = SteadyClock::now();
    return SCARD_S_SUCCESS;
}

LONG SCardEndTransaction(SCARDHANDLE handle, DWORD disposition) {
    const Lock lock(mutex);
    note(std::string("SCardEndTransaction ") + name_of(disposition));
    LONG code = SCARD_S_SUCCESS;
    Connection* open = connection(handle, "SCardEndTransaction", code);
    if (open == nullptr) return code;
    if (!open->transaction) mistake("SCardEndTransaction outside a transaction");
    open->transaction = false;
    return SCARD_S_SUCCESS;
}

LONG SCardStatus(SCARDHANDLE handle, LPSTR, LPDWORD name_size, LPDWORD state, LPDWORD protocol, LPBYTE atr,
                 LPDWORD atr_size) {
    Lock lock(mutex);
    LONG code = SCARD_S_SUCCESS;
    const Connection* open = connection(handle, "SCardStatus", code);
    if (open == nullptr) return code;
    if ((code = told("SCardStatus", lock)) != SCARD_S_SUCCESS) return code;
    const Slot* slot = current.find(open->slot);
    if (slot == nullptr) return SCARD_E_READER_UNAVAILABLE;
    if (!slot->card) return SCARD_W_REMOVED_CARD;
    if (open->reset_by_service) return SCARD_W_RESET_CARD;
    if (atr != nullptr && *atr_size < slot->atr.size()) return SCARD_E_INSUFFICIENT_BUFFER;
    *name_size = open->slot.size() + 1;
    *state = SCARD_PRESENT;
    *protocol = slot->protocol;
    *atr_size = slot->atr.size();
    if (atr != nullptr) std::memcpy(atr, slot->atr.data(), slot->atr.size());
    return SCARD_S_SUCCESS;
}

LONG SCardControl(SCARDHANDLE handle, DWORD control, LPCVOID, DWORD, LPVOID answer, DWORD size, LPDWORD written) {
    Lock lock(mutex);
    LONG code = SCARD_S_SUCCESS;
    const Connection* open = connection(handle, "SCardControl", code);
    if (open == nullptr) return code;
    if ((code = told("SCardControl", lock)) != SCARD_S_SUCCESS) return code;
    const Slot* slot = current.find(open->slot);
    if (slot == nullptr || slot->tlv_properties.empty()) return SCARD_E_UNSUPPORTED_FEATURE;
    Octets bytes = slot->tlv_properties;
    if (control == CM_IOCTL_GET_FEATURE_REQUEST)
        bytes = {FEATURE_VERIFY_PIN_DIRECT, 4, 0, 0, 0, 1, FEATURE_GET_TLV_PROPERTIES, 4, 0x42, 0x00, 0x0D, 0xB2};
    else if (control != tlv_control)
        mistake("SCardControl with an unknown code");
    if (bytes.size() > size) return SCARD_E_INSUFFICIENT_BUFFER;
    std::memcpy(answer, bytes.data(), bytes.size());
    *written = bytes.size();
    return SCARD_S_SUCCESS;
}

LONG SCardTransmit(SCARDHANDLE handle, const SCARD_IO_REQUEST* pci, LPCBYTE command, DWORD command_size,
                   SCARD_IO_REQUEST*, LPBYTE response, LPDWORD response_size) {
    Lock lock(mutex);
    note("SCardTransmit");
    LONG code = SCARD_S_SUCCESS;
    const Connection* open = connection(handle, "SCardTransmit", code);
    if (open == nullptr) return code;
    if (!open->transaction || open->direct) mistake("SCardTransmit outside a transaction");
    if ((code = told("SCardTransmit", lock)) != SCARD_S_SUCCESS) return code;
    if (open->generation != generation || current.down) return SCARD_F_COMM_ERROR; // it went meanwhile
    if (open->reset_by_service) return SCARD_W_RESET_CARD;
    const Slot* slot = current.find(open->slot);
    if (slot == nullptr) return SCARD_E_READER_UNAVAILABLE;
    if (!slot->card) return SCARD_W_REMOVED_CARD;
    if (pci->dwProtocol != slot->protocol) mistake("SCardTransmit with another protocol");
    const auto answer = slot->card_answers({command, command + command_size});
    if (answer.size() > *response_size) return SCARD_E_INSUFFICIENT_BUFFER;
    std::memcpy(response, answer.data(), answer.size());
    *response_size = answer.size();
    return SCARD_S_SUCCESS;
}

LONG SCardDisconnect(SCARDHANDLE handle, DWORD disposition) {
    Lock lock(mutex);
    note(std::string("SCardDisconnect ") + name_of(disposition));
    LONG code = SCARD_S_SUCCESS;
    const Connection* open = connection(handle, "SCardDisconnect", code);
    if (open != nullptr && open->transaction) mistake("SCardDisconnect inside a transaction");
    if (connections.erase(handle) != 0) --current.connections;
    return code;
}
}
