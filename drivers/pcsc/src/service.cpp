#include "service.hpp"

#include "pcsc_error.hpp"
#include "socket_access.hpp"

#include <algorithm>
#include <cccd/pcsc.hpp>
#include <cstring>

namespace cccd::pcsc {

std::string library_version() {
    return PCSCLITE_VERSION_NUMBER;
}

namespace {

using Steady = std::chrono::steady_clock;

// The pseudo reader whose state changes when readers come and go (PC/SC part 5).
constexpr const char* plug_and_play = "\\\\?PnP?\\Notification";
constexpr int most_tries = 4;

std::vector<std::string> split_names(const std::string& multi_string) {
    std::vector<std::string> names;
    for (const char* at = multi_string.c_str(); *at != '\0'; at += std::strlen(at) + 1) names.emplace_back(at);
    return names;
}

DWORD milliseconds_left(SteadyTime end) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Steady::now()).count();
    return static_cast<DWORD>(std::clamp<long long>(left, 0, 24LL * 3600 * 1000));
}

Error waiting_cancelled() {
    return {ErrorCode::cancelled, Stage::reader, 0, 0, "cancelled"};
}

bool service_ended(ErrorCode code) noexcept {
    return code == ErrorCode::service_lost || code == ErrorCode::service_not_running;
}

} // namespace

Status Service::open() {
    close();
    const LONG code = SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context_);
    opened_ = code == SCARD_S_SUCCESS;
    if (opened_) return {};
    // A service that closes the door on this user, and one that is not there, look the same from here.
    const bool no_entry = is(code, SCARD_E_NO_SERVICE) && socket_is_closed_to_us();
    return error_from(no_entry ? SCARD_W_SECURITY_VIOLATION : code, Stage::reader);
}

void Service::close() noexcept {
    if (opened_) SCardReleaseContext(context_);
    opened_ = false;
}

/// A reader that comes between the two calls makes the list longer than the room for it.
Result<std::vector<std::string>> Service::names() const {
    LONG code = SCARD_E_INSUFFICIENT_BUFFER;
    std::string multi_string;
    for (int tries = 0; tries < most_tries && is(code, SCARD_E_INSUFFICIENT_BUFFER); ++tries) {
        DWORD size = 0;
        code = SCardListReaders(context_, nullptr, nullptr, &size);
        if (code != SCARD_S_SUCCESS) break;
        multi_string.assign(size, '\0');
        code = SCardListReaders(context_, nullptr, multi_string.data(), &size);
    }
    if (is(code, SCARD_E_NO_READERS_AVAILABLE)) return std::vector<std::string>{};
    if (code != SCARD_S_SUCCESS) return error_in_use(code, Stage::reader);
    return split_names(multi_string);
}

Result<Look> Service::look_once() const {
    // A reader that goes between the two calls is unknown to the second: the list is asked for again.
    Error why;
    for (int tries = 0; tries < most_tries; ++tries) {
        auto readers = names();
        if (!readers) return readers.error();
        Look look;
        look.names = *std::move(readers);
        for (const auto& name : look.names) {
            SCARD_READERSTATE state{};
            state.szReader = name.c_str();
            state.dwCurrentState = SCARD_STATE_UNAWARE;
            look.states.push_back(state);
        }
        if (look.states.empty()) return look;
        const LONG code = SCardGetStatusChange(context_, 0, look.states.data(), look.states.size());
        if (code == SCARD_S_SUCCESS || is(code, SCARD_E_TIMEOUT)) return look;
        why = error_in_use(code, Stage::reader);
        if (why.code != ErrorCode::reader_lost && why.code != ErrorCode::cancelled) break;
    }
    return why;
}

Result<Look> Service::look() {
    if (!opened_)
        if (auto again = open(); !again) return again.error();
    auto seen = look_once();
    if (seen || !service_ended(seen.error().code)) return seen;
    if (auto again = open(); !again) return again.error();
    return look_once();
}

Status Service::wait(Look& seen, SteadyTime end, const std::stop_token& stop) const {
    auto states = seen.states;
    for (auto& state : states) state.dwCurrentState = state.dwEventState & ~DWORD{SCARD_STATE_CHANGED};
    SCARD_READERSTATE notification{};
    notification.szReader = plug_and_play;
    notification.dwCurrentState = static_cast<DWORD>(states.size()) << 16;
    states.push_back(notification);
    if (stop.stop_requested()) return waiting_cancelled();
    const std::stop_callback on_stop(stop, [this] { SCardCancel(context_); });
    // A stop between the test above and the wait below would be lost: look again at short intervals.
    for (;;) {
        const DWORD slice = std::min<DWORD>(milliseconds_left(end), 100);
        const LONG code = SCardGetStatusChange(context_, slice, states.data(), states.size());
        if (stop.stop_requested()) return waiting_cancelled();
        if (code == SCARD_S_SUCCESS) return {};
        const Error error = error_in_use(code, Stage::reader);
        if (error.code == ErrorCode::reader_lost || error.code == ErrorCode::service_lost) return {}; // a change, too
        if (error.code != ErrorCode::deadline_passed && error.code != ErrorCode::cancelled) return error;
        if (milliseconds_left(end) == 0)
            return Error{ErrorCode::deadline_passed, Stage::reader, 0, 0, "nothing changed in time"};
    }
}

} // namespace cccd::pcsc
