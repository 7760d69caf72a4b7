// The judgement of evidence: pure, so that it comes out the same at the counter and years later.
#include "auth/passive_authentication.hpp"
#include "base/try.hpp"
#include "lds/com.hpp"
#include "session/card_security_check.hpp"
#include "session/chip_checks.hpp"
#include "session/document_builder.hpp"

namespace cccd {

namespace {

using session::SignedGroups;
using session::SignedInfos;

/// Groups that EF.SOD has a hash of and that were asked for in vain.
void check_missing(const Evidence& evidence, Files covered, Report& report) {
    for (const auto& missing : evidence.missing) {
        if (data_group_number(missing.file) == 0 || !covered.contains(missing.file)) continue;
        const bool closed = missing.error.code == ErrorCode::file_access_denied;
        const bool expected = closed && (missing.file == File::dg3 || missing.file == File::dg4); // Doc 9303-11 §7.1
        report.checks.push_back({CheckId::data_group_hash, Verdict::not_attempted, missing.file,
                                 closed ? Literal("closed") : Literal("missing")});
        if (!expected) report.findings.push_back({FindingKind::warning, "file.announced_missing", missing.file});
    }
}

/// EF.COM is not signed; its list should be the one of EF.SOD (Doc 9303-10 §4.6.1).
void compare_com(const Evidence& evidence, Files covered, Report& report) {
    const auto content = evidence.file(File::com);
    if (content.empty()) return;
    const auto com = lds::parse_com(content);
    if (!com) {
        report.findings.push_back({FindingKind::warning, "com.unreadable", File::com});
        return;
    }
    for (unsigned number = 1; number <= 16; ++number) {
        const auto group = data_group(number);
        if (com->files.contains(group) && !covered.contains(group))
            report.findings.push_back({FindingKind::warning, "com.lists_unsigned_group", group});
        if (!com->files.contains(group) && covered.contains(group))
            report.findings.push_back({FindingKind::warning, "com.lacks_signed_group", group});
    }
}

void check_terminal_authentication(const Evidence& evidence, const SignedInfos& dg14, Report& report) {
    constexpr auto id = CheckId::terminal_authentication;
    const bool offered = dg14.infos && !dg14.infos->terminal_authentication.empty();
    const Check otherwise = offered ? Check{id, Verdict::not_attempted, File::none, "no_terminal_key"}
                                    : Check{id, Verdict::not_offered, File::none, ""};
    report.checks.push_back(session::attempt_of(evidence, id).value_or(otherwise));
}

void check_chip(const Evidence& evidence, const SignedGroups& groups,
                const std::optional<lds::SecurityInfos>& card_security, Report& report) {
    const auto dg14 = session::signed_dg14(evidence, groups);
    // A chip that knows PACE-CAM alone has no DG14 and signs the same in EF.CardSecurity (§9.2.11).
    const auto infos = !dg14.offered && card_security ? SignedInfos{card_security, "", true} : dg14;
    std::vector<Finding> findings;
    std::vector<Check> checks;
    checks.push_back(session::check_active_authentication(evidence, groups, dg14, findings));
    checks.push_back(session::check_chip_authentication(evidence, dg14, findings));
    checks.push_back(session::check_security_infos(evidence, infos, findings));
    report.checks.insert(report.checks.end(), checks.begin(), checks.end());
    report.findings.insert(report.findings.end(), findings.begin(), findings.end());
    report.checks.push_back(session::check_chip_mapping(evidence, card_security));
    check_terminal_authentication(evidence, dg14, report);
}

} // namespace

Result<Verified> verify(const Evidence& evidence, const Trust& trust, const VerifyPolicy& policy, WallTime now) {
    CCCD_TRY(auto passive, auth::passive_authentication(evidence.files, trust, policy, now));
    Report report;
    report.access = evidence.access;
    report.checks = std::move(passive.checks);
    report.findings = std::move(passive.findings);
    report.signer = {std::move(passive.document_signer), std::move(passive.document_signer_name), passive.signed_at};
    check_missing(evidence, passive.covered, report);

    const bool sod_read = !evidence.file(File::sod).empty();
    if (sod_read) compare_com(evidence, passive.covered, report);
    const bool sound = report.verdict(CheckId::sod_signature) == Verdict::passed &&
                       report.verdict(CheckId::signed_attributes) == Verdict::passed;
    const auto card_security = session::check_card_security(evidence, trust, policy, now, report);
    check_chip(evidence, SignedGroups{sound, sod_read, passive.covered, report}, card_security, report);
    auto document = DocumentBuilder::build(evidence, report, now);
    return Verified{std::move(document), std::move(report)};
}

} // namespace cccd
