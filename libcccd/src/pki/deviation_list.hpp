// Deviation lists (Doc 9303-3 §7 and Doc 9303-12 §9): a state's own word on documents that it issued with faults.
#pragma once

#include "pki/cms.hpp"

namespace cccd::pki {

/// One document signer whose documents deviate.
struct DeviatingSigner {
    std::string issuer_key; ///< name_key; empty where a key identifier stands
    Bytes serial;           ///< without leading zeros
    Bytes key_id;
};

struct DeviationList {
    Bytes der;
    std::string country; ///< of the list's signer, upper case: it can speak of its own documents only
    std::vector<DeviatingSigner> signers;

    [[nodiscard]] bool names(const Certificate& signer) const;
};

[[nodiscard]] bool is_deviation_list(const SignedData& data) noexcept;
/// The content; the signature is the caller's to check. Errors: data_*.
Result<DeviationList> parse_deviation_list(ByteView content);

} // namespace cccd::pki
