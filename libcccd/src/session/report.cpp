// What the checks of a report come to.
#include <algorithm>
#include <cccd/report.hpp>

namespace cccd {

std::string_view name(CheckId id) noexcept {
    switch (id) {
    case CheckId::sod_signature:
        return "sod_signature";
    case CheckId::signed_attributes:
        return "signed_attributes";
    case CheckId::signer_chain:
        return "signer_chain";
    case CheckId::signer_validity:
        return "signer_validity";
    case CheckId::revocation:
        return "revocation";
    case CheckId::data_group_hash:
        return "data_group_hash";
    case CheckId::active_authentication:
        return "active_authentication";
    case CheckId::chip_authentication:
        return "chip_authentication";
    case CheckId::pace_chip_mapping:
        return "pace_chip_mapping";
    case CheckId::card_security_signature:
        return "card_security_signature";
    case CheckId::terminal_authentication:
        return "terminal_authentication";
    case CheckId::security_infos_match:
        return "security_infos_match";
    }
    return "unknown";
}

std::string_view name(Verdict verdict) noexcept {
    switch (verdict) {
    case Verdict::passed:
        return "passed";
    case Verdict::failed:
        return "failed";
    case Verdict::not_offered:
        return "not_offered";
    case Verdict::not_attempted:
        return "not_attempted";
    case Verdict::no_trust_anchor:
        return "no_trust_anchor";
    }
    return "unknown";
}

std::string_view name(FindingKind kind) noexcept {
    switch (kind) {
    case FindingKind::notice:
        return "notice";
    case FindingKind::warning:
        return "warning";
    case FindingKind::downgrade:
        return "downgrade";
    }
    return "unknown";
}

std::string_view name(AccessMethod method) noexcept {
    switch (method) {
    case AccessMethod::none:
        return "none";
    case AccessMethod::plain:
        return "plain";
    case AccessMethod::bac:
        return "BAC";
    case AccessMethod::pace:
        return "PACE";
    }
    return "unknown";
}

std::string_view name(Overall overall) noexcept {
    switch (overall) {
    case Overall::genuine:
        return "genuine";
    case Overall::genuine_remarks:
        return "genuine_remarks";
    case Overall::cannot_tell:
        return "cannot_tell";
    case Overall::not_genuine:
        return "not_genuine";
    }
    return "unknown";
}

namespace {

bool remarkable(const Finding& finding) noexcept {
    return finding.kind != FindingKind::notice;
}

/// Terminal Authentication says what the terminal may read, nothing about the document.
bool about_the_document(const Check& check) noexcept {
    return check.id != CheckId::terminal_authentication;
}

} // namespace

Verdict Report::verdict(CheckId id) const noexcept {
    const auto found = std::find_if(checks.begin(), checks.end(), [id](const Check& check) { return check.id == id; });
    return found == checks.end() ? Verdict::not_attempted : found->verdict;
}

Verdict Report::hash_verdict(File file) const noexcept {
    for (const auto& check : checks)
        if (check.id == CheckId::data_group_hash && check.file == file) return check.verdict;
    return Verdict::not_attempted;
}

bool Report::has_finding(std::string_view id) const noexcept {
    const auto same = [id](const Finding& finding) { return finding.id.view() == id; };
    return std::any_of(findings.begin(), findings.end(), same) ||
           std::any_of(access.findings.begin(), access.findings.end(), same);
}

bool Report::any_failed() const noexcept {
    return std::any_of(checks.begin(), checks.end(),
                       [](const Check& check) { return check.verdict == Verdict::failed; });
}

bool Report::chip_proved() const noexcept {
    return verdict(CheckId::active_authentication) == Verdict::passed ||
           verdict(CheckId::chip_authentication) == Verdict::passed ||
           verdict(CheckId::pace_chip_mapping) == Verdict::passed;
}

bool Report::chip_proof_offered() const noexcept {
    return verdict(CheckId::active_authentication) != Verdict::not_offered ||
           verdict(CheckId::chip_authentication) != Verdict::not_offered ||
           verdict(CheckId::pace_chip_mapping) != Verdict::not_offered;
}

Overall Report::overall(const VerifyPolicy& policy) const noexcept {
    const auto failed = [](const Check& check) {
        return check.verdict == Verdict::failed && about_the_document(check);
    };
    if (std::any_of(checks.begin(), checks.end(), failed)) return Overall::not_genuine;

    const auto chain = verdict(CheckId::signer_chain);
    const bool signed_soundly =
        verdict(CheckId::sod_signature) == Verdict::passed && verdict(CheckId::signed_attributes) == Verdict::passed;
    const bool anchored = chain == Verdict::passed || !policy.require_trust_anchor;
    // A sound signature over groups that nobody read says nothing about the card's data.
    const bool some_data = std::any_of(checks.begin(), checks.end(), [](const Check& check) {
        return check.id == CheckId::data_group_hash && check.verdict == Verdict::passed;
    });
    if (!signed_soundly || !anchored || !some_data) return Overall::cannot_tell;
    if (policy.require_genuine_chip && !chip_proved()) return Overall::cannot_tell;
    if (policy.require_fresh_revocation && verdict(CheckId::revocation) != Verdict::passed) return Overall::cannot_tell;

    // A group that is closed to this terminal, as fingerprints are, is what one expects.
    const auto uncovered = [](const Check& check) {
        return check.id == CheckId::data_group_hash && check.verdict != Verdict::passed &&
               check.reason.view() != "closed";
    };
    const bool remarks = std::any_of(findings.begin(), findings.end(), remarkable) ||
                         std::any_of(access.findings.begin(), access.findings.end(), remarkable) ||
                         std::any_of(checks.begin(), checks.end(), uncovered) || !chip_proved() ||
                         chain != Verdict::passed;
    return remarks ? Overall::genuine_remarks : Overall::genuine;
}

bool Report::acceptable(const VerifyPolicy& policy) const noexcept {
    const auto value = overall(policy);
    return value == Overall::genuine || value == Overall::genuine_remarks;
}

} // namespace cccd
