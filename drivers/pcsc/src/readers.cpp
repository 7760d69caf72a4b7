#include "card_transport.hpp"
#include "pcsc_error.hpp"
#include "reader_rules.hpp"

#include <algorithm>
#include <cccd/pcsc.hpp>
#include <cstring>
#include <thread>
#include <winscard.h>

namespace cccd::pcsc {

namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

// The pseudo reader whose state changes when readers come and go (PC/SC part 5).
constexpr const char* plug_and_play = "\\\\?PnP?\\Notification";
// A service that answers "changed" without end must not turn waiting into a busy loop.
constexpr auto pause_between_looks = 20ms;

std::vector<std::string> split_names(const std::string& multi_string) {
    std::vector<std::string> names;
    for (const char* at = multi_string.c_str(); *at != '\0'; at += std::strlen(at) + 1) names.emplace_back(at);
    return names;
}

DWORD milliseconds_left(Steady::time_point end) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Steady::now()).count();
    return static_cast<DWORD>(std::clamp<long long>(left, 0, 24LL * 3600 * 1000));
}

ReaderInfo info_from(const SCARD_READERSTATE& state) {
    ReaderInfo info;
    info.name = state.szReader;
    info.card_present = (state.dwEventState & SCARD_STATE_PRESENT) != 0;
    info.mute = (state.dwEventState & SCARD_STATE_MUTE) != 0;
    info.in_use = (state.dwEventState & SCARD_STATE_EXCLUSIVE) != 0;
    info.skipped = is_skipped(info.name);
    if (info.card_present && state.cbAtr <= sizeof state.rgbAtr)
        info.atr.assign(state.rgbAtr, state.rgbAtr + state.cbAtr);
    return info;
}

} // namespace

struct Card::State {
    std::string reader;
    CardTransport transport;
};

Card::Card(std::unique_ptr<State> state) noexcept : state_(std::move(state)) {}
Card::Card(Card&&) noexcept = default;
Card& Card::operator=(Card&&) noexcept = default;
Card::~Card() = default;
Transport& Card::transport() noexcept {
    return state_->transport;
}
const std::string& Card::reader() const noexcept {
    return state_->reader;
}

struct Readers::State {
    SCARDCONTEXT context = 0;

    ~State() { SCardReleaseContext(context); }

    Result<std::vector<std::string>> names() const {
        DWORD size = 0;
        LONG code = SCardListReaders(context, nullptr, nullptr, &size);
        std::string multi_string;
        if (code == SCARD_S_SUCCESS) {
            multi_string.resize(size);
            code = SCardListReaders(context, nullptr, multi_string.data(), &size);
        }
        if (static_cast<std::uint32_t>(code) == static_cast<std::uint32_t>(SCARD_E_NO_READERS_AVAILABLE))
            return std::vector<std::string>{};
        if (code != SCARD_S_SUCCESS) return error_from(code, Stage::reader);
        return split_names(multi_string);
    }

    /// The states of all readers now, without waiting.
    Result<std::vector<SCARD_READERSTATE>> look(const std::vector<std::string>& readers) const {
        std::vector<SCARD_READERSTATE> states;
        for (const auto& reader : readers) {
            SCARD_READERSTATE state{};
            state.szReader = reader.c_str();
            state.dwCurrentState = SCARD_STATE_UNAWARE;
            states.push_back(state);
        }
        if (states.empty()) return states;
        const LONG code = SCardGetStatusChange(context, 0, states.data(), states.size());
        const auto timed_out = static_cast<std::uint32_t>(code) == static_cast<std::uint32_t>(SCARD_E_TIMEOUT);
        if (code != SCARD_S_SUCCESS && !timed_out) return error_from(code, Stage::reader);
        return states;
    }

    /// Waits until something differs from `states`, or a reader comes or goes.
    Status wait(std::vector<SCARD_READERSTATE> states, Steady::time_point end, const std::stop_token& stop) const {
        for (auto& state : states) state.dwCurrentState = state.dwEventState & ~DWORD{SCARD_STATE_CHANGED};
        SCARD_READERSTATE notification{};
        notification.szReader = plug_and_play;
        notification.dwCurrentState = static_cast<DWORD>(states.size()) << 16;
        states.push_back(notification);
        if (stop.stop_requested()) return Error{ErrorCode::cancelled, Stage::reader, 0, 0, "cancelled"};
        const std::stop_callback on_stop(stop, [this] { SCardCancel(context); });
        // A stop between the test above and the wait below would be lost: look again at short intervals.
        for (;;) {
            const DWORD slice = std::min<DWORD>(milliseconds_left(end), 250);
            const LONG code = SCardGetStatusChange(context, slice, states.data(), states.size());
            if (stop.stop_requested()) return Error{ErrorCode::cancelled, Stage::reader, 0, 0, "cancelled"};
            if (code == SCARD_S_SUCCESS) return {};
            const Error error = error_from(code, Stage::reader);
            if (error.code == ErrorCode::reader_lost) return {}; // it went: that is a change
            if (error.code != ErrorCode::deadline_passed) return error;
            if (milliseconds_left(end) == 0) return error;
        }
    }
};

Readers::Readers(std::unique_ptr<State> state) noexcept : state_(std::move(state)) {}
Readers::Readers(Readers&&) noexcept = default;
Readers& Readers::operator=(Readers&&) noexcept = default;
Readers::~Readers() = default;

Result<Readers> Readers::open() {
    SCARDCONTEXT context = 0;
    const LONG code = SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context);
    if (code != SCARD_S_SUCCESS) return error_from(code, Stage::reader);
    auto state = std::make_unique<State>();
    state->context = context;
    return Readers(std::move(state));
}

Result<std::vector<ReaderInfo>> Readers::list() {
    auto names = state_->names();
    if (!names) return names.error();
    auto states = state_->look(*names);
    if (!states) return states.error();
    std::vector<ReaderInfo> readers;
    for (const auto& state : *states) readers.push_back(info_from(state));
    return readers;
}

Status Readers::wait_for_change(std::chrono::milliseconds timeout, std::stop_token stop) {
    const auto end = Steady::now() + timeout;
    auto names = state_->names();
    if (!names) return names.error();
    auto states = state_->look(*names);
    if (!states) return states.error();
    return state_->wait(std::move(*states), end, stop);
}

Result<Card> Readers::wait_for_card(std::chrono::milliseconds timeout, std::stop_token stop, std::string_view name) {
    const auto end = Steady::now() + timeout;
    Error why{ErrorCode::deadline_passed, Stage::reader, 0, 0, "no card was put on the reader in time"};
    for (;;) {
        auto names = state_->names();
        if (!names) return names.error();
        auto states = state_->look(*names);
        if (!states) return states.error();
        bool seen = false;
        for (std::size_t i = 0; i < states->size(); ++i) {
            const ReaderInfo reader = info_from((*states)[i]);
            if (!is_wanted(reader, i, name)) continue;
            seen = true;
            if (!reader.card_present) continue;
            auto card = std::make_unique<Card::State>();
            card->reader = reader.name;
            const auto connected = card->transport.connect(state_->context, reader.name);
            if (connected) return Card(std::move(card));
            why = connected.error();
        }
        if (!seen)
            why = name.empty() ? Error{ErrorCode::no_reader, Stage::reader, 0, 0, "no reader is connected"}
                               : Error{ErrorCode::reader_not_found, Stage::reader, 0, 0, "no reader has this name"};
        if (milliseconds_left(end) == 0) return why;
        const auto waited = state_->wait(std::move(*states), std::min(end, Steady::now() + 1s), stop);
        if (!waited && waited.error().code != ErrorCode::deadline_passed) return waited.error();
        std::this_thread::sleep_for(std::min<Steady::duration>(pause_between_looks, end - Steady::now()));
    }
}

Status Readers::wait_for_removal(std::string_view reader, std::chrono::milliseconds timeout, std::stop_token stop) {
    const auto end = Steady::now() + timeout;
    for (;;) {
        auto names = state_->names();
        if (!names) return names.error();
        auto states = state_->look(*names);
        if (!states) return states.error();
        const bool present = std::any_of(states->begin(), states->end(), [&](const SCARD_READERSTATE& state) {
            return reader == state.szReader && (state.dwEventState & SCARD_STATE_PRESENT) != 0;
        });
        if (!present) return {};
        if (auto waited = state_->wait(std::move(*states), end, stop); !waited) return waited;
    }
}

} // namespace cccd::pcsc
