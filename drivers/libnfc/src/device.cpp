#include "device.hpp"

#include "target.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cccd::nfc {

namespace {

constexpr std::size_t most_boards = 8;

struct Property {
    nfc_property property;
    bool value;
};

/// Frames, CRC, parity and chaining are the board's; so are RATS and the blocks of ISO/IEC 14443-4.
constexpr std::array<Property, 6> wanted{{{NP_HANDLE_CRC, true},
                                          {NP_HANDLE_PARITY, true},
                                          {NP_EASY_FRAMING, true},
                                          {NP_AUTO_ISO14443_4, true},
                                          {NP_INFINITE_SELECT, false},
                                          {NP_ACTIVATE_FIELD, true}}};

} // namespace

Error error_of(int code) noexcept {
    switch (code) {
    case NFC_EIO:
    case NFC_ENOTSUCHDEV:
        return failed(ErrorCode::reader_lost, "the board does not answer", code);
    case NFC_ETIMEOUT:
        return failed(ErrorCode::card_unresponsive, "no answer in time", code);
    case NFC_ETGRELEASED:
        return failed(ErrorCode::card_removed, "the card was released", code);
    case NFC_ERFTRANS:
        return failed(ErrorCode::link_failed, "the radio link broke", code);
    case NFC_EOVFLOW:
        return failed(ErrorCode::response_malformed, "a longer answer than fits", code);
    case NFC_EOPABORTED:
        return failed(ErrorCode::cancelled, "ended from outside", code);
    case NFC_EINVARG:
        return failed(ErrorCode::invalid_argument, "libnfc refuses an argument", code);
    default:
        return failed(ErrorCode::reader_failed, "libnfc failed", code);
    }
}

Result<Context> Context::start() {
    nfc_context* context = nullptr;
    nfc_init(&context);
    if (context == nullptr) return failed(ErrorCode::service_not_running, "libnfc does not start");
    return Context(context);
}

Context::Context(Context&& other) noexcept : context_(std::exchange(other.context_, nullptr)) {}

Context::~Context() {
    if (context_ != nullptr) nfc_exit(context_);
}

std::vector<std::string> Context::boards() const {
    std::array<nfc_connstring, most_boards> names{};
    const auto count = std::min(nfc_list_devices(context_, names.data(), names.size()), names.size());
    std::vector<std::string> out;
    for (std::size_t i = 0; i < count; ++i) {
        const auto* const end = std::find(std::cbegin(names[i]), std::cend(names[i]), '\0');
        out.emplace_back(std::cbegin(names[i]), end);
    }
    return out;
}

Device::~Device() {
    (void)field(false);
    nfc_close(device);
}

Status Device::field(bool on) const {
    const int code = nfc_device_set_property_bool(device, NP_ACTIVATE_FIELD, on);
    if (code < 0) return error_of(code);
    return {};
}

Status Device::prepare() const {
    if (const int code = nfc_initiator_init(device); code < 0) return error_of(code);
    for (const auto& [property, value] : wanted)
        if (const int code = nfc_device_set_property_bool(device, property, value); code < 0) return error_of(code);
    return {};
}

Result<std::optional<nfc_target>> Device::select(nfc_modulation_type kind) const {
    nfc_target target{};
    const nfc_modulation modulation{kind, NBR_106};
    int found = nfc_initiator_select_passive_target(device, modulation, nullptr, 0, &target);
    if (found == NFC_EOPABORTED) // left over from an exchange that ended by itself
        found = nfc_initiator_select_passive_target(device, modulation, nullptr, 0, &target);
    // No card in the field is 0 with some boards, a time-out or a broken frame with others.
    if (found == 0 || found == NFC_ETIMEOUT || found == NFC_ERFTRANS || found == NFC_ETGRELEASED)
        return std::optional<nfc_target>{};
    if (found < 0) return error_of(found);
    if (target.nm.nmt != kind || !speaks_iso14443_4(target)) {
        (void)nfc_initiator_deselect_target(device);
        return std::optional<nfc_target>{};
    }
    return std::optional<nfc_target>(target);
}

} // namespace cccd::nfc
