#include "auth/document_signer.hpp"

#include "pki/name.hpp"
#include "pki/validity.hpp"

namespace cccd::auth {

namespace {

using pki::Chain;
using pki::Remarks;

void set(Check& check, Verdict verdict, Literal reason) {
    check.verdict = verdict;
    check.reason = reason;
}

/// A sound signature with means that the policy does not accept proves nothing, but it is no forgery either.
void weigh(Check& check, bool uses_sha1, const pki::PublicKey& key, const VerifyPolicy& policy, Remarks& remarks) {
    if (check.verdict != Verdict::passed) return;
    const bool short_key = key.family() != pki::KeyFamily::ec && key.bits() < policy.min_rsa_bits;
    if (uses_sha1) remarks.warning("pki.sha1");
    if (short_key) remarks.warning("pki.rsa_key_short");
    if (uses_sha1 && !policy.accept_sha1)
        set(check, Verdict::not_attempted, "sha1_not_accepted");
    else if (short_key)
        set(check, Verdict::not_attempted, "rsa_key_too_short");
}

void judge_chain(SignerJudgement& out, const Trust& trust, const VerifyPolicy& policy) {
    const Chain chain = pki::find_issuer(*out.certificate, trust.state(), out.remarks);
    switch (chain.state) {
    case Chain::State::no_anchor:
        return set(out.chain, Verdict::no_trust_anchor, "no_anchor_for_signer");
    case Chain::State::contradicted:
        return set(out.chain, Verdict::failed, "signer_not_certified");
    case Chain::State::unsupported:
        return set(out.chain, Verdict::not_attempted, "signature_algorithm_unknown");
    case Chain::State::certified:
        break;
    }
    out.issuer = chain.issuer->certificate;
    set(out.chain, Verdict::passed, "");
    if (pki::is_for_other_purpose(*out.certificate)) return set(out.chain, Verdict::failed, "signer_for_other_purpose");
    pki::remark_issuer_profile(*out.issuer, out.remarks);
    pki::remark_countries(*out.certificate, *out.issuer, out.remarks);
    weigh(out.chain, chain.uses_sha1, chain.issuer->key, policy, out.remarks);
}

SignerJudgement judge(const pki::SignedData& data, const pki::SignerInfo& signer,
                      const std::vector<pki::Certificate>& certificates, const Trust& trust, const VerifyPolicy& policy,
                      WallTime now) {
    SignerJudgement out;
    const pki::Certificate* certificate = pki::find_signer(signer, certificates);
    if (certificate == nullptr) certificate = pki::find_signer(signer, trust.state().signers);
    if (certificate == nullptr) {
        for (Check* check : {&out.signature, &out.attributes, &out.chain, &out.validity, &out.revocation})
            set(*check, Verdict::not_attempted, "signer_certificate_missing");
        return out;
    }
    out.certificate = *certificate;
    out.remarks.add(certificate->remarks);
    const auto key = pki::PublicKey::from_info(certificate->public_key_info, out.remarks);
    if (!key) {
        const bool curve = key.error().code == ErrorCode::curve_unknown;
        set(out.signature, Verdict::failed, "key_unusable");
        if (curve) out.signature.reason = "curve_unknown";
        set(out.attributes, Verdict::not_attempted, "key_unusable");
    } else {
        const pki::SignerOutcome outcome = pki::verify_signer(data, signer, *key, out.remarks);
        out.signature = outcome.signature;
        out.attributes = outcome.attributes;
        out.signing_time = outcome.signing_time;
        weigh(out.signature, outcome.uses_sha1, *key, policy, out.remarks);
    }
    pki::remark_signer_profile(*certificate, out.remarks);
    judge_chain(out, trust, policy);
    const pki::Certificate* issuer = out.issuer ? &*out.issuer : nullptr;
    pki::judge_validity(out.validity, *certificate, issuer, out.signing_time, now, policy, out.remarks);
    pki::judge_revocation(out.revocation, *certificate, issuer, trust.state(), now, policy, out.remarks);
    return out;
}

int rank(const SignerJudgement& judgement) noexcept {
    const auto points = [](const Check& check) {
        if (check.verdict == Verdict::passed) return 3;
        if (check.verdict == Verdict::no_trust_anchor) return 2;
        return check.verdict == Verdict::failed ? 0 : 1;
    };
    return 100 * points(judgement.signature) + 30 * points(judgement.attributes) + 10 * points(judgement.chain) +
           3 * points(judgement.validity) + points(judgement.revocation);
}

std::vector<pki::Certificate> read_certificates(const pki::SignedData& data, Remarks& remarks) {
    std::vector<pki::Certificate> out;
    for (const auto der : data.certificates) {
        if (auto certificate = pki::Certificate::parse(der))
            out.push_back(*std::move(certificate));
        else
            remarks.warning("pki.certificate_unreadable");
    }
    return out;
}

} // namespace

SignerJudgement judge_signers(const pki::SignedData& data, const Trust& trust, const VerifyPolicy& policy,
                              WallTime now) {
    Remarks remarks = data.remarks;
    const auto certificates = read_certificates(data, remarks);
    std::optional<SignerJudgement> best;
    for (const auto& signer : data.signers) {
        SignerJudgement next = judge(data, signer, certificates, trust, policy, now);
        const bool replaces = !best || rank(next) > rank(*best);
        if (best && (next.signature.verdict == Verdict::failed || best->signature.verdict == Verdict::failed))
            remarks.warning("pki.another_signature_fails");
        if (replaces) best = std::move(next);
    }
    SignerJudgement out = best ? *std::move(best) : SignerJudgement{};
    if (data.signers.empty()) {
        for (Check* check : {&out.signature, &out.attributes, &out.chain, &out.validity, &out.revocation})
            set(*check, Verdict::not_attempted, "no_signer");
    }
    out.remarks.add(remarks);
    return out;
}

} // namespace cccd::auth
