#include "card_transport.hpp"

#include "pcsc_error.hpp"
#include "reader_features.hpp"

#include <thread>

namespace cccd::pcsc {

namespace {

// A card pulled during an exchange shows as a broken exchange first; pcscd notices the removal at its next look (400
// ms).
constexpr int looks_for_removal = 12;
constexpr auto between_looks = std::chrono::milliseconds(50);

Status to_status(LONG code, Stage stage) {
    if (code == SCARD_S_SUCCESS) return {};
    return error_from(code, stage);
}

Status check(const Waiting& waiting) {
    if (waiting.stop.stop_requested()) return Error{ErrorCode::cancelled, Stage::none, 0, 0, "cancelled"};
    if (waiting.deadline && std::chrono::steady_clock::now() >= *waiting.deadline)
        return Error{ErrorCode::deadline_passed, Stage::none, 0, 0, "the time for this step is over"};
    return {};
}

/// T=0 carries no Le beside command data (ISO 7816-3 §12.2.1): the response is fetched with GET RESPONSE.
ByteView without_le_for_t0(ByteView command) noexcept {
    const bool short_case_4 = command.size() > 5 && command.size() == std::size_t{6} + command[4];
    return short_case_4 ? command.first(command.size() - 1) : command;
}

} // namespace

CardTransport::~CardTransport() {
    if (!connected_) return;
    if (in_transaction_) SCardEndTransaction(handle_, SCARD_RESET_CARD);
    SCardDisconnect(handle_, SCARD_RESET_CARD);
}

Status CardTransport::connect(SCARDCONTEXT context, const std::string& reader) {
    const LONG code = SCardConnect(context, reader.c_str(), SCARD_SHARE_SHARED, SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1,
                                   &handle_, &protocol_);
    if (code != SCARD_S_SUCCESS) return error_from(code, Stage::connect);
    connected_ = true;
    limits_ = reader_limits(handle_);
    return reset({});
}

Status CardTransport::begin_transaction() {
    if (in_transaction_) return {};
    const LONG code = SCardBeginTransaction(handle_);
    in_transaction_ = code == SCARD_S_SUCCESS;
    return to_status(code, Stage::connect);
}

Status CardTransport::reset(const Waiting& waiting) {
    if (auto ready = check(waiting); !ready) return ready.error();
    if (in_transaction_) SCardEndTransaction(handle_, SCARD_LEAVE_CARD);
    in_transaction_ = false;
    const LONG code = SCardReconnect(handle_, SCARD_SHARE_SHARED, SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1,
                                     SCARD_RESET_CARD, &protocol_);
    if (code != SCARD_S_SUCCESS) return error_from(code, Stage::connect);
    if (auto begun = begin_transaction(); !begun) return begun;
    return read_atr();
}

Status CardTransport::read_atr() {
    atr_.resize(MAX_ATR_SIZE);
    DWORD atr_size = MAX_ATR_SIZE, name_size = 0, state = 0, protocol = 0;
    const LONG code = SCardStatus(handle_, nullptr, &name_size, &state, &protocol, atr_.data(), &atr_size);
    atr_.resize(code == SCARD_S_SUCCESS ? atr_size : 0);
    return to_status(code, Stage::connect);
}

Error CardTransport::failure(LONG code) const {
    const Error error = error_from(code, Stage::none);
    if (error.code != ErrorCode::link_failed) return error;
    for (int looks = 0; looks < looks_for_removal; ++looks) {
        DWORD name_size = 0, state = 0, protocol = 0, atr_size = 0;
        const LONG now = SCardStatus(handle_, nullptr, &name_size, &state, &protocol, nullptr, &atr_size);
        const Error seen = error_from(now, Stage::none);
        if (now != SCARD_S_SUCCESS && seen.code == ErrorCode::card_removed) return seen;
        std::this_thread::sleep_for(between_looks);
    }
    return error;
}

Result<std::size_t> CardTransport::transmit(ByteView command, MutableBytes response, const Waiting& waiting) {
    if (auto ready = check(waiting); !ready) return ready.error();
    const bool t0 = protocol_ == SCARD_PROTOCOL_T0;
    const ByteView sent = t0 ? without_le_for_t0(command) : command;
    DWORD size = response.size();
    const LONG code = SCardTransmit(handle_, t0 ? SCARD_PCI_T0 : SCARD_PCI_T1, sent.data(), sent.size(), nullptr,
                                    response.data(), &size);
    if (code != SCARD_S_SUCCESS) return failure(code);
    if (size < 2 || size > response.size()) {
        const Error why = failure(SCARD_E_NOT_TRANSACTED);
        if (why.code == ErrorCode::card_removed) return why;
        return Error{ErrorCode::response_malformed, Stage::none, 0, 0, "a response without a status word"};
    }
    return std::size_t{size};
}

} // namespace cccd::pcsc
