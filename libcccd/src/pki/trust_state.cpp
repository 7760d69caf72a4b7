#include "pki/trust_state.hpp"

#include "pki/chain.hpp"
#include "pki/country.hpp"
#include "pki/name.hpp"

#include <algorithm>

namespace cccd {

using pki::AddResult;
using pki::Anchor;
using pki::Certificate;

namespace {

std::string upper(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

std::string text_key(ByteView bytes) {
    return std::string(as_text(bytes));
}

bool proves_itself(const Certificate& certificate) {
    pki::Remarks unused;
    const auto key = pki::PublicKey::from_info(certificate.public_key_info, unused);
    return key && pki::verify_issued(certificate, *key, unused) == pki::SignatureVerdict::holds;
}

bool has_usable_key(const Certificate& certificate) {
    pki::Remarks unused;
    return pki::PublicKey::from_info(certificate.public_key_info, unused).has_value();
}

/// Says that its own key signed it: then nobody else's can make good a signature that fails.
bool names_itself(const Certificate& certificate) {
    const auto& named = certificate.extensions.authority_key_id;
    return certificate.self_issued() && named && equal(*named, certificate.key_id());
}

void append(std::vector<const Anchor*>& out, const std::vector<Anchor>& anchors,
            const std::unordered_map<std::string, std::vector<std::size_t>>& index, const std::string& key) {
    const auto found = index.find(key);
    if (found == index.end()) return;
    for (const std::size_t at : found->second)
        if (std::find(out.begin(), out.end(), &anchors[at]) == out.end()) out.push_back(&anchors[at]);
}

} // namespace

AddResult Trust::State::insert(const Certificate& certificate, bool self_signed) {
    pki::Remarks remarks;
    auto key = pki::PublicKey::from_info(certificate.public_key_info, remarks);
    if (!key) return AddResult::refused;
    Anchor anchor{certificate, *std::move(key), pki::name_key(certificate.subject), upper(certificate.country()),
                  self_signed};
    const std::size_t at = anchors.size();
    by_key_id[text_key(certificate.key_id())].push_back(at);
    by_subject[anchor.subject_key].push_back(at);
    by_country[anchor.country].push_back(at);
    anchors.push_back(std::move(anchor));
    return AddResult::anchor;
}

AddResult Trust::State::add(const Certificate& certificate) {
    if (fingerprints.count(certificate.fingerprint()) != 0) return AddResult::known;
    if (!has_usable_key(certificate)) return AddResult::refused;
    const bool authority = certificate.may_issue(), proved = authority && proves_itself(certificate);
    if (!proved && (names_itself(certificate) || (certificate.self_issued() && !authority))) return AddResult::refused;
    fingerprints.insert(certificate.fingerprint());
    if (proved) return insert(certificate, true);
    if (promote(certificate)) return certificate.may_issue() ? AddResult::anchor : AddResult::signer;
    pending.push_back(certificate);
    return AddResult::pending;
}

AddResult Trust::State::add_listed(const Certificate& certificate) {
    if (!certificate.may_issue()) return AddResult::refused;
    if (!fingerprints.insert(certificate.fingerprint()).second) return AddResult::known;
    return insert(certificate, proves_itself(certificate));
}

bool Trust::State::promote(const Certificate& certificate) {
    pki::Remarks unused;
    const auto chain = pki::find_issuer(certificate, *this, unused);
    if (chain.state != pki::Chain::State::certified) return false;
    if (!certificate.may_issue()) {
        signers.push_back(certificate);
        return true;
    }
    // A link carries trust from one key of a state to its next. To another state only the operator or a list can.
    if (pki::country_key(certificate.country()) != pki::country_key(chain.issuer->certificate.country())) return false;
    return insert(certificate, false) == AddResult::anchor;
}

AddResult Trust::State::add(pki::RevocationList list) {
    if (!fingerprints.insert(pki::digest(pki::Hash::sha256, list.der)).second) return AddResult::known;
    revocation_lists.push_back(std::move(list));
    return AddResult::pending;
}

void Trust::State::settle() {
    for (bool moved = true; moved;) {
        moved = false;
        std::vector<Certificate> waiting = std::move(pending);
        pending.clear();
        for (const auto& certificate : waiting) {
            if (promote(certificate))
                moved = true;
            else
                pending.push_back(certificate);
        }
    }
    for (auto& list : revocation_lists) {
        if (list.verified) continue;
        pki::Remarks unused;
        const auto scheme = pki::signature_scheme(list.algorithm, std::nullopt, unused);
        if (!scheme) continue;
        std::vector<const Anchor*> likely;
        if (list.authority_key_id) append(likely, anchors, by_key_id, text_key(*list.authority_key_id));
        append(likely, anchors, by_subject, list.issuer_key);
        append(likely, anchors, by_country, upper(pki::name_country(list.issuer)));
        const std::string country = upper(pki::name_country(list.issuer));
        list.verified = std::any_of(likely.begin(), likely.end(), [&](const Anchor* anchor) {
            return anchor->country == country && pki::verify_signature(anchor->key, *scheme, list.tbs, list.signature,
                                                                       unused) == pki::SignatureVerdict::holds;
        });
    }
}

std::vector<const Anchor*> Trust::State::candidates(const Certificate& certificate) const {
    std::vector<const Anchor*> out;
    if (certificate.extensions.authority_key_id)
        append(out, anchors, by_key_id, text_key(*certificate.extensions.authority_key_id));
    append(out, anchors, by_subject, pki::name_key(certificate.issuer));
    append(out, anchors, by_country, upper(pki::name_country(certificate.issuer)));
    return out;
}

} // namespace cccd
