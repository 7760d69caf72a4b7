#include "pki/chain.hpp"

#include "pki/der.hpp"
#include "pki/name.hpp"

namespace cccd::pki {

namespace {

bool names_key_of(const Certificate& certificate, const Anchor& anchor) {
    return certificate.extensions.authority_key_id &&
           equal(*certificate.extensions.authority_key_id, anchor.certificate.key_id()) &&
           name_key(certificate.issuer) == anchor.subject_key;
}

/// How the certificate and the anchor that did sign it speak of each other.
void remark_link(const Certificate& certificate, const Anchor& anchor, Remarks& remarks) {
    const Extensions& own = certificate.extensions;
    if (name_key(certificate.issuer) != anchor.subject_key)
        remarks.warning("pki.issuer_name_differs");
    else if (!equal(certificate.issuer, anchor.certificate.subject))
        remarks.notice("pki.issuer_name_spelled_differently");
    if (own.authority_key_id && !equal(*own.authority_key_id, anchor.certificate.key_id()))
        remarks.notice("pki.authority_key_id_differs");
    if (own.authority_serial && !equal(der::without_leading_zeros(*own.authority_serial),
                                       der::without_leading_zeros(anchor.certificate.serial)))
        remarks.notice("pki.authority_serial_differs");
}

} // namespace

Chain find_issuer(const Certificate& certificate, const Trust::State& trust, Remarks& remarks) {
    Remarks of_algorithm;
    const auto scheme = signature_scheme(certificate.algorithm, std::nullopt, of_algorithm);
    remarks.add(of_algorithm);
    if (!scheme) return {Chain::State::unsupported, nullptr, false};
    Chain chain{Chain::State::no_anchor, nullptr, scheme->hash == Hash::sha1};
    for (const Anchor* anchor : trust.candidates(certificate)) {
        const auto verdict = verify_signature(anchor->key, *scheme, certificate.tbs, certificate.signature, remarks);
        if (verdict == SignatureVerdict::holds) {
            remark_link(certificate, *anchor, remarks);
            chain.state = Chain::State::certified;
            chain.issuer = anchor;
            return chain;
        }
        if (names_key_of(certificate, *anchor)) chain.state = Chain::State::contradicted;
    }
    return chain;
}

} // namespace cccd::pki
