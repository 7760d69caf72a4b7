// The steps of PACE between script and wire. Each takes the result of the one before by &&, so that no step can be left
// out or done twice.
#pragma once

#include "access/pace.hpp"
#include "crypto/kdf.hpp"

namespace cccd::access {

struct Nonce {
    SecretBytes value; ///< s
};
struct EphemeralDomain {
    Bytes generator;       ///< of this session
    Bytes own_mapping_key; ///< sent; empty with integrated mapping
    Bytes chip_mapping_key;
};
struct Agreement {
    SecretBytes secret; ///< K
    Bytes own_key;      ///< as sent
    Bytes chip_key;     ///< as received
    Bytes own_element;  ///< both at fixed width
    Bytes chip_element;
    Bytes chip_mapping_key;
};

/// MSE:Set AT. Errors: access_not_offered, access_blocked.
Status select_pace(iso7816::CardLink& link, const PaceChoice& choice, PasswordKind password);
/// Step 1: the nonce, decrypted with the password's key.
Result<Nonce> obtain_nonce(iso7816::CardLink& link, const PaceChoice& choice, const AccessKey& key);
/// Step 2.
Result<EphemeralDomain> map_nonce(iso7816::CardLink& link, const PaceChoice& choice, Nonce&& nonce, Random& random);
/// Step 3.
Result<Agreement> agree(iso7816::CardLink& link, const PaceChoice& choice, EphemeralDomain&& domain, Random& random);
/// Step 4: both tokens, and the chip authentication data where the mapping has it.
Result<PaceResult> authenticate(iso7816::CardLink& link, const PaceChoice& choice, Agreement&& agreement,
                                const crypto::SessionKeys& keys);

} // namespace cccd::access
