#include <cccd/report.hpp>
#include <doctest/doctest.h>

using namespace cccd;

namespace {

Report sound_report() {
    Report report;
    report.access.method = AccessMethod::pace;
    for (const auto id : {CheckId::sod_signature, CheckId::signed_attributes, CheckId::signer_chain,
                          CheckId::signer_validity, CheckId::revocation, CheckId::active_authentication})
        report.checks.push_back({id, Verdict::passed});
    report.checks.push_back({CheckId::data_group_hash, Verdict::passed, File::dg13});
    return report;
}

void set(Report& report, CheckId id, Verdict verdict) {
    for (auto& check : report.checks)
        if (check.id == id) check.verdict = verdict;
}

} // namespace

TEST_CASE("a report whose required checks all passed is genuine") {
    CHECK(sound_report().overall({}) == Overall::genuine);
    CHECK(sound_report().acceptable({}));
}

TEST_CASE("one failed check makes the document not genuine, whichever it is") {
    for (const auto id : {CheckId::sod_signature, CheckId::signed_attributes, CheckId::signer_chain,
                          CheckId::revocation, CheckId::active_authentication, CheckId::data_group_hash}) {
        auto report = sound_report();
        set(report, id, Verdict::failed);
        CHECK(report.overall({}) == Overall::not_genuine);
        CHECK_FALSE(report.acceptable({}));
        CHECK(report.any_failed());
    }
}

TEST_CASE("a missing trust anchor is neither genuine nor forged") {
    auto report = sound_report();
    set(report, CheckId::signer_chain, Verdict::no_trust_anchor);
    CHECK(report.overall({}) == Overall::cannot_tell);
    VerifyPolicy lenient;
    lenient.require_trust_anchor = false;
    CHECK(report.overall(lenient) == Overall::genuine_remarks);
}

TEST_CASE("a chip that was not proved is acceptable only where the policy says so") {
    auto report = sound_report();
    set(report, CheckId::active_authentication, Verdict::not_offered);
    CHECK(report.overall({}) == Overall::cannot_tell);
    VerifyPolicy lenient;
    lenient.require_genuine_chip = false;
    CHECK(report.overall(lenient) == Overall::genuine_remarks);
    report.checks.push_back({CheckId::chip_authentication, Verdict::passed});
    CHECK(report.overall({}) == Overall::genuine);
}

TEST_CASE("an empty report accepts nothing") {
    CHECK(Report{}.overall({}) == Overall::cannot_tell);
    CHECK(Report{}.verdict(CheckId::sod_signature) == Verdict::not_attempted);
    CHECK(Report{}.hash_verdict(File::dg1) == Verdict::not_attempted);
}

TEST_CASE("a downgrade or a group without a hash is a remark, a notice is none") {
    auto report = sound_report();
    report.findings.push_back({FindingKind::notice, "aa.sha1"});
    CHECK(report.overall({}) == Overall::genuine);
    report.access.findings.push_back({FindingKind::downgrade, "access.bac_after_pace_offered"});
    CHECK(report.overall({}) == Overall::genuine_remarks);
    CHECK(report.has_finding("access.bac_after_pace_offered"));
    CHECK(report.has_finding("aa.sha1"));
    auto uncovered = sound_report();
    uncovered.checks.push_back({CheckId::data_group_hash, Verdict::not_attempted, File::dg4, "not_covered"});
    CHECK(uncovered.overall({}) == Overall::genuine_remarks);
}

TEST_CASE("a failed Terminal Authentication says nothing against the document") {
    auto report = sound_report();
    report.checks.push_back({CheckId::terminal_authentication, Verdict::failed});
    CHECK(report.overall({}) == Overall::genuine);
    CHECK(report.any_failed());
}
