#include "access/card_access.hpp"

#include "base/try.hpp"
#include "iso7816/files.hpp"

#include <array>

namespace cccd::access {

namespace {

constexpr std::size_t longest_card_access = 4096;

using Content = std::optional<Bytes>;

bool left_in_secure_messaging(iso7816::StatusWord status) noexcept {
    return status == iso7816::sw::sm_missing || status == iso7816::sw::sm_incorrect;
}

/// None where the chip will not give the file.
Result<Content> given(Result<Bytes> content) {
    if (content) return Content(std::move(*content));
    switch (content.error().code) {
    case ErrorCode::file_not_found:
    case ErrorCode::file_access_denied:
    case ErrorCode::file_malformed:
    case ErrorCode::file_too_large:
    case ErrorCode::command_rejected:
        return Content{};
    default:
        return content.error();
    }
}

/// Where an earlier session of another program left the chip in secure messaging, it is reset, once.
class Leftover {
public:
    explicit Leftover(iso7816::CardLink& link) : link_(link) {}
    /// True where the chip was reset, so that the command is worth another try.
    Result<bool> cleared(iso7816::StatusWord status) {
        if (reset_ || !left_in_secure_messaging(status)) return false;
        reset_ = true;
        CCCD_CHECK(link_.reset());
        return true;
    }

private:
    iso7816::CardLink& link_;
    bool reset_ = false;
};

/// In one command: the master file is current after a reset (ISO/IEC 7816-4 §7.2.2).
Result<Content> read_at_once(iso7816::CardLink& link, CardLimits& limits, Leftover& leftover) {
    iso7816::FileReader reader(link, limits);
    auto content = reader.read_unselected(File::card_access, longest_card_access);
    if (!content) {
        CCCD_TRY(const auto again, leftover.cleared(content.error().status_word));
        if (again) content = reader.read_unselected(File::card_access, longest_card_access);
    }
    if (content) limits = reader.limits();
    return given(std::move(content));
}

/// A chip without a master file is none the worse.
Status enter_master_file(iso7816::CardLink& link, Leftover& leftover) {
    CCCD_TRY(const auto status, iso7816::select_master_file(link));
    CCCD_TRY(const auto again, leftover.cleared(status));
    if (again) CCCD_CHECK(iso7816::select_master_file(link));
    return {};
}

Result<Content> read_content(iso7816::CardLink& link, CardLimits& limits) {
    Leftover leftover(link);
    if (!limits.master_file_first && limits.short_identifiers) {
        CCCD_TRY(auto content, read_at_once(link, limits, leftover));
        if (content) return content;
    }
    limits.master_file_first = true;
    CCCD_CHECK(enter_master_file(link, leftover));
    iso7816::FileReader reader(link, limits);
    auto content = reader.read(File::card_access, {}, longest_card_access);
    limits = reader.limits();
    return given(std::move(content));
}

} // namespace

ByteView assumed_card_access() noexcept {
    static constexpr std::array<std::uint8_t, 54> constant{
        0x31, 0x34,                                                                               //
        0x30, 0x0D, 0x06, 0x08, 0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x02, 0x02, 0x01, 0x01, // id-TA, version 1
        0x30, 0x0F, 0x06, 0x0A, 0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x03, 0x02, 0x02, 0x02, 0x01,
        0x01, // id-CA-ECDH-AES-CBC-CMAC-128, version 1
        0x30, 0x12, 0x06, 0x0A, 0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x04, 0x02, 0x02, 0x02, 0x01,
        0x02, 0x02, 0x01, 0x0D}; // id-PACE-ECDH-GM-AES-CBC-CMAC-128, version 2, brainpoolP256r1
    return constant;
}

Result<CardAccess> read_card_access(iso7816::CardLink& link, CardLimits& limits) {
    link.set_stage(Stage::card_access);
    CCCD_TRY(auto content, read_content(link, limits));
    CardAccess out;
    if (content) {
        out.content = std::move(*content);
        auto infos = lds::parse_security_infos(out.content);
        out.malformed = !infos;
        if (infos) out.infos = std::move(*infos);
    }
    if (!content || out.malformed) {
        out.assumed = true;
        CCCD_TRY(out.infos, lds::parse_security_infos(assumed_card_access()));
    }
    return out;
}

} // namespace cccd::access
