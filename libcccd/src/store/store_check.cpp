// What an administrator should know of his store.
#include "base/try.hpp"
#include "pki/trust_state.hpp"
#include "store/contents.hpp"

namespace cccd {

Result<std::vector<TrustRemark>> TrustStore::check(WallTime now) const {
    CCCD_TRY(const Trust trust, load());
    std::vector<TrustRemark> out;
    const auto remark = [&](const char* id, const TrustEntry& entry) {
        out.push_back({id, entry.fingerprint, entry.subject});
    };
    for (const auto& entry : entries()) {
        switch (entry.role) {
        case TrustRole::anchor:
            if (now > entry.valid_until) remark("anchor_expired", entry);
            if (entry.key_use_ends && now > *entry.key_use_ends) remark("key_use_ended", entry);
            break;
        case TrustRole::waiting:
            remark("issuer_not_trusted", entry);
            break;
        case TrustRole::revocation_list:
            if (now > entry.valid_until) remark("revocation_list_stale", entry);
            break;
        case TrustRole::signer:
        case TrustRole::deviation_list:
            break;
        }
    }
    for (const auto& list : trust.state().revocation_lists)
        if (!list.verified) out.push_back({"revocation_list_unverified", store::fingerprint_of(list.der), {}});
    if (trust.empty()) out.push_back({"no_anchor", {}, {}});
    return out;
}

} // namespace cccd
