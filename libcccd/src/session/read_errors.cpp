#include "session/read_errors.hpp"

#include "iso7816/status.hpp"

namespace cccd::session {

bool spares_the_others(const Error& error) noexcept {
    switch (error.code) {
    case ErrorCode::file_not_found:
    case ErrorCode::file_access_denied:
    case ErrorCode::file_malformed:
    case ErrorCode::file_too_large:
        return true;
    default:
        return false;
    }
}

bool ends_the_read(const Error& error) noexcept {
    const auto number = static_cast<unsigned>(error.code);
    return (number > 200 && number <= 305) || error.code == ErrorCode::response_endless ||
           (number > 500 && number < 600) || number > 900;
}

bool refused_in_plain(const Error& error) noexcept {
    if (error.code != ErrorCode::secure_messaging_missing) return false;
    const auto status = error.status_word;
    const auto group = status & 0xFF00;
    return (group == 0x6900 || group == 0x6A00 || group == 0x6B00 || status == iso7816::sw::ins_not_supported) &&
           status != iso7816::sw::sm_missing && status != iso7816::sw::sm_incorrect;
}

Error as_refusal_of_file(const Error& error) noexcept {
    const auto status = error.status_word;
    const bool closed = status == iso7816::sw::security_status;
    const bool absent = status == iso7816::sw::file_not_found || status == iso7816::sw::record_not_found;
    const auto code = closed   ? ErrorCode::file_access_denied
                      : absent ? ErrorCode::file_not_found
                               : ErrorCode::file_malformed;
    return {code, Stage::read_file, status, 0, "refused without secure messaging, twice"};
}

bool breaks_the_channel(const Error& error) noexcept {
    return error.code >= ErrorCode::secure_messaging_mac && error.code <= ErrorCode::channel_closed;
}

} // namespace cccd::session
