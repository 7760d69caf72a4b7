// From a document signer to a CSCA of the trust store: our own decision instead of X.509 path validation, because
// chains here have two links and break most of its rules (Doc 9303-12 §8).
#pragma once

#include "pki/trust_state.hpp"

namespace cccd::pki {

struct Chain {
    enum class State : std::uint8_t {
        certified,
        no_anchor,    ///< nobody we trust has that key
        contradicted, ///< the very anchor that it names did not sign it
        unsupported,  ///< signed with an algorithm that we do not know
    };
    State state = State::no_anchor;
    const Anchor* issuer = nullptr; ///< for certified
    bool uses_sha1 = false;
};

/// The issuer is chosen by key identifier, then by name, then by trying what the country has.
[[nodiscard]] Chain find_issuer(const Certificate& certificate, const Trust::State& trust, Remarks& remarks);

/// Named deviations of a certificate from the profile of a document signer (Doc 9303-12 §7.1.1, table 4).
void remark_signer_profile(const Certificate& certificate, Remarks& remarks);
/// The same for a CSCA or link certificate.
void remark_issuer_profile(const Certificate& certificate, Remarks& remarks);

} // namespace cccd::pki
