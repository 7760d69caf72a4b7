#include "lds/security_infos.hpp"

#include "base/try.hpp"
#include "tlv/tlv.hpp"

#include <array>

namespace cccd::lds {

namespace {

constexpr std::array<std::uint8_t, 7> smartcard_arc{0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02}; // bsi-de 2 2
constexpr std::array<std::uint8_t, 6> active_authentication_oid{0x67, 0x81, 0x08, 0x01, 0x01, 0x05};

constexpr std::size_t most_entries = 100;

enum class Arc : std::uint8_t { public_key = 1, terminal = 2, chip = 3, pace = 4 };

Error malformed(Literal text) noexcept {
    return {ErrorCode::data_malformed, Stage::parse, 0, 0, text};
}

Result<std::uint64_t> number_of(ByteView value) {
    if (value.empty() || (value[0] & 0x80) != 0) return malformed("an INTEGER is empty or negative");
    std::size_t zeros = 0;
    while (zeros + 1 < value.size() && value[zeros] == 0) ++zeros;
    if (value.size() - zeros > 8) return malformed("an INTEGER is too long");
    std::uint64_t number = 0;
    for (const auto octet : value.subspan(zeros)) number = number << 8 | octet;
    return number;
}

Result<std::uint64_t> take_number(Cursor& cursor) {
    CCCD_TRY(const auto value, tlv::expect(cursor, 0x02));
    return number_of(value);
}

Result<std::optional<std::uint64_t>> take_optional_number(Cursor& cursor) {
    if (cursor.at_end()) return std::optional<std::uint64_t>{};
    CCCD_TRY(const auto number, take_number(cursor));
    return std::optional<std::uint64_t>(number);
}

Status at_end(const Cursor& cursor) {
    if (!cursor.at_end()) return malformed("a SecurityInfo has fields that the standard does not know");
    return {};
}

Result<Bytes> take_sequence(Cursor& cursor) {
    CCCD_TRY(const auto element, tlv::read(cursor));
    if (element.tag != 0x30) return malformed("a SEQUENCE was expected");
    return to_bytes(element.whole);
}

Status add_terminal(SecurityInfos& out, Cursor& cursor) {
    TerminalAuthenticationInfo info;
    CCCD_TRY(info.version, take_number(cursor));
    if (!cursor.at_end()) { // efCVCA FileID of version 1 (BSI TR-03110-3 §A.1.1.3)
        CCCD_TRY(const auto file, tlv::expect(cursor, 0x30));
        Cursor fields(file);
        CCCD_TRY(const auto identifier, tlv::expect(fields, 0x04));
        if (identifier.size() != 2) return malformed("a file identifier has not two octets");
        info.cvca_file = static_cast<std::uint16_t>(identifier[0] << 8 | identifier[1]);
        if (!fields.at_end()) {
            CCCD_TRY(const auto short_identifier, tlv::expect(fields, 0x04));
            if (short_identifier.size() != 1) return malformed("a short file identifier has not one octet");
            info.cvca_short_file = short_identifier[0];
        }
    }
    CCCD_CHECK(at_end(cursor));
    out.terminal_authentication.push_back(info);
    return {};
}

Status add_pace(SecurityInfos& out, ByteView oid, Cursor& cursor) {
    if (oid.size() == smartcard_arc.size() + 2) {
        PaceDomainParameterInfo info;
        info.protocol = to_bytes(oid);
        CCCD_TRY(info.algorithm, take_sequence(cursor));
        CCCD_TRY(info.parameter_id, take_optional_number(cursor));
        CCCD_CHECK(at_end(cursor));
        out.pace_parameters.push_back(std::move(info));
        return {};
    }
    if (oid.size() != smartcard_arc.size() + 3) return malformed("an object identifier below id-PACE is unknown");
    PaceInfo info;
    info.protocol = to_bytes(oid);
    CCCD_TRY(info.version, take_number(cursor));
    CCCD_TRY(info.parameter_id, take_optional_number(cursor));
    CCCD_CHECK(at_end(cursor));
    out.pace.push_back(std::move(info));
    return {};
}

Status add_chip(SecurityInfos& out, ByteView oid, Cursor& cursor) {
    if (oid.size() != smartcard_arc.size() + 3) return malformed("version 2 domain parameters");
    ChipAuthenticationInfo info;
    info.protocol = to_bytes(oid);
    CCCD_TRY(info.version, take_number(cursor));
    CCCD_TRY(info.key_id, take_optional_number(cursor));
    CCCD_CHECK(at_end(cursor));
    out.chip_authentication.push_back(std::move(info));
    return {};
}

Status add_public_key(SecurityInfos& out, ByteView oid, Cursor& cursor) {
    if (oid.size() != smartcard_arc.size() + 2) return malformed("an object identifier below id-PK is unknown");
    ChipAuthenticationPublicKeyInfo info;
    info.protocol = to_bytes(oid);
    CCCD_TRY(info.public_key_info, take_sequence(cursor));
    CCCD_TRY(info.key_id, take_optional_number(cursor));
    CCCD_CHECK(at_end(cursor));
    out.chip_authentication_keys.push_back(std::move(info));
    return {};
}

Status add_active(SecurityInfos& out, Cursor& cursor) {
    ActiveAuthenticationInfo info;
    CCCD_TRY(info.version, take_number(cursor));
    CCCD_TRY(const auto algorithm, tlv::expect(cursor, 0x06));
    CCCD_CHECK(at_end(cursor));
    info.signature_algorithm = to_bytes(algorithm);
    out.active_authentication.push_back(std::move(info));
    return {};
}

/// By the object identifier; an error leaves the entry to the unknown ones.
Status add_known(SecurityInfos& out, ByteView oid, Cursor& cursor) {
    if (equal(oid, active_authentication_oid)) return add_active(out, cursor);
    if (oid.size() <= smartcard_arc.size() || !equal(oid.first(smartcard_arc.size()), smartcard_arc))
        return malformed("unknown object identifier");
    switch (static_cast<Arc>(oid[smartcard_arc.size()])) {
    case Arc::public_key:
        return add_public_key(out, oid, cursor);
    case Arc::terminal:
        if (oid.size() != smartcard_arc.size() + 1) return malformed("an object identifier below id-TA");
        return add_terminal(out, cursor);
    case Arc::chip:
        return add_chip(out, oid, cursor);
    case Arc::pace:
        return add_pace(out, oid, cursor);
    }
    return malformed("unknown object identifier");
}

} // namespace

Result<SecurityInfos> parse_security_infos(ByteView der) {
    CCCD_TRY(const auto set, tlv::only(der, 0x31));
    CCCD_TRY(const auto entries, tlv::children(set));
    if (entries.size() > most_entries) return malformed("too many SecurityInfos");
    SecurityInfos out;
    for (const auto& entry : entries) {
        if (entry.tag != 0x30)
            return Error{ErrorCode::data_unexpected_tag, Stage::parse, 0, 0, "a SecurityInfo is no SEQUENCE"};
        Cursor cursor(entry.value);
        CCCD_TRY(const auto oid, tlv::expect(cursor, 0x06));
        out.raw.push_back(to_bytes(entry.whole));
        if (!add_known(out, oid, cursor)) out.unknown.push_back({to_bytes(oid), to_bytes(entry.whole)});
    }
    return out;
}

} // namespace cccd::lds
