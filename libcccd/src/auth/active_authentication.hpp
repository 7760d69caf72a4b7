// Active Authentication (Doc 9303-11 §6.1): pure mathematics on what DG15 holds, what was asked and what came back.
#pragma once

#include "crypto/digest.hpp"
#include "crypto/public_key.hpp"

#include <cccd/report.hpp>

namespace cccd::auth {

constexpr std::size_t challenge_size = 8; ///< RND.IFD, §6.1.2.1

/// What the answer proves. Reasons and findings: docs/report.md.
struct Judgement {
    Verdict verdict = Verdict::not_attempted;
    Literal reason = "";
    std::vector<Finding> findings;
};

/// Holds the chip's answer against the key of DG15. `announced`: the hash that DG14 names for ECDSA; where it names
/// none, each hash of §6.1.2.3 is tried.
[[nodiscard]] Judgement judge_active_authentication(ByteView public_key_info, std::optional<crypto::Hash> announced,
                                                    ByteView challenge, ByteView response);

/// The parts of a message representative of ISO/IEC 9796-2 scheme 1 (header, M1, digest, trailer), as views into it.
struct RecoveredMessage {
    crypto::Hash hash = crypto::Hash::sha1;
    ByteView m1;
    ByteView digest;
    bool trailer_33cc = false; ///< SHA-1 named by option 2, which §6.1.2.2 does not allow
};

/// `representative` has the width of the modulus. Errors: signature_malformed (header, trailer, or no room for a
/// digest); the text says which.
[[nodiscard]] Result<RecoveredMessage> parse_representative(ByteView representative);

/// The hash that an object identifier of plain ECDSA names (BSI TR-03111 §5.2.1, ANSI X9.62), from the value octets.
[[nodiscard]] std::optional<crypto::Hash> ecdsa_hash(ByteView signature_algorithm) noexcept;

[[nodiscard]] Judgement judge_rsa(const crypto::PublicKey& key, ByteView public_key_info, ByteView challenge,
                                  ByteView response);
[[nodiscard]] Judgement judge_ecdsa(const crypto::PublicKey& key, std::optional<crypto::Hash> announced,
                                    ByteView challenge, ByteView response);

} // namespace cccd::auth
