#include "exit_codes.hpp"

namespace cli {

ExitCode exit_code(const cccd::Report& report) {
    using cccd::CheckId;
    using cccd::Verdict;
    cccd::VerifyPolicy policy;
    if (report.any_failed()) return ExitCode::check_failed;
    if (report.verdict(CheckId::signer_chain) == Verdict::no_trust_anchor) return ExitCode::no_trust_anchor;
    policy.require_genuine_chip = report.chip_proof_offered();
    return report.acceptable(policy) ? ExitCode::good : ExitCode::check_failed;
}

} // namespace cli
