#include "card_state.hpp"

#include <algorithm>
#include <stop_token>
#include <thread>

namespace cccd::nfc {

namespace {

using namespace std::chrono;

/// Doc 9303 chips answer key agreements within a second or two, and take longer and longer after wrong passwords: as
/// long as the PC/SC driver waits. Waiting time extensions are the board's.
constexpr milliseconds longest_answer{20000};
/// The field must be off for 5 ms at least before a chip counts it as a reset (ISO/IEC 14443-3 §5.2).
constexpr milliseconds field_off{12};

Error ended(ErrorCode code, Literal why) {
    return {code, Stage::none, 0, 0, why};
}

Status still_wanted(const Waiting& waiting) {
    if (waiting.stop.stop_requested()) return ended(ErrorCode::cancelled, "cancelled");
    if (waiting.deadline && steady_clock::now() >= *waiting.deadline)
        return ended(ErrorCode::deadline_passed, "no time was left");
    return {};
}

/// Rounded up: a time-out of 0 would mean for ever to libnfc.
int time_left(const Waiting& waiting) {
    if (!waiting.deadline) return static_cast<int>(longest_answer.count());
    const auto left = ceil<milliseconds>(*waiting.deadline - steady_clock::now());
    return static_cast<int>(std::clamp(left, milliseconds(1), longest_answer).count());
}

} // namespace

Card::State::State(std::shared_ptr<Device> on, const nfc_target& selected)
    : device_(std::move(on)), kind_(selected.nm.nmt), atr_(atr_of(selected)) {
    device_->card_held = true;
}

Card::State::~State() {
    (void)nfc_initiator_deselect_target(device_->device);
    (void)device_->field(false);
    device_->card_held = false;
}

/// A time-out is the deadline's if that has come; a broken link is a removal if no card is there any more. Some boards
/// see the abort of an exchange that had just ended only in the next one: there nobody asked for it.
Error Card::State::judge(int code, const Waiting& waiting) const {
    if (code == NFC_ETIMEOUT && waiting.deadline && steady_clock::now() >= *waiting.deadline)
        return ended(ErrorCode::deadline_passed, "no answer before the deadline");
    if (code == NFC_EOPABORTED && !waiting.stop.stop_requested())
        return ended(ErrorCode::link_failed, "an abort that was meant for the exchange before");
    if ((code == NFC_ERFTRANS || code == NFC_ETIMEOUT) &&
        nfc_initiator_target_is_present(device_->device, nullptr) == NFC_ETGRELEASED)
        return error_of(NFC_ETGRELEASED);
    return error_of(code);
}

Result<std::size_t> Card::State::transmit(ByteView command, MutableBytes response, const Waiting& waiting) {
    if (auto status = still_wanted(waiting); !status) return status.error();
    if (gone_) return error_of(NFC_ETGRELEASED);
    if (command.size() < 4 || command.size() > limits().max_command)
        return ended(ErrorCode::invalid_argument, "a command that no exchange of the board holds");
    // libnfc lets another thread end what it waits for.
    const std::stop_callback abort(waiting.stop, [this] { (void)nfc_abort_command(device_->device); });
    const int count = nfc_initiator_transceive_bytes(device_->device, command.data(), command.size(), response.data(),
                                                     response.size(), time_left(waiting));
    if (count < 0) {
        const auto error = judge(count, waiting);
        gone_ = error.code == ErrorCode::card_removed;
        return error;
    }
    const auto size = static_cast<std::size_t>(count);
    if (size < 2 || size > response.size())
        return ended(ErrorCode::response_malformed, "an answer of a length that none has");
    return size;
}

Status Card::State::reset(const Waiting& waiting) {
    if (auto status = still_wanted(waiting); !status) return status;
    (void)nfc_initiator_deselect_target(device_->device);
    if (auto status = device_->field(false); !status) return status;
    std::this_thread::sleep_for(field_off);
    if (auto status = device_->field(true); !status) return status;
    const auto target = device_->select(kind_);
    if (!target) return target.error();
    gone_ = !target->has_value();
    if (gone_) return error_of(NFC_ETGRELEASED);
    atr_ = atr_of(**target);
    return {};
}

Card::Card(std::unique_ptr<State> state) noexcept : state_(std::move(state)) {}
Card::Card(Card&&) noexcept = default;
Card& Card::operator=(Card&&) noexcept = default;
Card::~Card() = default;

Transport& Card::transport() noexcept {
    return *state_;
}

} // namespace cccd::nfc
