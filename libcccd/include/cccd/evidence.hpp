// All that was taken from a chip, kept so that it can be verified now, and again years later without the card.
#pragma once

#include <cccd/bytes.hpp>
#include <cccd/environment.hpp>
#include <cccd/files.hpp>
#include <cccd/report.hpp>
#include <map>
#include <optional>

namespace cccd {

/// Challenge and answer of Active Authentication (Doc 9303-11 §6.1).
struct ActiveAuthenticationRecord {
    Bytes challenge; ///< RND.IFD, 8 octets
    Bytes response;  ///< as the chip gave it
    bool challenge_from_caller = false;
};

/// What Chip Authentication agreed on (Doc 9303-11 §6.2). The key agreement is proved when the first response under the
/// new keys has a right MAC.
struct ChipAuthenticationRecord {
    Bytes public_key_info; ///< SubjectPublicKeyInfo of DG14 that was used (DER)
    std::string suite;     ///< e.g. "CA-ECDH-AES-CBC-CMAC-128"
    std::optional<std::uint64_t> key_id;
    bool proved = false;
};

/// The chip authentication data that PACE-CAM decrypted (Doc 9303-11 §4.4.3.5.2).
struct ChipMappingRecord {
    Bytes authentication_data;      ///< CA_IC
    Bytes mapping_public_key;       ///< PK_Map,IC, the point the chip used for the mapping
    std::uint32_t parameter_id = 0; ///< of the group, Doc 9303-11 §9.5.1, whatever number the chip gave it
};

/// Why a file that was asked for is not there.
struct MissingFile {
    File file = File::none;
    Error error;
};

/// Files as raw octets, by name; only what was read. Move it to the head office, store it, verify it.
/// Holds personal data: wipe() it at the end of a visit.
struct Evidence {
    std::map<File, Bytes> files;
    std::vector<MissingFile> missing;
    AccessRecord access;
    std::optional<ActiveAuthenticationRecord> active_authentication;
    std::optional<ChipAuthenticationRecord> chip_authentication;
    std::optional<ChipMappingRecord> chip_mapping;
    std::vector<Check> attempts; ///< verdicts that only the live session could give: CA or AA refused by the chip, TA
    WallTime read_at{};          ///< by the session's clock

    Evidence() = default;
    Evidence(Evidence&&) noexcept = default;
    Evidence& operator=(Evidence&&) noexcept = default;
    Evidence(const Evidence&) = default;
    Evidence& operator=(const Evidence&) = default;
    CCCD_API ~Evidence();

    [[nodiscard]] CCCD_API ByteView file(File file) const noexcept; ///< empty where it was not read
    CCCD_API void wipe() noexcept;
};

} // namespace cccd
