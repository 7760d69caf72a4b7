#include <algorithm>
#include <cccd/faults.hpp>
#include <thread>

namespace cccd::faults {

namespace {

using namespace std::chrono;

Error lost(Literal what) {
    return {ErrorCode::link_failed, Stage::none, 0, 0, what};
}

Error no_card() {
    return {ErrorCode::card_removed, Stage::none, 0, 0, "the card was taken away on purpose"};
}

Result<std::size_t> answer(std::uint8_t sw1, std::uint8_t sw2, MutableBytes response) {
    if (response.size() < 2) return Error{ErrorCode::response_malformed, Stage::none, 0, 0, "no room for an answer"};
    response[0] = sw1;
    response[1] = sw2;
    return std::size_t{2};
}

} // namespace

FaultyTransport::FaultyTransport(Transport& inner, std::vector<Fault> faults, Sleep sleep, const Clock* clock)
    : inner_(inner), faults_(std::move(faults)), sleep_(std::move(sleep)),
      clock_(clock != nullptr ? *clock : system_clock()) {
    if (!sleep_) sleep_ = [](milliseconds time) { std::this_thread::sleep_for(time); };
}

const Fault* FaultyTransport::fault_now() const noexcept {
    for (const auto& fault : faults_) {
        const auto last = fault.exchange + std::max<std::size_t>(fault.repeat, 1) - 1;
        if (exchanges_ >= fault.exchange && exchanges_ <= last) return &fault;
    }
    return nullptr;
}

/// In slices, so that stop and deadline are seen while it lasts.
Status FaultyTransport::pass_time(milliseconds time, const Waiting& waiting) const {
    constexpr milliseconds slice{10};
    for (milliseconds passed{0}; passed < time; passed += slice) {
        if (waiting.stop.stop_requested())
            return Error{ErrorCode::cancelled, Stage::none, 0, 0, "cancelled while the answer was late"};
        if (waiting.deadline && clock_.steady() >= *waiting.deadline)
            return Error{ErrorCode::deadline_passed, Stage::none, 0, 0, "the answer came too late"};
        sleep_(std::min(slice, time - passed));
    }
    return {};
}

Result<std::size_t> FaultyTransport::disturbed(const Fault& fault, ByteView command, MutableBytes response,
                                               const Waiting& waiting) {
    switch (fault.kind) {
    case Kind::lose_command:
        return lost("the command was lost on purpose");
    case Kind::storm_61:
        return answer(0x61, 0xFF, response);
    case Kind::storm_6c:
        return answer(0x6C, 0x01, response);
    case Kind::removal:
        removed_ = true;
        return no_card();
    case Kind::fail:
        return fault.error;
    case Kind::lose_answer:
    case Kind::delay:
    case Kind::truncate:
    case Kind::flip:
        break;
    }
    auto size = inner_.transmit(command, response, waiting);
    if (!size) return size;
    if (fault.kind == Kind::lose_answer) return lost("the answer was lost on purpose");
    if (fault.kind == Kind::delay) {
        if (auto status = pass_time(fault.time, waiting); !status) return status.error();
    } else if (fault.kind == Kind::flip && *size != 0) {
        const auto bits = *size * 8;
        const auto bit = fault.from_end ? (bits - fault.amount % bits) % bits : fault.amount % bits;
        response[bit / 8] = static_cast<std::uint8_t>(response[bit / 8] ^ (0x80 >> bit % 8));
    } else if (fault.kind == Kind::truncate) {
        const auto left = *size - std::min(*size, fault.amount);
        if (left < 2) return Error{ErrorCode::response_malformed, Stage::none, 0, 0, "an answer cut on purpose"};
        return left;
    }
    return size;
}

Result<std::size_t> FaultyTransport::transmit(ByteView command, MutableBytes response, const Waiting& waiting) {
    ++exchanges_;
    if (removed_) return no_card();
    const Fault* fault = fault_now();
    if (fault == nullptr) return inner_.transmit(command, response, waiting);
    ++happened_;
    return disturbed(*fault, command, response, waiting);
}

Status FaultyTransport::reset(const Waiting& waiting) {
    if (removed_) return no_card();
    return inner_.reset(waiting);
}

} // namespace cccd::faults
