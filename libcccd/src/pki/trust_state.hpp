// What a Trust holds: anchors with their keys, ready for look-up, and what waits for an anchor.
#pragma once

#include "pki/certificate.hpp"
#include "pki/deviation_list.hpp"
#include "pki/revocation_list.hpp"

#include <cccd/trust.hpp>
#include <set>
#include <unordered_map>

namespace cccd::pki {

struct Anchor {
    Certificate certificate;
    PublicKey key;
    std::string subject_key; ///< name_key of the subject
    std::string country;     ///< upper case
    bool self_signed = false;
};

enum class AddResult : std::uint8_t { anchor, pending, signer, known, refused };

} // namespace cccd::pki

namespace cccd {

struct Trust::State {
    std::vector<pki::Anchor> anchors;
    std::vector<pki::Certificate> pending; ///< link certificates and document signers that no anchor has signed yet
    std::vector<pki::Certificate> signers; ///< document signers given by the operator, each chained to an anchor
    std::vector<pki::RevocationList> revocation_lists;
    std::vector<pki::DeviationList> deviation_lists; ///< each signed by a signer that an anchor certified
    std::set<Bytes> fingerprints;
    std::unordered_map<std::string, std::vector<std::size_t>> by_key_id, by_subject, by_country;

    /// A certificate that the operator vouches for himself: self-signed ones are proved, others need an anchor above.
    pki::AddResult add(const pki::Certificate& certificate);
    /// A certificate out of a verified list, vouched for by the list.
    pki::AddResult add_listed(const pki::Certificate& certificate);
    /// Counts only once an anchor of its country turns out to have signed it.
    pki::AddResult add(pki::RevocationList list);
    /// Lets what waits try again; call it when anchors came in.
    void settle();

    /// The anchors that may have signed it, likeliest first, each once.
    [[nodiscard]] std::vector<const pki::Anchor*> candidates(const pki::Certificate& certificate) const;

private:
    pki::AddResult insert(const pki::Certificate& certificate, bool self_signed);
    bool promote(const pki::Certificate& certificate);
};

} // namespace cccd
