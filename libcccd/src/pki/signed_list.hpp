// CSCA master lists (Doc 9303-12 §9): a CMS whose content is a set of certificates.
#pragma once

#include "pki/cms.hpp"
#include "pki/trust_state.hpp"

namespace cccd::pki {

struct MasterList {
    SignedData signed_data;
    std::vector<Certificate> certificates; ///< those that could be read
    std::size_t unreadable = 0;
    std::optional<Certificate> signer;
    bool anchored = false; ///< the signer's chain ends in what is trusted already, not only in the list itself
    Remarks remarks;
};

/// True for a CMS SignedData with that content type.
[[nodiscard]] bool is_master_list(const SignedData& data) noexcept;

/// The list's signature must hold, and its signer must chain to `trust` or to a self-signed CSCA certificate that the
/// list or its CMS brings. Errors: trust_file_malformed, trust_signature_invalid.
Result<MasterList> read_master_list(ByteView der, const Trust::State& trust);

/// The signature of a list that a state publishes, by a signer meant for that (`purpose`: its extended key usage).
/// The certificates of the CMS and `more` may serve as issuers when `trust` knows none.
struct ListSignature {
    Certificate signer;
    bool anchored = false;
    std::optional<WallTime> signing_time;
    Remarks remarks;
};
Result<ListSignature> verify_list_signature(const SignedData& data, ByteView purpose, const Trust::State& trust,
                                            const std::vector<Certificate>& more);

} // namespace cccd::pki
