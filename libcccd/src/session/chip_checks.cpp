#include "session/chip_checks.hpp"

#include "auth/active_authentication.hpp"
#include "auth/chip_suites.hpp"
#include "lds/dg14.hpp"
#include "lds/dg15.hpp"

#include <algorithm>

namespace cccd::session {

namespace {

/// Why a group can not be built on; empty where it can.
Literal obstacle(const SignedGroups& groups, const Evidence& evidence, File file, Literal not_read, Literal no_hash) {
    if (!groups.sod_read) return "sod_not_read";
    if (evidence.file(file).empty()) return not_read;
    if (!groups.soundly_signed || groups.report.hash_verdict(file) != Verdict::passed) return no_hash;
    return "";
}

bool missing(const Evidence& evidence, File file) {
    return std::any_of(evidence.missing.begin(), evidence.missing.end(),
                       [file](const MissingFile& entry) { return entry.file == file; });
}

} // namespace

SignedInfos signed_dg14(const Evidence& evidence, const SignedGroups& groups) {
    if (groups.sod_read && !groups.covered.contains(File::dg14)) return {std::nullopt, "no_dg14", false};
    const auto why = obstacle(groups, evidence, File::dg14, "dg14_not_read", "dg14_not_authentic");
    if (!why.view().empty()) return {std::nullopt, why, true};
    const auto dg14 = lds::parse_dg14(evidence.file(File::dg14));
    if (!dg14) return {std::nullopt, "dg14_malformed", true};
    auto infos = lds::parse_security_infos(dg14->security_infos);
    if (!infos) return {std::nullopt, "dg14_malformed", true};
    return {*std::move(infos), "", true};
}

std::optional<Check> attempt_of(const Evidence& evidence, CheckId id) {
    for (const auto& attempt : evidence.attempts)
        if (attempt.id == id) return attempt;
    return {};
}

Check check_active_authentication(const Evidence& evidence, const SignedGroups& groups, const SignedInfos& dg14,
                                  std::vector<Finding>& findings) {
    constexpr auto id = CheckId::active_authentication;
    if (groups.sod_read && !groups.covered.contains(File::dg15))
        return {id, Verdict::not_offered, File::dg15, "no_dg15"};
    const auto& record = evidence.active_authentication;
    if (!record) {
        if (const auto attempt = attempt_of(evidence, id)) return *attempt;
        if (missing(evidence, File::dg15))
            findings.push_back({FindingKind::downgrade, "aa.announced_not_done", File::dg15});
        return {id, Verdict::not_attempted, File::dg15, "not_done"};
    }
    const auto why = obstacle(groups, evidence, File::dg15, "dg15_not_read", "dg15_not_authentic");
    if (!why.view().empty()) return {id, Verdict::not_attempted, File::dg15, why};
    const auto dg15 = lds::parse_dg15(evidence.file(File::dg15));
    if (!dg15) return {id, Verdict::not_attempted, File::dg15, "dg15_malformed"};

    std::optional<crypto::Hash> announced;
    if (dg14.infos && !dg14.infos->active_authentication.empty())
        announced = auth::ecdsa_hash(dg14.infos->active_authentication.front().signature_algorithm);
    auto judgement =
        auth::judge_active_authentication(dg15->public_key_info, announced, record->challenge, record->response);
    findings.insert(findings.end(), judgement.findings.begin(), judgement.findings.end());
    return {id, judgement.verdict, File::dg15, judgement.reason};
}

Check check_chip_authentication(const Evidence& evidence, const SignedInfos& dg14, std::vector<Finding>& findings) {
    constexpr auto id = CheckId::chip_authentication;
    if (!dg14.offered) return {id, Verdict::not_offered, File::dg14, dg14.reason};
    if (!dg14.infos) return {id, Verdict::not_attempted, File::dg14, dg14.reason};
    const auto& keys = dg14.infos->chip_authentication_keys;
    if (keys.empty()) return {id, Verdict::not_offered, File::dg14, "no_key"};
    const auto& record = evidence.chip_authentication;
    if (!record) {
        if (const auto attempt = attempt_of(evidence, id)) return *attempt;
        findings.push_back({FindingKind::downgrade, "ca.announced_not_done", File::dg14});
        return {id, Verdict::not_attempted, File::dg14, "not_done"};
    }
    const bool signed_key = std::any_of(
        keys.begin(), keys.end(), [&](const auto& key) { return key.public_key_info == record->public_key_info; });
    if (!signed_key) return {id, Verdict::failed, File::dg14, "key_not_in_dg14"};
    if (!record->proved) return {id, Verdict::failed, File::dg14, "keys_not_proved"};
    const auto strongest = auth::chip_choices(*dg14.infos);
    if (!strongest.empty() && strongest.front().suite->name != record->suite)
        findings.push_back({FindingKind::downgrade, "ca.weaker_suite", File::dg14});
    return {id, Verdict::passed, File::dg14, ""};
}

} // namespace cccd::session
