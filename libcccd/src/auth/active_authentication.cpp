// Chooses the signature scheme by the key of DG15 (Doc 9303-11 §6.1.5).
#include "auth/active_authentication.hpp"

namespace cccd::auth {

Judgement judge_active_authentication(ByteView public_key_info, std::optional<crypto::Hash> announced,
                                      ByteView challenge, ByteView response) {
    if (challenge.size() != challenge_size) return {Verdict::not_attempted, "challenge_size", {}};
    const auto key = crypto::PublicKey::from_info(public_key_info);
    if (!key) {
        const bool curve = key.error().code == ErrorCode::curve_unknown;
        return {Verdict::not_attempted, curve ? Literal("curve_unknown") : Literal("key_unreadable"), {}};
    }
    if (response.empty()) return {Verdict::failed, "answer_empty", {}};
    return key->kind() == crypto::KeyKind::rsa ? judge_rsa(*key, public_key_info, challenge, response)
                                               : judge_ecdsa(*key, announced, challenge, response);
}

} // namespace cccd::auth
