#include "access/pace.hpp"

#include "access/pace_steps.hpp"
#include "base/try.hpp"
#include "sm/secure_messaging.hpp"

namespace cccd::access {

// The steps of §4.4.1, the terminal's side.
Result<PaceResult> run_pace(iso7816::CardLink& link, const PaceChoice& choice, const AccessKey& key, Random& random) {
    link.set_stage(Stage::pace);
    CCCD_CHECK(select_pace(link, choice, key.kind()));

    // 1) the chip sends the nonce s, encrypted with K_π
    CCCD_TRY(auto nonce, obtain_nonce(link, choice, key));

    // 2) both map s to an ephemeral generator
    CCCD_TRY(auto domain, map_nonce(link, choice, std::move(nonce), random));

    // 3) anonymous key agreement over it
    CCCD_TRY(auto agreement, agree(link, choice, std::move(domain), random));

    // 4) KS_Enc and KS_MAC; 5) tokens prove both sides
    CCCD_TRY(auto keys, crypto::derive_session_keys(choice.suite->cipher, agreement.secret.expose()));
    CCCD_TRY(auto result, authenticate(link, choice, std::move(agreement), keys));

    link.attach(std::make_unique<sm::SecureMessaging>(std::move(keys)));
    return result;
}

} // namespace cccd::access
