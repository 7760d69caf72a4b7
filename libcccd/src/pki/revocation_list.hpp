// Certificate revocation lists (RFC 5280 §5, profile Doc 9303-12 §7.1.4).
#pragma once

#include "pki/certificate.hpp"

namespace cccd::pki {

struct RevocationList {
    std::shared_ptr<const Bytes> storage;
    ByteView der;
    ByteView tbs;
    ByteView algorithm; ///< content
    ByteView signature;
    ByteView issuer; ///< Name, whole
    std::string issuer_key;
    std::vector<std::string> former_names; ///< name_key of each directory name in issuerAltName: earlier names
    std::string country;                   ///< country_key of the issuer
    WallTime this_update;
    std::optional<WallTime> next_update;
    std::optional<ByteView> authority_key_id;
    std::vector<ByteView> revoked; ///< serial numbers without leading zeros, sorted
    bool verified = false;         ///< an anchor's key signed it
    Remarks remarks;

    /// Errors: trust_file_malformed.
    static Result<RevocationList> parse(ByteView der);

    [[nodiscard]] bool lists(ByteView serial) const noexcept;
    /// Past its nextUpdate, or older than the 90 days that Doc 9303-12 §5.2 allows between two lists.
    [[nodiscard]] bool stale_at(WallTime now) const noexcept;
};

} // namespace cccd::pki
