#include "pki/signed_list.hpp"

#include "base/try.hpp"
#include "pki/chain.hpp"
#include "pki/der.hpp"
#include "pki/oid.hpp"

namespace cccd::pki {

namespace {

constexpr Oid id_master_list{"2.23.136.1.1.2"};
constexpr Oid id_master_list_signer{"2.23.136.1.1.3"};

constexpr Error unsound(Literal text) noexcept {
    return {ErrorCode::trust_signature_invalid, Stage::trust_store, 0, 0, text};
}

Error unreadable(const Error& why) noexcept {
    return {ErrorCode::trust_file_malformed, Stage::trust_store, 0, 0, why.text};
}

std::vector<Certificate> readable(const std::vector<ByteView>& all) {
    std::vector<Certificate> out;
    for (const auto der : all)
        if (auto certificate = Certificate::parse(der)) out.push_back(*std::move(certificate));
    return out;
}

bool has_purpose(const Certificate& certificate, ByteView purpose) noexcept {
    for (const auto own : certificate.extensions.extended_usage)
        if (equal(own, purpose)) return true;
    return false;
}

/// The CSCA certificates that come with a list, as if they were trusted: only to see that the list is whole in itself.
Trust::State own_anchors(const std::vector<Certificate>& in_cms, const std::vector<Certificate>& more,
                         const Certificate& signer) {
    Trust::State own;
    for (const auto* certificates : {&in_cms, &more})
        for (const auto& certificate : *certificates)
            if (certificate.may_issue() && certificate.country() == signer.country()) own.add(certificate);
    return own;
}

Status parse_list(ByteView content, MasterList& out) {
    CCCD_TRY(const ByteView fields, tlv::only(content, der::sequence));
    Cursor cursor(fields);
    CCCD_TRY([[maybe_unused]] const ByteView version, tlv::expect(cursor, der::integer));
    CCCD_TRY(const ByteView set, tlv::only(cursor.rest(), der::set));
    CCCD_TRY(const auto elements, tlv::children(set));
    for (const auto& element : elements) {
        if (auto certificate = Certificate::parse(element.whole))
            out.certificates.push_back(*std::move(certificate));
        else
            ++out.unreadable;
    }
    return {};
}

} // namespace

bool is_master_list(const SignedData& data) noexcept {
    return data.content_type == id_master_list;
}

Result<ListSignature> verify_list_signature(const SignedData& data, ByteView purpose, const Trust::State& trust,
                                            const std::vector<Certificate>& more) {
    const auto in_cms = readable(data.certificates);
    for (const auto& info : data.signers) {
        const Certificate* signer = find_signer(info, in_cms);
        if (signer == nullptr || !has_purpose(*signer, purpose)) continue;
        ListSignature out{*signer, false, {}, {}};
        CCCD_TRY(const PublicKey key, PublicKey::from_info(signer->public_key_info, out.remarks));
        const SignerOutcome outcome = verify_signer(data, info, key, out.remarks);
        if (outcome.signature.verdict != Verdict::passed || outcome.attributes.verdict != Verdict::passed)
            return unsound("the signature of the list does not hold");
        out.signing_time = outcome.signing_time;
        out.anchored = find_issuer(*signer, trust, out.remarks).state == Chain::State::certified;
        if (out.anchored) return out;
        const Trust::State own = own_anchors(in_cms, more, *signer);
        if (find_issuer(*signer, own, out.remarks).state == Chain::State::certified) return out;
        return unsound("nobody known certified the signer of the list");
    }
    return unsound("the list names no signer that may sign it");
}

Result<MasterList> read_master_list(ByteView der, const Trust::State& trust) {
    MasterList out;
    auto data = SignedData::parse(der);
    if (!data) return unreadable(data.error());
    out.signed_data = *std::move(data);
    if (!is_master_list(out.signed_data)) return unreadable(der::malformed("no master list"));
    if (const auto parsed = parse_list(out.signed_data.content, out); !parsed) return unreadable(parsed.error());
    CCCD_TRY(ListSignature signature,
             verify_list_signature(out.signed_data, id_master_list_signer.view(), trust, out.certificates));
    out.signer = std::move(signature.signer);
    out.anchored = signature.anchored;
    out.remarks = std::move(signature.remarks);
    return out;
}

} // namespace cccd::pki
