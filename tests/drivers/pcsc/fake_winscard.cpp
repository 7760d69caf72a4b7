#include "fake_winscard.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <reader.h>

namespace fake {

namespace {

struct Connection {
    std::string slot;
    bool transaction = false;
};

Service current;
std::map<SCARDHANDLE, Connection> connections;
std::map<SCARDCONTEXT, bool> contexts;
long next_handle = 1000;
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

/// SCARD_S_SUCCESS unless this function was told to fail.
LONG told(const char* function) {
    const auto found = current.failures.find(function);
    return found == current.failures.end() ? SCARD_S_SUCCESS : found->second;
}

const char* name_of(DWORD disposition) {
    return disposition == SCARD_RESET_CARD ? "reset" : disposition == SCARD_LEAVE_CARD ? "leave" : "other";
}

Connection* connection(SCARDHANDLE handle, const char* function) {
    const auto found = connections.find(handle);
    if (found != connections.end()) return &found->second;
    mistake(std::string(function) + " with a handle that is not open");
    return nullptr;
}

DWORD state_of(const Slot& slot) {
    if (!slot.card) return SCARD_STATE_EMPTY;
    return SCARD_STATE_PRESENT | (slot.mute ? SCARD_STATE_MUTE : 0);
}

bool refresh(SCARD_READERSTATE& state) {
    if (std::strcmp(state.szReader, "\\\\?PnP?\\Notification") == 0)
        return state.dwCurrentState >> 16 != current.slots.size();
    const Slot* slot = current.find(state.szReader);
    const DWORD now = slot ? state_of(*slot) : DWORD{SCARD_STATE_UNKNOWN};
    state.dwEventState = now;
    state.cbAtr = 0;
    if (slot && slot->card) {
        state.cbAtr = slot->atr.size();
        std::memcpy(state.rgbAtr, slot->atr.data(), slot->atr.size());
    }
    const bool changed = state.dwCurrentState == SCARD_STATE_UNAWARE || state.dwCurrentState != now;
    if (changed) state.dwEventState |= SCARD_STATE_CHANGED;
    return changed;
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
    current = {};
    connections.clear();
    contexts.clear();
    cancelled = false;
}

} // namespace fake

using namespace fake;

extern "C" {

const SCARD_IO_REQUEST g_rgSCardT0Pci = {SCARD_PROTOCOL_T0, sizeof(SCARD_IO_REQUEST)};
const SCARD_IO_REQUEST g_rgSCardT1Pci = {SCARD_PROTOCOL_T1, sizeof(SCARD_IO_REQUEST)};
const SCARD_IO_REQUEST g_rgSCardRawPci = {SCARD_PROTOCOL_RAW, sizeof(SCARD_IO_REQUEST)};

LONG SCardEstablishContext(DWORD, LPCVOID, LPCVOID, LPSCARDCONTEXT context) {
    if (const LONG code = told("SCardEstablishContext")) return code;
    *context = next_handle++;
    contexts[*context] = true;
    ++current.contexts;
    return SCARD_S_SUCCESS;
}

LONG SCardReleaseContext(SCARDCONTEXT context) {
    if (contexts.erase(context) == 0) mistake("SCardReleaseContext twice");
    --current.contexts;
    return SCARD_S_SUCCESS;
}

LONG SCardListReaders(SCARDCONTEXT context, LPCSTR, LPSTR readers, LPDWORD size) {
    if (contexts.count(context) == 0) mistake("SCardListReaders with a context that is not open");
    if (const LONG code = told("SCardListReaders")) return code;
    if (current.slots.empty()) return SCARD_E_NO_READERS_AVAILABLE;
    std::string multi_string;
    for (const auto& slot : current.slots) multi_string += slot.name + '\0';
    multi_string += '\0';
    if (readers != nullptr) {
        if (*size < multi_string.size()) return SCARD_E_INSUFFICIENT_BUFFER;
        std::memcpy(readers, multi_string.data(), multi_string.size());
    }
    *size = multi_string.size();
    return SCARD_S_SUCCESS;
}

LONG SCardGetStatusChange(SCARDCONTEXT context, DWORD timeout, SCARD_READERSTATE* states, DWORD count) {
    if (contexts.count(context) == 0) mistake("SCardGetStatusChange with a context that is not open");
    if (const LONG code = told("SCardGetStatusChange")) return code;
    std::unique_lock lock(mutex);
    bool changed = false;
    for (DWORD i = 0; i < count; ++i) changed = refresh(states[i]) || changed;
    if (changed) return SCARD_S_SUCCESS;
    woken.wait_for(lock, std::chrono::milliseconds(timeout), [] { return cancelled; });
    if (cancelled) {
        cancelled = false;
        return SCARD_E_CANCELLED;
    }
    return SCARD_E_TIMEOUT;
}

LONG SCardCancel(SCARDCONTEXT) {
    const std::lock_guard lock(mutex);
    cancelled = true;
    woken.notify_all();
    return SCARD_S_SUCCESS;
}

LONG SCardConnect(SCARDCONTEXT context, LPCSTR reader, DWORD, DWORD, LPSCARDHANDLE handle, LPDWORD protocol) {
    if (contexts.count(context) == 0) mistake("SCardConnect with a context that is not open");
    note("SCardConnect");
    if (const LONG code = told("SCardConnect")) return code;
    const Slot* slot = current.find(reader);
    if (slot == nullptr) return SCARD_E_UNKNOWN_READER;
    if (!slot->card) return SCARD_E_NO_SMARTCARD;
    if (slot->mute) return SCARD_W_UNRESPONSIVE_CARD;
    *handle = next_handle++;
    *protocol = slot->protocol;
    connections[*handle] = {reader, false};
    ++current.connections;
    return SCARD_S_SUCCESS;
}

LONG SCardReconnect(SCARDHANDLE handle, DWORD, DWORD, DWORD initialization, LPDWORD protocol) {
    note(std::string("SCardReconnect ") + name_of(initialization));
    const Connection* open = connection(handle, "SCardReconnect");
    if (open == nullptr) return SCARD_E_INVALID_HANDLE;
    if (const LONG code = told("SCardReconnect")) return code;
    const Slot* slot = current.find(open->slot);
    if (slot == nullptr) return SCARD_E_READER_UNAVAILABLE;
    if (!slot->card) return SCARD_W_REMOVED_CARD;
    *protocol = slot->protocol;
    return SCARD_S_SUCCESS;
}

LONG SCardBeginTransaction(SCARDHANDLE handle) {
    note("SCardBeginTransaction");
    Connection* open = connection(handle, "SCardBeginTransaction");
    if (open == nullptr) return SCARD_E_INVALID_HANDLE;
    if (const LONG code = told("SCardBeginTransaction")) return code;
    if (open->transaction) mistake("SCardBeginTransaction inside a transaction");
    open->transaction = true;
    return SCARD_S_SUCCESS;
}

LONG SCardEndTransaction(SCARDHANDLE handle, DWORD disposition) {
    note(std::string("SCardEndTransaction ") + name_of(disposition));
    Connection* open = connection(handle, "SCardEndTransaction");
    if (open == nullptr) return SCARD_E_INVALID_HANDLE;
    if (!open->transaction) mistake("SCardEndTransaction outside a transaction");
    open->transaction = false;
    return SCARD_S_SUCCESS;
}

LONG SCardStatus(SCARDHANDLE handle, LPSTR, LPDWORD name_size, LPDWORD state, LPDWORD protocol, LPBYTE atr,
                 LPDWORD atr_size) {
    const Connection* open = connection(handle, "SCardStatus");
    if (open == nullptr) return SCARD_E_INVALID_HANDLE;
    const Slot* slot = current.find(open->slot);
    if (slot == nullptr) return SCARD_E_READER_UNAVAILABLE;
    if (!slot->card) return SCARD_W_REMOVED_CARD;
    if (atr != nullptr && *atr_size < slot->atr.size()) return SCARD_E_INSUFFICIENT_BUFFER;
    *name_size = open->slot.size() + 1;
    *state = SCARD_PRESENT;
    *protocol = slot->protocol;
    *atr_size = slot->atr.size();
    if (atr != nullptr) std::memcpy(atr, slot->atr.data(), slot->atr.size());
    return SCARD_S_SUCCESS;
}

LONG SCardControl(SCARDHANDLE handle, DWORD control, LPCVOID, DWORD, LPVOID answer, DWORD size, LPDWORD written) {
    const Connection* open = connection(handle, "SCardControl");
    if (open == nullptr) return SCARD_E_INVALID_HANDLE;
    const Slot* slot = current.find(open->slot);
    if (slot == nullptr || slot->tlv_properties.empty()) return SCARD_E_UNSUPPORTED_FEATURE;
    std::vector<std::uint8_t> bytes = slot->tlv_properties;
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
    note("SCardTransmit");
    const Connection* open = connection(handle, "SCardTransmit");
    if (open == nullptr) return SCARD_E_INVALID_HANDLE;
    if (!open->transaction) mistake("SCardTransmit outside a transaction");
    if (const LONG code = told("SCardTransmit")) return code;
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
    note(std::string("SCardDisconnect ") + name_of(disposition));
    const Connection* open = connection(handle, "SCardDisconnect");
    if (open == nullptr) return SCARD_E_INVALID_HANDLE;
    if (open->transaction) mistake("SCardDisconnect inside a transaction");
    connections.erase(handle);
    --current.connections;
    return SCARD_S_SUCCESS;
}
}
