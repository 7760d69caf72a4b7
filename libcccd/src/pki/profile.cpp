// Deviations from the certificate profiles of Doc 9303-12 §7.1, as named remarks.
#include "pki/chain.hpp"
#include "pki/oid.hpp"

namespace cccd::pki {

void remark_signer_profile(const Certificate& certificate, Remarks& remarks) {
    const Extensions& extensions = certificate.extensions;
    if (!extensions.usage)
        remarks.warning("pki.signer_key_usage_missing");
    else if ((*extensions.usage & key_usage::digital_signature) == 0)
        remarks.warning("pki.signer_key_usage");
    else if (*extensions.usage != key_usage::digital_signature)
        remarks.notice("pki.signer_key_usage_wider");
    if (certificate.may_issue()) remarks.warning("pki.signer_is_authority");
    if (!extensions.has_authority_key_id) remarks.warning("pki.authority_key_id_missing");
    if (extensions.has_extended_usage) remarks.warning("pki.signer_extended_usage");
    if (!extensions.private_key_usage) remarks.notice("pki.private_key_usage_missing");
}

void remark_issuer_profile(const Certificate& certificate, Remarks& remarks) {
    const Extensions& extensions = certificate.extensions;
    if (!extensions.usage)
        remarks.notice("pki.issuer_key_usage_missing");
    else if ((*extensions.usage & key_usage::certificate_sign) == 0)
        remarks.warning("pki.issuer_key_usage");
    if (!extensions.certificate_authority)
        remarks.notice("pki.basic_constraints_missing");
    else if (!*extensions.certificate_authority)
        remarks.notice("pki.basic_constraints_not_authority");
    if (extensions.path_length.value_or(0) != 0) remarks.notice("pki.path_length");
    if (!extensions.subject_key_id) remarks.notice("pki.subject_key_id_missing");
    if (!certificate.self_issued() && !extensions.has_authority_key_id)
        remarks.notice("pki.link_without_authority_key_id");
}

} // namespace cccd::pki
