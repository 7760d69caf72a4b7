// The visit's frame: a channel is opened, files are read through it.
#include "base/try.hpp"
#include "session/channel_state.hpp"
#include "session/interruption.hpp"
#include "session/read_errors.hpp"
#include "session/reading.hpp"

namespace cccd {

Channel::Channel(std::unique_ptr<State> state) noexcept : state_(std::move(state)) {}
Channel::Channel(Channel&&) noexcept = default;
Channel& Channel::operator=(Channel&&) noexcept = default;
Channel::~Channel() = default;

const AccessRecord& Channel::access() const noexcept {
    return state_->chip.record;
}

bool Channel::open() const noexcept {
    return state_ && !state_->broken && state_->link.open();
}

Session::Session(Transport& transport, Environment environment)
    : transport_(transport), environment_(environment), attempts_(std::make_unique<access::Attempts>()) {
    if (environment_.random == nullptr) environment_.random = &system_random();
    if (environment_.clock == nullptr) environment_.clock = &system_clock();
    if (environment_.limits != nullptr) return;
    own_limits_ = std::make_unique<ReaderLimits>();
    environment_.limits = own_limits_.get();
}

Session::~Session() = default;

Interruption::Interruption(std::unique_ptr<State> state) noexcept : state_(std::move(state)) {}
Interruption::Interruption(Interruption&&) noexcept = default;
Interruption& Interruption::operator=(Interruption&&) noexcept = default;
Interruption::~Interruption() = default;

std::size_t Interruption::octets() const noexcept {
    std::size_t octets = state_ && state_->begun ? state_->begun->content.size() : 0;
    if (state_)
        for (const auto& [file, content] : state_->evidence.files) octets += content.size();
    return octets;
}

std::size_t Interruption::steps() const noexcept {
    return state_ ? state_->evidence.files.size() + state_->evidence.missing.size() + state_->refusals.count() : 0;
}

std::optional<Interruption> Session::take_interruption() noexcept {
    if (!interrupted_) return std::nullopt;
    return Interruption(std::move(interrupted_));
}

void Session::resume(Interruption interruption) noexcept {
    resumed_ = std::move(interruption.state_);
}

Result<Channel> Session::unlock(const AccessKeys& keys, const AccessPolicy& policy, const Waiting& waiting) {
    auto state = std::make_unique<Channel::State>(transport_, environment_, policy, waiting);
    // An earlier attempt can have left the chip half-way through a protocol.
    if (used_) CCCD_CHECK(state->link.reset());
    used_ = true;
    CCCD_TRY(auto opened,
             access::open_chip(state->link, keys, policy, *environment_.random, environment_.limits, attempts_.get()));
    state->opened(std::move(opened));
    state->chip.record.commands = state->link.commands();
    return Channel(std::move(state));
}

namespace {

bool card_lost(const Error& error) noexcept {
    return error.code == ErrorCode::card_removed || error.code == ErrorCode::card_reset ||
           error.code == ErrorCode::link_failed || error.code == ErrorCode::reader_lost ||
           error.code == ErrorCode::service_lost;
}

} // namespace

Result<Evidence> Session::read(Channel& channel, const ReadRequest& request, const Waiting& waiting) {
    if (!channel.open()) return Error{ErrorCode::channel_closed, Stage::read_file, 0, 0, "the channel is closed"};
    interrupted_.reset();
    session::Reading reading(*channel.state_, request, environment_, waiting);
    auto evidence = reading.run(std::move(resumed_));
    channel.state_->teach(*environment_.limits);
    // The caller's own wish to stop is seen before a command goes out; after any other error nothing can follow.
    const bool stopped = !evidence && (evidence.error().code == ErrorCode::cancelled ||
                                       evidence.error().code == ErrorCode::deadline_passed);
    if (!evidence && !stopped) {
        if (card_lost(evidence.error()) || channel.state_->files->broke_on_length() ||
            session::refused_in_plain(evidence.error()))
            interrupted_ = reading.interrupted();
        channel.state_->broken = true;
        channel.state_->link.detach();
    }
    return evidence;
}

} // namespace cccd
