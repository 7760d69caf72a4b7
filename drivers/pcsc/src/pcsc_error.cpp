#include "pcsc_error.hpp"

namespace cccd::pcsc {

namespace {

struct Row {
    LONG code;
    ErrorCode meaning;
    Literal text;
};

constexpr Row table[] = {
    {SCARD_E_NO_SERVICE, ErrorCode::service_not_running, "the PC/SC service does not run"},
    {SCARD_E_SERVICE_STOPPED, ErrorCode::service_lost, "the PC/SC service was stopped"},
    {SCARD_F_COMM_ERROR, ErrorCode::service_lost, "the connection to the PC/SC service broke"},
    {SCARD_E_INVALID_HANDLE, ErrorCode::service_lost, "the PC/SC service forgot this program; it was restarted"},
    {SCARD_W_SECURITY_VIOLATION, ErrorCode::service_access_denied, "the PC/SC service refuses this user (polkit)"},
    {SCARD_E_NO_READERS_AVAILABLE, ErrorCode::no_reader, "no reader is connected"},
    {SCARD_E_UNKNOWN_READER, ErrorCode::reader_lost, "the reader is gone"},
    {SCARD_E_READER_UNAVAILABLE, ErrorCode::reader_lost, "the reader is gone"},
    {SCARD_E_SHARING_VIOLATION, ErrorCode::reader_busy, "another program holds the card"},
    {SCARD_E_NO_SMARTCARD, ErrorCode::card_removed, "no card in the reader"},
    {SCARD_W_REMOVED_CARD, ErrorCode::card_removed, "the card was removed"},
    {SCARD_W_RESET_CARD, ErrorCode::card_reset, "the card was reset by somebody else"},
    {SCARD_W_UNRESPONSIVE_CARD, ErrorCode::card_unresponsive, "the card does not answer"},
    {SCARD_W_UNPOWERED_CARD, ErrorCode::card_unresponsive, "the card has no power"},
    {SCARD_W_UNSUPPORTED_CARD, ErrorCode::card_unresponsive, "the reader does not support this card"},
    {SCARD_E_PROTO_MISMATCH, ErrorCode::card_unresponsive, "no common protocol with the card"},
    {SCARD_E_NOT_TRANSACTED, ErrorCode::link_failed, "the exchange with the card broke"},
    {SCARD_E_COMM_DATA_LOST, ErrorCode::link_failed, "data was lost on the way from the card"},
    {SCARD_E_INSUFFICIENT_BUFFER, ErrorCode::response_malformed, "the response is longer than a response may be"},
    {SCARD_E_CANCELLED, ErrorCode::cancelled, "cancelled"},
    {SCARD_E_TIMEOUT, ErrorCode::deadline_passed, "the time is over"},
};

} // namespace

Error error_from(LONG code, Stage stage) noexcept {
    const auto os_code = static_cast<std::int32_t>(static_cast<std::uint32_t>(code));
    for (const auto& row : table)
        if (is(code, row.code)) return {row.meaning, stage, 0, os_code, row.text};
    return {ErrorCode::reader_failed, stage, 0, os_code, "the PC/SC service reports a failure"};
}

Error error_in_use(LONG code, Stage stage) noexcept {
    Error error = error_from(code, stage);
    // libpcsclite 1.9 takes a service that closes the connection for one that refuses this user.
    if (error.code != ErrorCode::service_not_running && error.code != ErrorCode::service_access_denied) return error;
    error.code = ErrorCode::service_lost;
    error.text = "the PC/SC service ended";
    return error;
}

} // namespace cccd::pcsc
