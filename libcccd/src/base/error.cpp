#include <array>
#include <cccd/error.hpp>
#include <cstdio>

namespace cccd {

std::string_view name(ErrorCode code) noexcept {
    switch (code) {
#define CCCD_NAME(value)                                                                                               \
    case ErrorCode::value:                                                                                             \
        return #value;
        CCCD_NAME(invalid_argument)
        CCCD_NAME(invalid_personal_number)
        CCCD_NAME(invalid_can)
        CCCD_NAME(invalid_mrz)
        CCCD_NAME(invalid_qr)
        CCCD_NAME(no_access_key)
        CCCD_NAME(not_supported)
        CCCD_NAME(service_not_running)
        CCCD_NAME(service_access_denied)
        CCCD_NAME(no_reader)
        CCCD_NAME(reader_lost)
        CCCD_NAME(reader_busy)
        CCCD_NAME(reader_failed)
        CCCD_NAME(reader_not_found)
        CCCD_NAME(service_lost)
        CCCD_NAME(card_removed)
        CCCD_NAME(card_unresponsive)
        CCCD_NAME(card_reset)
        CCCD_NAME(link_failed)
        CCCD_NAME(response_malformed)
        CCCD_NAME(command_rejected)
        CCCD_NAME(not_an_emrtd)
        CCCD_NAME(file_not_found)
        CCCD_NAME(file_access_denied)
        CCCD_NAME(file_malformed)
        CCCD_NAME(file_too_large)
        CCCD_NAME(response_endless)
        CCCD_NAME(access_denied_wrong_key)
        CCCD_NAME(access_not_offered)
        CCCD_NAME(access_protocol_failed)
        CCCD_NAME(access_blocked)
        CCCD_NAME(access_tries_exhausted)
        CCCD_NAME(access_suite_unknown)
        CCCD_NAME(chip_authentication_failed)
        CCCD_NAME(terminal_authentication_failed)
        CCCD_NAME(access_parameters_refused)
        CCCD_NAME(secure_messaging_mac)
        CCCD_NAME(secure_messaging_missing)
        CCCD_NAME(secure_messaging_malformed)
        CCCD_NAME(secure_messaging_counter)
        CCCD_NAME(channel_closed)
        CCCD_NAME(data_malformed)
        CCCD_NAME(data_truncated)
        CCCD_NAME(data_too_large)
        CCCD_NAME(data_unexpected_tag)
        CCCD_NAME(image_unreadable)
        CCCD_NAME(image_too_large)
        CCCD_NAME(text_encoding)
        CCCD_NAME(data_unreadable)
        CCCD_NAME(crypto_failed)
        CCCD_NAME(algorithm_unknown)
        CCCD_NAME(key_malformed)
        CCCD_NAME(curve_unknown)
        CCCD_NAME(signature_malformed)
        CCCD_NAME(random_failed)
        CCCD_NAME(signer_unavailable)
        CCCD_NAME(signer_pin_refused)
        CCCD_NAME(signer_key_not_found)
        CCCD_NAME(trust_empty)
        CCCD_NAME(trust_file_unreadable)
        CCCD_NAME(trust_file_malformed)
        CCCD_NAME(trust_signature_invalid)
        CCCD_NAME(store_write_failed)
        CCCD_NAME(store_corrupt)
        CCCD_NAME(certificate_malformed)
        CCCD_NAME(bundle_refused)
        CCCD_NAME(cancelled)
        CCCD_NAME(deadline_passed)
        CCCD_NAME(internal)
#undef CCCD_NAME
    }
    return "unknown";
}

std::string_view name(Stage stage) noexcept {
    static constexpr std::array<std::string_view, 15> names{"none",
                                                            "reader",
                                                            "connect",
                                                            "card_access",
                                                            "pace",
                                                            "select",
                                                            "bac",
                                                            "secure_messaging",
                                                            "read_file",
                                                            "chip_authentication",
                                                            "terminal_authentication",
                                                            "active_authentication",
                                                            "parse",
                                                            "passive_authentication",
                                                            "trust_store"};
    const auto index = static_cast<std::size_t>(stage);
    return index < names.size() ? names[index] : "unknown";
}

std::string describe(const Error& error) {
    std::string line = "E" + std::to_string(static_cast<unsigned>(error.code)) + " ";
    line += name(error.code);
    if (error.stage != Stage::none) line.append(" at ").append(name(error.stage));
    if (!error.text.view().empty()) line.append(": ").append(error.text.view());
    if (error.status_word != 0) {
        char status[16];
        std::snprintf(status, sizeof status, " (SW %04X)", error.status_word);
        line += status;
    }
    if (error.os_code != 0) {
        char code[32];
        std::snprintf(code, sizeof code, " (code 0x%08X)", static_cast<unsigned>(error.os_code));
        line += code;
    }
    return line;
}

} // namespace cccd
