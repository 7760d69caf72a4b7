// Why something could not be done. An Error holds numbers and literals only, so personal data can not travel in it.
#pragma once

#include <cccd/export.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cccd {

/// Stable numbers; docs/errors.md has a row for each: cause, remedy, sentence of the kiosk.
/// 1xx use, 2xx reader and service, 3xx card and link, 4xx access, 5xx secure messaging, 6xx data, 7xx cryptography,
/// 8xx trust and storage, 9xx ended from outside.
enum class ErrorCode : std::uint16_t {
    invalid_argument = 101,
    invalid_personal_number = 102,
    invalid_can = 103,
    invalid_mrz = 104,
    invalid_qr = 105,
    no_access_key = 106,
    not_supported = 107,

    service_not_running = 201,
    service_access_denied = 202,
    no_reader = 203,
    reader_lost = 204,
    reader_busy = 205,
    reader_failed = 206,
    reader_not_found = 207,
    service_lost = 208,

    card_removed = 301,
    card_unresponsive = 302,
    card_reset = 303,
    link_failed = 304,
    response_malformed = 305,
    command_rejected = 306,
    not_an_emrtd = 307,
    file_not_found = 308,
    file_access_denied = 309,
    file_malformed = 310,
    file_too_large = 311,
    response_endless = 312,

    access_denied_wrong_key = 401,
    access_not_offered = 402,
    access_protocol_failed = 403,
    access_blocked = 404,
    access_tries_exhausted = 405,
    access_suite_unknown = 406,
    chip_authentication_failed = 407,
    terminal_authentication_failed = 408,
    access_parameters_refused = 409,

    secure_messaging_mac = 501,
    secure_messaging_missing = 502,
    secure_messaging_malformed = 503,
    secure_messaging_counter = 504,
    channel_closed = 505,

    data_malformed = 601,
    data_truncated = 602,
    data_too_large = 603,
    data_unexpected_tag = 604,
    image_unreadable = 605,
    image_too_large = 606,
    text_encoding = 607,
    data_unreadable = 608,

    crypto_failed = 701,
    algorithm_unknown = 702,
    key_malformed = 703,
    curve_unknown = 704,
    signature_malformed = 705,
    random_failed = 706,
    signer_unavailable = 707,
    signer_pin_refused = 708,
    signer_key_not_found = 709,

    trust_empty = 801,
    trust_file_unreadable = 802,
    trust_file_malformed = 803,
    trust_signature_invalid = 804,
    store_write_failed = 805,
    store_corrupt = 806,
    certificate_malformed = 807,
    bundle_refused = 808,

    cancelled = 901,
    deadline_passed = 902,
    internal = 903,
};

/// The step in which it happened, in the order of a visit of the card.
enum class Stage : std::uint8_t {
    none,
    reader,
    connect,
    card_access,
    pace,
    select_application,
    bac,
    secure_messaging,
    read_file,
    chip_authentication,
    terminal_authentication,
    active_authentication,
    parse,
    passive_authentication,
    trust_store,
};

/// Text that stood in the source when it was compiled; nothing made at run time converts to it.
class Literal {
public:
    consteval Literal(const char* text) : text_(text) {}
    [[nodiscard]] constexpr std::string_view view() const noexcept { return text_; }

private:
    std::string_view text_;
};

struct Error {
    ErrorCode code = ErrorCode::internal;
    Stage stage = Stage::none;
    std::uint16_t status_word = 0; ///< SW1-SW2 of ISO 7816-4 where the chip gave one, else 0
    std::int32_t os_code = 0;      ///< code of the operating system, PC/SC or PKCS#11 where one was given, else 0
    Literal text = "";             ///< one line in English for a log

    /// The same error, told to have happened in this step, unless a step was named already.
    [[nodiscard]] constexpr Error at(Stage where) const noexcept {
        Error copy = *this;
        if (copy.stage == Stage::none) copy.stage = where;
        return copy;
    }
};

/// Tries that a chip says are left for the password it refused (63Cx, ISO 7816-4 §5.6); none where it does not say.
[[nodiscard]] constexpr std::optional<unsigned> tries_left(const Error& error) noexcept {
    if ((error.status_word & 0xFFF0) != 0x63C0) return std::nullopt;
    return error.status_word & 0x0Fu;
}

/// The name of a code as docs/errors.md spells it, e.g. "card_removed".
[[nodiscard]] CCCD_API std::string_view name(ErrorCode code) noexcept;
[[nodiscard]] CCCD_API std::string_view name(Stage stage) noexcept;

/// One line for a log or a terminal: "E301 card_removed at read_file: text (SW 6A82)".
[[nodiscard]] CCCD_API std::string describe(const Error& error);

} // namespace cccd
