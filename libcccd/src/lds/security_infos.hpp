// SecurityInfos of EF.CardAccess, EF.DG14 and EF.CardSecurity (Doc 9303-11 §9.2).
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/result.hpp>
#include <cstdint>
#include <optional>
#include <vector>

namespace cccd::lds {

/// Object identifiers are kept as their content octets.
struct PaceInfo {
    Bytes protocol;
    std::uint64_t version = 0;
    std::optional<std::uint64_t> parameter_id;
};
struct PaceDomainParameterInfo {
    Bytes protocol;
    Bytes algorithm; ///< AlgorithmIdentifier, DER
    std::optional<std::uint64_t> parameter_id;
};
struct ChipAuthenticationInfo {
    Bytes protocol;
    std::uint64_t version = 0;
    std::optional<std::uint64_t> key_id;
};
struct ChipAuthenticationPublicKeyInfo {
    Bytes protocol;
    Bytes public_key_info; ///< SubjectPublicKeyInfo, DER
    std::optional<std::uint64_t> key_id;
};
struct ActiveAuthenticationInfo {
    std::uint64_t version = 0;
    Bytes signature_algorithm; ///< object identifier
};
struct TerminalAuthenticationInfo {
    std::uint64_t version = 0;
    std::optional<std::uint16_t> cvca_file; ///< EF.CVCA where it is not 011C… (version 1 of TR-03110)
    std::optional<std::uint8_t> cvca_short_file;
};
/// Anything else, or a known object identifier with contents that are not as the standard has them.
struct UnknownInfo {
    Bytes protocol;
    Bytes whole; ///< the SEQUENCE, DER
};

struct SecurityInfos {
    std::vector<PaceInfo> pace;
    std::vector<PaceDomainParameterInfo> pace_parameters;
    std::vector<ChipAuthenticationInfo> chip_authentication;
    std::vector<ChipAuthenticationPublicKeyInfo> chip_authentication_keys;
    std::vector<ActiveAuthenticationInfo> active_authentication;
    std::vector<TerminalAuthenticationInfo> terminal_authentication;
    std::vector<UnknownInfo> unknown;
    std::vector<Bytes> raw; ///< every SecurityInfo as it stands, in order: for comparing two files
};

/// The SET itself: all of EF.CardAccess, the value of EF.DG14, the signed content of EF.CardSecurity. An entry that
/// does not parse is kept as unknown. Errors: data_malformed, data_truncated, data_unexpected_tag (no SET of SEQUENCE).
Result<SecurityInfos> parse_security_infos(ByteView der);

} // namespace cccd::lds
