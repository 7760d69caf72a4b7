// Which certificates to send, in which order, and whether they hold (Doc 9303-11 §7.1.4.3).
#include "auth/terminal_certificate.hpp"
#include "base/try.hpp"
#include "crypto/digest.hpp"
#include "crypto/public_key.hpp"

#include <algorithm>

namespace cccd::auth {

namespace {

Error no_chain(Literal text) noexcept {
    return {ErrorCode::terminal_authentication_failed, Stage::terminal_authentication, 0, 0, text};
}

crypto::Hash hash_of(SignatureScheme scheme) noexcept {
    switch (scheme) {
    case SignatureScheme::rsa_pkcs1_sha1:
    case SignatureScheme::rsa_pss_sha1:
    case SignatureScheme::ecdsa_sha1:
        return crypto::Hash::sha1;
    case SignatureScheme::ecdsa_sha224:
        return crypto::Hash::sha224;
    case SignatureScheme::ecdsa_sha384:
        return crypto::Hash::sha384;
    case SignatureScheme::rsa_pkcs1_sha512:
    case SignatureScheme::rsa_pss_sha512:
    case SignatureScheme::ecdsa_sha512:
        return crypto::Hash::sha512;
    default:
        return crypto::Hash::sha256;
    }
}

/// Link certificates lead from CVCA to CVCA, a CVCA certifies verifiers, a verifier terminals.
bool may_certify(CvRole issuer, CvRole subject) noexcept {
    switch (subject) {
    case CvRole::cvca:
    case CvRole::domestic_verifier:
    case CvRole::foreign_verifier:
        return issuer == CvRole::cvca;
    case CvRole::terminal:
        return issuer == CvRole::domestic_verifier || issuer == CvRole::foreign_verifier;
    }
    return false;
}

using Chain = std::vector<const CvCertificate*>;

/// Depth first, at most as many certificates as there are; a self-signed one leads nowhere.
bool extend(Chain& chain, std::span<const CvCertificate> certificates, const std::string& issuer, CvRole issuer_role) {
    for (const auto& next : certificates) {
        const bool used = std::find(chain.begin(), chain.end(), &next) != chain.end();
        if (used || next.authority != issuer || next.holder == issuer || !may_certify(issuer_role, next.role)) continue;
        chain.push_back(&next);
        if (next.role == CvRole::terminal || extend(chain, certificates, next.holder, next.role)) return true;
        chain.pop_back();
    }
    return false;
}

/// A CVCA among the certificates that is the chip's trust point tells the curve of all below it.
Result<std::optional<crypto::Group>> curve_at(std::span<const CvCertificate> certificates, const std::string& holder) {
    for (const auto& each : certificates)
        if (each.holder == holder && each.key.has_curve()) return curve_of(each.key);
    return std::optional<crypto::Group>{};
}

const CvCertificate* holder_of(std::span<const CvCertificate> certificates, const std::string& name) noexcept {
    for (const auto& each : certificates)
        if (each.holder == name) return &each;
    return nullptr;
}

/// What the chip will check, checked first where this side has the issuer's key.
Status check_signatures(const Chain& chain, std::span<const CvCertificate> certificates) {
    CCCD_TRY(auto curve, curve_at(certificates, chain.front()->authority));
    for (const auto* certificate : chain) {
        if (const auto* issuer = holder_of(certificates, certificate->authority)) {
            const bool checkable = !issuer->key.point.empty() ? issuer->key.has_curve() || curve.has_value() : true;
            if (checkable) {
                CCCD_TRY(const bool holds, verify_cv_certificate(*certificate, *issuer, curve));
                if (!holds) return no_chain("a CV certificate is not signed by its issuer");
            }
        }
        if (certificate->role == CvRole::cvca && certificate->key.has_curve()) {
            CCCD_TRY(curve, curve_of(certificate->key));
        }
    }
    return {};
}

} // namespace

Result<std::optional<crypto::Group>> curve_of(const CvPublicKey& key) {
    if (!key.has_curve()) return std::optional<crypto::Group>{};
    CCCD_TRY(auto group, crypto::Group::from_numbers({key.p, key.a, key.b, key.generator, key.order}));
    return std::optional<crypto::Group>(std::move(group));
}

Result<bool> verify_with(const CvPublicKey& key, const std::optional<crypto::Group>& curve, ByteView message,
                         ByteView signature) {
    const auto scheme = scheme_of(key.algorithm);
    if (!scheme) return Error{ErrorCode::algorithm_unknown, Stage::terminal_authentication, 0, 0, "unknown signature"};
    const auto hash = hash_of(*scheme);
    CCCD_TRY(const auto digest, crypto::digest(hash, message));
    if (!key.modulus.empty()) {
        CCCD_TRY(const auto rsa, crypto::PublicKey::from_rsa(key.modulus, key.exponent));
        const bool pss = *scheme == SignatureScheme::rsa_pss_sha1 || *scheme == SignatureScheme::rsa_pss_sha256 ||
                         *scheme == SignatureScheme::rsa_pss_sha512;
        return pss ? rsa.verify_rsa_pss(hash, digest, signature) : rsa.verify_rsa_pkcs1(hash, digest, signature);
    }
    CCCD_TRY(const auto own, curve_of(key));
    const auto& group = own ? own : curve;
    if (!group) return Error{ErrorCode::curve_unknown, Stage::terminal_authentication, 0, 0, "no curve is named"};
    CCCD_TRY(const auto ec, crypto::PublicKey::from_point(group->parameter_id(), key.point));
    return ec.verify_ecdsa(digest, signature, crypto::EcdsaForm::plain);
}

Result<bool> verify_cv_certificate(const CvCertificate& certificate, const CvCertificate& issuer,
                                   const std::optional<crypto::Group>& curve) {
    return verify_with(issuer.key, curve, certificate.body, certificate.signature);
}

Result<Chain> find_chain(std::span<const CvCertificate> certificates, std::span<const std::string> references) {
    Chain best;
    for (const auto& reference : references) {
        Chain chain;
        if (extend(chain, certificates, reference, CvRole::cvca) && (best.empty() || chain.size() < best.size()))
            best = std::move(chain);
    }
    if (best.empty()) return no_chain("no certificate chain leads from the chip's trust points to this terminal");
    CCCD_CHECK(check_signatures(best, certificates));
    return best;
}

} // namespace cccd::auth
