#include "pki/validity.hpp"

#include "pki/country.hpp"
#include "pki/der.hpp"
#include "pki/name.hpp"
#include "pki/oid.hpp"

namespace cccd::pki {

namespace {

void set(Check& check, Verdict verdict, Literal reason) {
    check.verdict = verdict;
    check.reason = reason;
}

bool within(const std::optional<Period>& period, WallTime when) noexcept {
    if (!period) return true;
    return (!period->from || *period->from <= when) && (!period->until || when <= *period->until);
}

} // namespace

void judge_validity(Check& check, const Certificate& signer, const Certificate* issuer,
                    std::optional<WallTime> signing_time, WallTime now, const VerifyPolicy& policy, Remarks& remarks) {
    const WallTime when = signing_time.value_or(now);
    const bool signer_today = signer.valid_at(now), issuer_today = issuer == nullptr || issuer->valid_at(now);
    if (!signer_today) remarks.notice("pki.signer_not_valid_today");
    if (!issuer_today) remarks.notice("pki.issuer_not_valid_today");
    if (!signing_time) remarks.notice("pki.no_signing_time");
    if (signing_time && *signing_time > now + std::chrono::days{1}) remarks.warning("pki.signed_in_future");
    if (signing_time && !within(signer.extensions.private_key_usage, *signing_time))
        remarks.warning("pki.signed_outside_key_usage_period");
    if (issuer != nullptr && !within(issuer->extensions.private_key_usage, signer.not_before))
        remarks.notice("pki.signer_issued_outside_key_usage_period");

    if (signing_time && !signer.valid_at(when)) return set(check, Verdict::failed, "signer_not_valid_when_signed");
    if (signing_time && issuer != nullptr && !issuer->valid_at(when))
        return set(check, Verdict::failed, "issuer_not_valid_when_signed");
    if (policy.require_current_validity && !signer_today) return set(check, Verdict::failed, "signer_not_valid_today");
    if (policy.require_current_validity && !issuer_today) return set(check, Verdict::failed, "issuer_not_valid_today");
    if (!signing_time && now < signer.not_before) return set(check, Verdict::failed, "signer_not_valid_yet");
    // Without a time of signing an expired signer says nothing: the document may be as old as the signer.
    if (!signing_time && (!signer_today || !issuer_today)) return set(check, Verdict::not_attempted, "no_signing_time");
    if (issuer == nullptr) return set(check, Verdict::no_trust_anchor, "no_anchor_for_signer");
    set(check, Verdict::passed, "");
}

void judge_revocation(Check& check, const Certificate& signer, const Certificate* issuer, const Trust::State& trust,
                      WallTime now, const VerifyPolicy& policy, Remarks& remarks) {
    if (issuer == nullptr) return set(check, Verdict::no_trust_anchor, "no_anchor_for_signer");
    for (const auto& list : trust.deviation_lists)
        if (list.names(signer)) remarks.warning("pki.deviation_listed");
    const std::string name = name_key(signer.issuer);
    const RevocationList* newest = nullptr;
    for (const auto& list : trust.revocation_lists) {
        if (!list.verified || list.issuer_key != name) continue;
        if (list.lists(signer.serial)) return set(check, Verdict::failed, "signer_revoked");
        if (newest == nullptr || newest->this_update < list.this_update) newest = &list;
    }
    if (newest == nullptr) return set(check, Verdict::not_attempted, "no_revocation_list");
    if (newest->stale_at(now)) {
        remarks.notice("pki.revocation_list_stale");
        if (policy.require_fresh_revocation) return set(check, Verdict::not_attempted, "revocation_list_stale");
    }
    set(check, Verdict::passed, "");
}

bool is_for_other_purpose(const Certificate& certificate) noexcept {
    static constexpr std::array<Oid, 4> others{"2.23.136.1.1.3", "2.23.136.1.1.8", "1.3.6.1.5.5.7.3.1",
                                               "1.3.6.1.5.5.7.3.2"};
    for (const auto purpose : certificate.extensions.extended_usage)
        for (const auto& other : others)
            if (purpose == other) return true;
    return false;
}

void remark_countries(const Certificate& signer, const Certificate& issuer, Remarks& remarks) {
    if (country_key(signer.country()) != country_key(issuer.country())) remarks.warning("pki.signer_country_differs");
}

} // namespace cccd::pki
