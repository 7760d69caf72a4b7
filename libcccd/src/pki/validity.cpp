#include "pki/validity.hpp"

#include "pki/country.hpp"
#include "pki/der.hpp"
#include "pki/name.hpp"
#include "pki/oid.hpp"

#include <algorithm>

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

/// Doc 9303-12 appendix D.1.2.3: one list covers all that a CSCA certified, under its earlier names and keys too. The
/// country alone does not tell, for a state can have two CSCAs (Vietnam has): the list says the earlier name, or link
/// certificates lead from one name to the other.
bool covers(const RevocationList& list, const std::string& issuer, const Trust::State& trust) {
    std::vector<std::string> names = list.former_names;
    names.push_back(list.issuer_key);
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == issuer) return true;
        for (const auto& anchor : trust.anchors) {
            if (anchor.self_signed || country_key(anchor.country) != list.country) continue;
            const std::string above = name_key(anchor.certificate.issuer);
            const std::string& other = anchor.subject_key == names[i] ? above : anchor.subject_key;
            if (anchor.subject_key != names[i] && above != names[i]) continue;
            if (std::find(names.begin(), names.end(), other) == names.end()) names.push_back(other);
        }
    }
    return false;
}

/// The CSCA took back its own root: what it certified before may be sound, and the reader has to know.
bool lists_root(const RevocationList& list, const Certificate& issuer, const Trust::State& trust) {
    return std::any_of(trust.anchors.begin(), trust.anchors.end(), [&](const Anchor& anchor) {
        return anchor.self_signed && anchor.subject_key == list.issuer_key &&
               equal(anchor.certificate.public_key_info, issuer.public_key_info) &&
               list.lists(anchor.certificate.serial);
    });
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
    const std::string name = name_key(signer.issuer), country = country_key(name_country(signer.issuer));
    const RevocationList* newest = nullptr;
    bool root_listed = false;
    for (const auto& list : trust.revocation_lists) {
        if (!list.verified || list.country != country || !covers(list, name, trust)) continue;
        if (list.lists(signer.serial)) return set(check, Verdict::failed, "signer_revoked");
        root_listed = root_listed || lists_root(list, *issuer, trust);
        if (newest == nullptr || newest->this_update < list.this_update) newest = &list;
    }
    if (newest == nullptr) return set(check, Verdict::not_attempted, "no_revocation_list");
    if (root_listed) {
        remarks.warning("pki.issuer_revoked");
        return set(check, Verdict::not_attempted, "issuer_revoked");
    }
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
