#include "iso7816/link.hpp"

#include "base/try.hpp"

#include <algorithm>
#include <cccd/secret.hpp>

namespace cccd::iso7816 {

namespace {

/// 65536 octets in portions of 256, and some that bring nothing. A chip that goes on has no end.
constexpr int most_get_responses = 300;
constexpr std::size_t longest_response = 65536 + 2;

} // namespace

CardLink::CardLink(Transport& transport, const Environment& environment, Waiting waiting)
    : transport_(transport), clock_(environment.clock != nullptr ? *environment.clock : system_clock()),
      log_(environment.log), waiting_(std::move(waiting)), buffer_(longest_response) {}

void CardLink::log(LogLevel level, Literal what, StatusWord status) const noexcept {
    if (log_ == nullptr) return;
    LogEvent event;
    event.level = level;
    event.stage = stage_;
    event.what = what;
    event.status_word = status;
    log_->write(event);
}

Status CardLink::check_waiting() const {
    if (waiting_.stop.stop_requested()) return Error{ErrorCode::cancelled, stage_, 0, 0, "cancelled by the caller"};
    if (waiting_.deadline && clock_.steady() >= *waiting_.deadline)
        return Error{ErrorCode::deadline_passed, stage_, 0, 0, "the deadline passed"};
    return {};
}

void CardLink::close() noexcept {
    protection_.reset();
    open_ = false;
    log(LogLevel::warning, "secure messaging ended by an error; keys wiped");
}

void CardLink::attach(std::unique_ptr<Protection> protection) noexcept {
    protection_ = std::move(protection);
}

void CardLink::detach() noexcept {
    protection_.reset();
}

Status CardLink::reset() {
    protection_.reset();
    CCCD_CHECK(check_waiting());
    if (auto done = transport_.reset(waiting_); !done) return done.error().at(stage_);
    open_ = true;
    return {};
}

std::size_t CardLink::read_capacity() const noexcept {
    const std::size_t whole = sizes_.extended ? std::min(sizes_.response, longest_response) : 258;
    const std::size_t field = std::min(whole, std::max<std::size_t>(sizes_.response, 4)) - 2;
    return protection_ ? protection_->response_capacity(field) : field;
}

Result<Response> CardLink::transmit(const Command& command, Form form) {
    CCCD_CHECK(check_waiting());
    Bytes octets = command.encode(form);
    ++commands_;
    auto received = transport_.transmit(octets, buffer_, waiting_);
    const auto sent = octets.size();
    wipe(octets);
    if (!received) return received.error().at(stage_);
    if (*received > buffer_.size())
        return Error{ErrorCode::response_malformed, stage_, 0, 0, "the transport names more octets than fit"};
    const auto answer = MutableBytes(buffer_).first(*received);
    auto response = parse_response(answer);
    wipe(answer);
    if (!response) return response.error().at(stage_);
    if (log_ != nullptr)
        log_->write({LogLevel::debug, stage_, command_name(command.ins), response->status,
                     static_cast<std::uint32_t>(sent), static_cast<std::uint32_t>(*received)});
    return response;
}

/// ISO/IEC 7816-4 §5.3.4: 61xx announces more data for GET RESPONSE.
Result<Response> CardLink::collect(Response response) {
    for (int rounds = 0; (response.status & 0xFF00) == 0x6100; ++rounds) {
        if (rounds == most_get_responses || response.data.size() > longest_response)
            return Error{ErrorCode::response_endless, stage_, response.status, 0,
                         "the chip announces data without end"};
        const std::uint32_t more = response.status & 0xFFu;
        CCCD_TRY(auto next, transmit(Command{0x00, 0xC0, 0, 0, {}, more == 0 ? any_short : more}, Form::shortest));
        response.data.insert(response.data.end(), next.data.begin(), next.data.end());
        wipe(next.data);
        response.status = next.status;
    }
    return response;
}

/// One command as it is; a wrong Le (6Cxx, ISO/IEC 7816-4 §5.6) is put right once.
Result<Response> CardLink::exchange(const Command& command, Form form) {
    CCCD_TRY(auto response, transmit(command, form));
    if ((response.status & 0xFF00) == 0x6C00 && response.data.empty() && command.ne != no_response) {
        Command corrected = command;
        corrected.ne = response.status & 0xFFu;
        if (corrected.ne == 0) corrected.ne = any_short;
        CCCD_TRY(response, transmit(corrected, form));
    }
    return collect(std::move(response));
}

Result<Response> CardLink::send_one(const Command& command, Form form) {
    if (!protection_) return exchange(command, form);
    CCCD_CHECK(check_waiting()); // before the counter moves: a caller who stopped can go on later
    auto protected_command = protection_->protect(command);
    if (!protected_command) {
        close();
        return protected_command.error().at(stage_);
    }
    // A protected response can be too long for a short Le though its data are not.
    if (form == Form::extended) protected_command->ne = any_extended;
    const auto answer = exchange(*protected_command, form);
    auto response = answer ? protection_->unprotect(*answer) : answer;
    // The chip may have had the command: the counters of both sides can not be trusted to agree any more.
    if (!response) {
        close();
        return response.error().at(stage_);
    }
    return response;
}

/// ISO/IEC 7816-4 §5.3.3. Each command of the chain is protected by itself.
Result<Response> CardLink::send_chained(const Command& command, std::size_t part) {
    const ByteView data = command.data;
    for (std::size_t from = 0; from + part < data.size(); from += part) {
        Command link{static_cast<std::uint8_t>(command.cla | cla_chaining),
                     command.ins,
                     command.p1,
                     command.p2,
                     to_bytes(data.subspan(from, part)),
                     no_response};
        CCCD_TRY(auto response, send_one(link, Form::shortest));
        if (!response.ok()) return response;
    }
    const auto rest = data.size() % part == 0 ? part : data.size() % part;
    return send_one(
        {command.cla, command.ins, command.p1, command.p2, to_bytes(data.last(rest)), std::min(command.ne, any_short)},
        Form::shortest);
}

Result<Response> CardLink::send(const Command& command) {
    if (!open_) return Error{ErrorCode::channel_closed, stage_, 0, 0, "secure messaging ended by an error"};
    const auto part = protection_ ? protection_->command_capacity(255) : 255;
    const auto short_answer = protection_ ? protection_->response_capacity(256) : 256;
    const bool fits = command.data.size() <= part && (command.ne <= short_answer || command.ne == any_short);
    if (fits) return send_one(command, Form::shortest);
    const auto whole = protection_ ? protection_->command_capacity(sizes_.command) : sizes_.command - 9;
    if (sizes_.extended && command.data.size() <= whole) return send_one(command, Form::extended);
    if (command.data.size() <= part) {
        Command shorter = command;
        shorter.ne = std::min(command.ne, any_short);
        return send_one(shorter, Form::shortest);
    }
    return send_chained(command, part);
}

Result<Response> CardLink::send_long(const Command& command) {
    const auto reader = transport_.limits();
    if (sizes_.extended || reader.extended == ExtendedLength::no) return send(command);
    const Sizes before = sizes_;
    sizes_.extended = true;
    sizes_.command = std::max<std::size_t>(reader.max_command, 2048);
    sizes_.response = std::max<std::size_t>(reader.max_response, 2048);
    auto response = send(command);
    sizes_ = before;
    return response;
}

Result<Bytes> CardLink::require(const Command& command, Error refusal) {
    CCCD_TRY(auto response, send(command));
    if (response.ok()) return std::move(response.data);
    refusal.status_word = response.status;
    return refusal.at(stage_);
}

} // namespace cccd::iso7816
