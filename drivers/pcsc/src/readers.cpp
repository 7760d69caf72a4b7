#include "card_transport.hpp"
#include "service.hpp"

#include <algorithm>
#include <cccd/pcsc.hpp>

namespace cccd::pcsc {

namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

constexpr auto between_looks = 20ms;  ///< a service that answers "changed" without end must not make a busy loop
constexpr auto between_tries = 200ms; ///< of opening a service that does not run
constexpr auto look_again = 1s;       ///< at a card that could not be connected

Error failed(ErrorCode code, Literal why) {
    return {code, Stage::reader, 0, 0, why};
}

/// False when it was stopped meanwhile.
bool rest(std::chrono::milliseconds time, SteadyTime end, const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_until(lock, stop, std::min(end, Steady::now() + time), [] { return false; });
    return !stop.stop_requested();
}

bool worth_waiting(ErrorCode code) noexcept {
    return code == ErrorCode::service_not_running || code == ErrorCode::service_lost || code == ErrorCode::reader_lost;
}

/// `selection` empty: any slot that is not skipped; a number: that index; else a name or a part of one.
bool is_wanted(const ReaderInfo& reader, std::size_t index, std::string_view selection) noexcept {
    if (selection.empty()) return !reader.skipped;
    const bool number = std::all_of(selection.begin(), selection.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (number && selection.size() <= 3) return std::to_string(index) == selection;
    return reader.name.find(selection) != std::string::npos;
}

} // namespace

struct Card::State {
    State(std::string reader, const Patience& patience) : transport(std::move(reader), patience) {}
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
    return state_->transport.lane()->reader;
}
const ReaderModel& Card::model() const noexcept {
    return state_->transport.model();
}

struct Readers::State {
    std::shared_ptr<const ReaderModels> models;
    Patience patience;
    Service service;
    std::vector<std::weak_ptr<Lane::State>> lanes; ///< of the cards given out, and of hanging ones

    void remember(const std::shared_ptr<Lane::State>& lane) {
        lanes.erase(std::remove_if(lanes.begin(), lanes.end(), [](const auto& one) { return one.expired(); }),
                    lanes.end());
        lanes.push_back(lane);
    }

    /// The call that hangs in this reader, if one does.
    [[nodiscard]] std::shared_ptr<Lane::State> hanging(std::string_view reader) const {
        for (const auto& one : lanes)
            if (const auto lane = one.lock(); lane && lane->reader == reader && lane->is_overdue()) return lane;
        return nullptr;
    }

    [[nodiscard]] ReaderInfo info_from(const SCARD_READERSTATE& state) const {
        ReaderInfo info;
        info.name = state.szReader;
        info.card_present = (state.dwEventState & SCARD_STATE_PRESENT) != 0;
        info.mute = (state.dwEventState & SCARD_STATE_MUTE) != 0;
        info.in_use = (state.dwEventState & SCARD_STATE_EXCLUSIVE) != 0;
        if (info.card_present && state.cbAtr <= sizeof state.rgbAtr)
            info.atr.assign(state.rgbAtr, state.rgbAtr + state.cbAtr);
        const auto model = models->find(info.name);
        info.use = model.use;
        info.model = model.model;
        info.skipped = model.use != SlotUse::card;
        const auto lane = hanging(info.name);
        info.lost = lane && lane->connection.step != Connection::Step::waiting_for_others;
        return info;
    }

    /// Tries the card in this slot.
    Result<Card> connect(const ReaderInfo& reader, const std::stop_token& stop) {
        if (hanging(reader.name))
            return reader.lost ? failed(ErrorCode::reader_lost, "a command went to the reader and never came back")
                               : failed(ErrorCode::reader_busy, "another program does not let go of the card");
        auto card = std::make_unique<Card::State>(reader.name, patience);
        remember(card->transport.lane());
        if (auto connected = card->transport.connect(models, stop); !connected) return connected.error();
        return Card(std::move(card));
    }

    /// The first wanted slot whose card connects. No card, with the reason, where there is none yet.
    Result<Card> first_card(const Look& seen, std::string_view name, const std::stop_token& stop) {
        bool there = false;
        Error why = failed(ErrorCode::deadline_passed, "no card was put on the reader in time");
        for (std::size_t i = 0; i < seen.states.size(); ++i) {
            const auto reader = info_from(seen.states[i]);
            if (!is_wanted(reader, i, name)) continue;
            there = true;
            if (!reader.card_present) continue;
            auto card = connect(reader, stop);
            if (card || card.error().code == ErrorCode::cancelled) return card;
            why = card.error();
        }
        if (there) return why;
        return name.empty() ? failed(ErrorCode::no_reader, "no reader is connected")
                            : failed(ErrorCode::reader_not_found, "no reader has this name");
    }
};

Readers::Readers(std::unique_ptr<State> state) noexcept : state_(std::move(state)) {}
Readers::Readers(Readers&&) noexcept = default;
Readers& Readers::operator=(Readers&&) noexcept = default;
Readers::~Readers() = default;

Result<Readers> Readers::open(Settings settings) {
    auto state = std::make_unique<State>();
    state->models = std::make_shared<const ReaderModels>(std::move(settings.models));
    state->patience = settings.patience;
    if (auto opened = state->service.open(); !opened) return opened.error();
    return Readers(std::move(state));
}

Result<std::vector<ReaderInfo>> Readers::list() {
    auto seen = state_->service.look();
    if (!seen) return seen.error();
    std::vector<ReaderInfo> readers;
    for (const auto& state : seen->states) readers.push_back(state_->info_from(state));
    return readers;
}

Result<ReaderDetails> Readers::inspect(const std::string& reader, std::stop_token stop) {
    if (state_->hanging(reader)) return failed(ErrorCode::reader_lost, "the reader hangs");
    Lane lane(reader, state_->patience.keep_alive);
    state_->remember(lane.state());
    const auto answer = std::make_shared<Result<Announced>>(Announced{});
    const auto ended = lane.run([answer, reader](Connection& connection) { *answer = connection.inspect(reader); },
                                Steady::now() + state_->patience.connect, stop);
    if (ended == Lane::End::stopped) return failed(ErrorCode::cancelled, "cancelled");
    if (ended == Lane::End::late) return failed(ErrorCode::reader_lost, "the reader does not answer");
    if (!*answer) return answer->error();
    ReaderDetails details;
    details.announced = **answer;
    details.model = state_->models->find(reader, details.announced.usb);
    details.limits = limits_for(details.model, details.announced.limits);
    return details;
}

Status Readers::wait_for_change(std::chrono::milliseconds timeout, std::stop_token stop) {
    const auto end = Steady::now() + timeout;
    for (;;) {
        auto seen = state_->service.look();
        if (seen) return state_->service.wait(*seen, end, stop);
        if (!worth_waiting(seen.error().code) || Steady::now() >= end) return seen.error();
        if (!rest(between_tries, end, stop)) return failed(ErrorCode::cancelled, "cancelled");
    }
}

Result<Card> Readers::wait_for_card(std::chrono::milliseconds timeout, std::stop_token stop, std::string_view name) {
    const auto end = Steady::now() + timeout;
    for (;;) {
        auto seen = state_->service.look();
        if (!seen) {
            if (!worth_waiting(seen.error().code) || Steady::now() >= end) return seen.error();
        } else {
            auto card = state_->first_card(*seen, name, stop);
            if (card || card.error().code == ErrorCode::cancelled || Steady::now() >= end) return card;
            const auto waited = state_->service.wait(*seen, std::min(end, Steady::now() + look_again), stop);
            if (!waited && waited.error().code != ErrorCode::deadline_passed) return waited.error();
        }
        if (!rest(seen ? between_looks : between_tries, end, stop)) return failed(ErrorCode::cancelled, "cancelled");
    }
}

Status Readers::wait_for_removal(std::string_view reader, std::chrono::milliseconds timeout, std::stop_token stop) {
    const auto end = Steady::now() + timeout;
    for (;;) {
        auto seen = state_->service.look();
        if (!seen) {
            if (!worth_waiting(seen.error().code) || Steady::now() >= end) return seen.error();
        } else {
            const bool present =
                std::any_of(seen->states.begin(), seen->states.end(), [&](const SCARD_READERSTATE& state) {
                    return reader == state.szReader && (state.dwEventState & SCARD_STATE_PRESENT) != 0;
                });
            if (!present) return {};
            if (auto waited = state_->service.wait(*seen, end, stop); !waited) return waited;
        }
        if (!rest(seen ? between_looks : between_tries, end, stop)) return failed(ErrorCode::cancelled, "cancelled");
    }
}

} // namespace cccd::pcsc
