#include "connection.hpp"

#include "pcsc_error.hpp"
#include "reader_features.hpp"

#include <thread>

namespace cccd::pcsc {

namespace {

// A card pulled during an exchange shows as a broken exchange first; pcscd notices the removal at its next look (400
// ms).
constexpr int looks_for_removal = 12;
constexpr auto pause_between_looks = std::chrono::milliseconds(50);

Status to_status(LONG code, Stage stage) {
    if (code == SCARD_S_SUCCESS) return {};
    return error_in_use(code, stage);
}

/// T=0 has no extended length (ISO 7816-3 §12.2), whatever the reader passes to other cards.
constexpr TransportLimits short_only{ExtendedLength::no, 261, 258};

Error nobody_waits() {
    return {ErrorCode::cancelled, Stage::connect, 0, 0, "nobody waits for this card any more"};
}

/// T=0 carries no Le beside command data (ISO 7816-3 §12.2.1): the response is fetched with GET RESPONSE.
ByteView without_le_for_t0(ByteView command) noexcept {
    const bool short_case_4 = command.size() > 5 && command.size() == std::size_t{6} + command[4];
    return short_case_4 ? command.first(command.size() - 1) : command;
}

} // namespace

Status Connection::connect(const std::string& reader, DWORD sharing, DWORD protocols) {
    step = Step::connecting;
    LONG code = SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context_);
    if (code != SCARD_S_SUCCESS) return error_from(code, Stage::connect);
    established_ = true;
    code = SCardConnect(context_, reader.c_str(), sharing, protocols, &handle_, &protocol_);
    connected_ = code == SCARD_S_SUCCESS;
    if (!connected_) return error_from(code, Stage::connect); // a refusal can be of this card alone
    return {};
}

Status Connection::open(const std::string& reader, const ReaderModels& models) {
    model_ = models.find(reader);
    if (model_.settle.count() > 0) std::this_thread::sleep_for(model_.settle);
    if (auto done = connect(reader, SCARD_SHARE_SHARED, SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1); !done) return done;
    const auto announced = ask_reader(handle_);
    if (announced.usb) model_ = models.find(reader, announced.usb);
    limits_ = limits_for(model_, announced.limits);
    if (auto done = reset(); !done) return done;
    if (protocol_ == SCARD_PROTOCOL_T0) limits_ = short_only;
    return {};
}

Result<Announced> Connection::inspect(const std::string& reader) {
    if (auto done = connect(reader, SCARD_SHARE_DIRECT, 0); !done) return done.error();
    return ask_reader(handle_);
}

Status Connection::begin_transaction() {
    step = Step::waiting_for_others;
    const LONG code = SCardBeginTransaction(handle_);
    in_transaction_ = code == SCARD_S_SUCCESS;
    return to_status(code, Stage::connect);
}

Status Connection::reset() {
    if (given_up) return nobody_waits();
    if (in_transaction_) SCardEndTransaction(handle_, SCARD_LEAVE_CARD);
    in_transaction_ = false;
    // libpcsclite tries this again and again while another program is in its transaction.
    step = Step::waiting_for_others;
    const DWORD how = model_.power_off_to_reset ? SCARD_UNPOWER_CARD : SCARD_RESET_CARD;
    const LONG code =
        SCardReconnect(handle_, SCARD_SHARE_SHARED, SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, how, &protocol_);
    if (code != SCARD_S_SUCCESS) return error_in_use(code, Stage::connect);
    if (given_up) return nobody_waits();
    if (auto begun = begin_transaction(); !begun) return begun;
    return read_atr();
}

Status Connection::read_atr() {
    step = Step::exchanging;
    atr_.resize(MAX_ATR_SIZE);
    DWORD atr_size = MAX_ATR_SIZE, name_size = 0, state = 0, protocol = 0;
    const LONG code = SCardStatus(handle_, nullptr, &name_size, &state, &protocol, atr_.data(), &atr_size);
    atr_.resize(code == SCARD_S_SUCCESS && atr_size <= MAX_ATR_SIZE ? atr_size : 0);
    return to_status(code, Stage::connect);
}

Error Connection::failure(LONG code) const {
    const Error error = error_in_use(code, Stage::none);
    if (error.code != ErrorCode::link_failed) return error;
    for (int looks = 0; looks < looks_for_removal && !given_up; ++looks) {
        DWORD name_size = 0, state = 0, protocol = 0, atr_size = 0;
        const LONG now = SCardStatus(handle_, nullptr, &name_size, &state, &protocol, nullptr, &atr_size);
        const Error seen = error_in_use(now, Stage::none);
        if (now != SCARD_S_SUCCESS && seen.code == ErrorCode::card_removed) return seen;
        std::this_thread::sleep_for(pause_between_looks);
    }
    return error;
}

Result<std::size_t> Connection::exchange(ByteView command, MutableBytes response) {
    step = Step::exchanging;
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

void Connection::keep_alive() noexcept {
    if (!in_transaction_) return;
    step = Step::exchanging;
    DWORD name_size = 0, state = 0, protocol = 0, atr_size = 0;
    (void)SCardStatus(handle_, nullptr, &name_size, &state, &protocol, nullptr, &atr_size);
}

void Connection::close() noexcept {
    step = Step::closing;
    if (in_transaction_) SCardEndTransaction(handle_, SCARD_RESET_CARD);
    if (connected_) SCardDisconnect(handle_, protocol_ != 0 ? SCARD_RESET_CARD : SCARD_LEAVE_CARD);
    if (established_) SCardReleaseContext(context_);
    in_transaction_ = connected_ = established_ = false;
    step = Step::idle;
}

} // namespace cccd::pcsc
