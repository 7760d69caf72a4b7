#include "protocols/terminal_authentication_card.hpp"

#include "core/ber.hpp"

#include <algorithm>

namespace softchip {

TrustPoints::TrustPoints(const TerminalAuthentication& configuration) : date_(configuration.current_date) {
    for (const auto& bytes : configuration.trust_points) {
        auto certificate = parse_whole_cv_certificate(bytes);
        if (certificate && known_.size() < 2) known_.push_back(std::move(*certificate));
    }
}

const CvCertificate* TrustPoints::find(const std::string& holder_reference) const {
    const auto found = std::find_if(known_.begin(), known_.end(), [&](const CvCertificate& certificate) {
        return certificate.holder_reference == holder_reference;
    });
    return found == known_.end() ? nullptr : &*found;
}

void TrustPoints::advance(const std::string& date) {
    date_ = std::max(date_, date);
}

void TrustPoints::add(CvCertificate certificate) {
    known_.insert(known_.begin(), std::move(certificate));
    if (known_.size() > 2) known_.pop_back();
}

std::vector<std::string> TrustPoints::references() const {
    std::vector<std::string> out;
    for (const auto& certificate : known_) out.push_back(certificate.holder_reference);
    return out;
}

Bytes TrustPoints::ef_cvca() const {
    Bytes content;
    for (const auto& reference : references()) append(content, ber::make(0x42, view(reference)));
    content.resize(36, 0x00);
    return content;
}

namespace {

// §7.1.4.3: an authority signs link certificates and verifiers, a verifier signs terminals.
bool may_issue(Role issuer, Role subject) {
    if (issuer == Role::authority) return subject != Role::terminal;
    return issuer != Role::terminal && subject == Role::terminal;
}

} // namespace

const CvCertificate* TerminalAuthenticationCard::issuer(const TrustPoints& trust) const {
    if (imported_ && imported_->certificate.holder_reference == selected_) return &imported_->certificate;
    return trust.find(selected_);
}

bool TerminalAuthenticationCard::select_key(const TrustPoints& trust, const std::string& reference) {
    selected_ = reference;
    return issuer(trust) != nullptr;
}

bool TerminalAuthenticationCard::import(TrustPoints& trust, View body_and_signature) {
    const CvCertificate* by = issuer(trust);
    auto certificate = parse_cv_certificate(body_and_signature);
    if (by == nullptr || !certificate) return false;

    // Step 1: the right issuer, a valid signature, not expired (a link certificate may be).
    if (certificate->authority_reference != by->holder_reference || !may_issue(by->role, certificate->role))
        return false;
    if (!by->key.verify(certificate->body, certificate->signature)) return false;
    const bool link = certificate->role == Role::authority;
    if (!link && certificate->expiration < trust.current_date()) return false;
    // A trust point whose time is over signs nothing but link certificates.
    if (!link && by->role == Role::authority && by->expiration < trust.current_date()) return false;

    // Step 2: verifiers and terminals inherit the domain parameters of their authority.
    if (certificate->key.suite.scheme == primitives::Scheme::ecdsa && !certificate->key.curve)
        certificate->key.curve = by->key.curve;
    const std::uint8_t inherited =
        imported_ && by == &imported_->certificate ? imported_->effective_rights : by->rights;
    const bool accurate = certificate->role != Role::terminal || by->role == Role::domestic_verifier;
    if (accurate) trust.advance(certificate->effective);
    if (link) {
        trust.add(std::move(*certificate));
        return true;
    }
    const auto effective = static_cast<std::uint8_t>(certificate->rights & inherited);
    imported_ = Imported{std::move(*certificate), effective};
    terminal_selected_ = false;
    return true;
}

bool TerminalAuthenticationCard::select_terminal(const std::string& reference) {
    terminal_selected_ = imported_ && imported_->certificate.role == Role::terminal &&
                         imported_->certificate.holder_reference == reference;
    return terminal_selected_;
}

bool TerminalAuthenticationCard::authenticate(View message, View signature) {
    if (!terminal_selected_ || !imported_) return false;
    authenticated_ = imported_->certificate.key.verify(message, signature);
    return authenticated_;
}

bool TerminalAuthenticationCard::may_read(int data_group) const {
    if (!authenticated_ || rights_ended_ || !imported_) return false;
    return (imported_->effective_rights & (data_group == 3 ? 0x01 : 0x02)) != 0;
}

} // namespace softchip
