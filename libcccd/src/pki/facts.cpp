#include "pki/facts.hpp"

#include "pki/chain.hpp"
#include "pki/cms.hpp"
#include "pki/deviation_list.hpp"
#include "pki/name.hpp"
#include "pki/trust_state.hpp"

namespace cccd::pki {

std::string key_text(const Certificate& certificate) {
    Remarks unused;
    const auto key = PublicKey::from_info(certificate.public_key_info, unused);
    if (!key) return "unusable";
    switch (key->family()) {
    case KeyFamily::rsa:
        return "RSA " + std::to_string(key->bits());
    case KeyFamily::dsa:
        return "DSA " + std::to_string(key->bits());
    case KeyFamily::ec:
        return std::string(key->curve()->name) + (key->explicit_parameters() ? ", explicit" : "");
    }
    return {};
}

namespace {

/// Of a signed list: whose it is.
bool fill_signer(const SignedData& data, TrustEntry& entry) {
    std::vector<Certificate> certificates;
    for (const ByteView certificate_der : data.certificates)
        if (auto certificate = Certificate::parse(certificate_der)) certificates.push_back(*std::move(certificate));
    for (const auto& info : data.signers) {
        const Certificate* signer = find_signer(info, certificates);
        if (signer == nullptr) continue;
        entry.subject = name_text(signer->subject);
        entry.issuer = name_text(signer->issuer);
        entry.country = signer->country();
        entry.key = key_text(*signer);
        entry.valid_from = signer->not_before;
        entry.valid_until = signer->not_after;
        return true;
    }
    return false;
}

} // namespace

bool fill_facts(ByteView der, TrustEntry& entry) {
    entry.fingerprint = to_hex(digest(Hash::sha256, der));
    if (const auto certificate = Certificate::parse(der)) {
        entry.subject = name_text(certificate->subject);
        entry.issuer = name_text(certificate->issuer);
        entry.country = certificate->country();
        entry.key = key_text(*certificate);
        entry.valid_from = certificate->not_before;
        entry.valid_until = certificate->not_after;
        if (certificate->extensions.private_key_usage)
            entry.key_use_ends = certificate->extensions.private_key_usage->until;
        Remarks remarks = certificate->remarks;
        if (certificate->may_issue())
            remark_issuer_profile(*certificate, remarks);
        else
            remark_signer_profile(*certificate, remarks);
        for (const auto& finding : remarks.all()) entry.findings.emplace_back(finding.id.view());
        return true;
    }
    if (const auto data = SignedData::parse(der); data && is_deviation_list(*data)) return fill_signer(*data, entry);
    if (const auto list = RevocationList::parse(der)) {
        entry.subject = entry.issuer = name_text(list->issuer);
        entry.country = name_country(list->issuer);
        entry.valid_from = list->this_update;
        entry.valid_until = list->next_update.value_or(list->this_update + std::chrono::days{90});
        return true;
    }
    return false;
}

} // namespace cccd::pki

namespace cccd {

std::vector<TrustEntry> entries_of(const Trust& trust) {
    std::vector<TrustEntry> out;
    const auto add = [&out](TrustRole role, ByteView der) {
        TrustEntry entry;
        entry.role = role;
        pki::fill_facts(der, entry);
        out.push_back(std::move(entry));
    };
    for (const auto& anchor : trust.state().anchors) add(TrustRole::anchor, anchor.certificate.der);
    for (const auto& list : trust.state().revocation_lists) add(TrustRole::revocation_list, list.der);
    return out;
}

} // namespace cccd
