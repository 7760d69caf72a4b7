#include "iso7816/files.hpp"

#include "base/try.hpp"

#include <array>

namespace cccd::iso7816 {

namespace {

constexpr std::array<std::uint8_t, 7> emrtd_application{0xA0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01};

constexpr std::uint8_t ins_select = 0xA4;
constexpr std::uint8_t p2_no_answer = 0x0C; ///< no file control information wanted, so no Le

Command select_command(std::uint8_t p1, ByteView data) {
    return {0x00, ins_select, p1, p2_no_answer, to_bytes(data), no_response};
}

Error refused(const Response& response) noexcept {
    switch (response.status) {
    case sw::file_not_found:
        return {ErrorCode::file_not_found, Stage::none, response.status, 0, "the chip has no such file"};
    case sw::security_status:
        return {ErrorCode::file_access_denied, Stage::none, response.status, 0, "the chip keeps the file closed"};
    default:
        return {ErrorCode::command_rejected, Stage::none, response.status, 0, "the chip refused to select the file"};
    }
}

} // namespace

FileAddress address_of(File file) noexcept {
    if (const auto number = data_group_number(file); number != 0)
        return {static_cast<std::uint16_t>(0x0100 + number), static_cast<std::uint8_t>(number)};
    switch (file) {
    case File::com:
        return {0x011E, 0x1E};
    case File::sod:
        return {0x011D, 0x1D};
    case File::card_access:
        return {0x011C, 0x1C};
    case File::card_security:
        return {0x011D, 0x1D};
    case File::atr_info:
        return {0x2F01, 0x01};
    case File::dir:
        return {0x2F00, 0x1E};
    case File::cvca:
        return {0x011C, 0x1C};
    default:
        return {};
    }
}

std::uint8_t first_octet_of(File file) noexcept {
    constexpr std::array<std::uint8_t, 17> of_group{0,    0x61, 0x75, 0x63, 0x76, 0x65, 0x66, 0x67, 0x68,
                                                    0x69, 0x6A, 0x6B, 0x6C, 0x6D, 0x6E, 0x6F, 0x70};
    switch (file) {
    case File::com:
        return 0x60;
    case File::sod:
        return 0x77;
    case File::card_access:
        return 0x31;
    case File::card_security:
        return 0x30;
    default:
        return of_group[data_group_number(file)];
    }
}

Result<StatusWord> select_master_file(CardLink& link) {
    const std::array<std::uint8_t, 2> master_file{0x3F, 0x00};
    CCCD_TRY(const auto response, link.send(select_command(0x00, master_file)));
    return response.status;
}

Status select_application(CardLink& link) {
    CCCD_TRY(const auto response, link.send(select_command(0x04, emrtd_application)));
    if (response.ok() || (response.status & 0xFF00) == 0x6200) return {};
    if (response.status == sw::security_status) return refused(response).at(link.stage());
    return Error{ErrorCode::not_an_emrtd, link.stage(), response.status, 0, "the chip has no eMRTD application"};
}

Status select_file(CardLink& link, std::uint16_t identifier) {
    const std::array<std::uint8_t, 2> name{static_cast<std::uint8_t>(identifier >> 8),
                                           static_cast<std::uint8_t>(identifier)};
    CCCD_TRY(const auto response, link.send(select_command(0x02, name)));
    if (response.ok()) return {};
    return refused(response).at(link.stage());
}

} // namespace cccd::iso7816
