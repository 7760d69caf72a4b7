#include "session/card_security_check.hpp"

#include "access/pace_mapping_cam.hpp"
#include "access/pace_suites.hpp"
#include "auth/passive_authentication.hpp"

#include <algorithm>

namespace cccd::session {

namespace {

bool announces_chip_mapping(const Evidence& evidence) {
    const auto infos = lds::parse_security_infos(evidence.file(File::card_access));
    return infos && std::any_of(infos->pace.begin(), infos->pace.end(), [](const lds::PaceInfo& info) {
               const auto* suite = access::find_pace_suite(info.protocol);
               return suite != nullptr && suite->mapping == access::Mapping::chip_authentication;
           });
}

/// True when one of the static keys in the group of PACE fits; none when there is no such key.
std::optional<bool> holds_for_a_key(const ChipMappingRecord& record, const lds::SecurityInfos& infos) {
    std::optional<bool> any;
    for (const auto& info : infos.chip_authentication_keys) {
        const auto key = crypto::agreement_key_from_info(info.public_key_info);
        if (!key || key->group.parameter_id() != record.parameter_id) continue;
        const auto holds =
            access::chip_mapping_holds(key->group, record.authentication_data, key->element, record.mapping_public_key);
        any = any.value_or(false) || (holds && *holds);
    }
    return any;
}

} // namespace

std::optional<lds::SecurityInfos> check_card_security(const Evidence& evidence, const Trust& trust,
                                                      const VerifyPolicy& policy, WallTime now, Report& report) {
    const auto content = evidence.file(File::card_security);
    if (content.empty()) return {};
    auto judged = auth::verify_card_security(content, trust, policy, now);
    if (!judged) {
        report.checks.push_back(
            {CheckId::card_security_signature, Verdict::failed, File::card_security, "card_security_malformed"});
        return {};
    }
    report.checks.insert(report.checks.end(), judged->checks.begin(), judged->checks.end());
    report.findings.insert(report.findings.end(), judged->findings.begin(), judged->findings.end());
    const auto verdict = report.verdict(CheckId::card_security_signature);
    // An unknown signer counts only where EF.SOD has no better one: a copy of a document that proves no chip could else
    // bring an EF.CardSecurity of its own making.
    const bool as_good_as_sod = verdict == Verdict::passed || (verdict == Verdict::no_trust_anchor &&
                                                               report.verdict(CheckId::signer_chain) == verdict);
    if (!as_good_as_sod) return {};
    auto infos = lds::parse_security_infos(judged->security_infos);
    if (!infos) return {};
    return *std::move(infos);
}

Check check_chip_mapping(const Evidence& evidence, const std::optional<lds::SecurityInfos>& signed_infos) {
    constexpr auto id = CheckId::pace_chip_mapping;
    const auto& record = evidence.chip_mapping;
    if (!record && !announces_chip_mapping(evidence)) return {id, Verdict::not_offered};
    if (!record) return {id, Verdict::not_attempted, File::none, "not_done"};
    if (evidence.file(File::card_security).empty())
        return {id, Verdict::not_attempted, File::card_security, "card_security_not_read"};
    if (!signed_infos) return {id, Verdict::not_attempted, File::card_security, "card_security_not_authentic"};
    const auto holds = holds_for_a_key(*record, *signed_infos);
    if (!holds) return {id, Verdict::failed, File::card_security, "key_not_in_card_security"};
    return *holds ? Check{id, Verdict::passed, File::card_security, ""}
                  : Check{id, Verdict::failed, File::card_security, "chip_mapping_mismatch"};
}

} // namespace cccd::session
