// CMS SignedData (RFC 5652 §5) as EF.SOD, EF.CardSecurity, master lists and deviation lists use it. BER is accepted
// here; the certificates inside stay as they are and must be DER.
#pragma once

#include "pki/certificate.hpp"
#include "tlv/tlv.hpp"

namespace cccd::pki {

/// One SignerInfo; views into the input.
struct SignerInfo {
    std::uint32_t version = 0;
    ByteView issuer; ///< Name, whole; empty where a key identifier stands
    ByteView serial;
    std::optional<ByteView> subject_key_id;
    ByteView digest_algorithm;                     ///< content of the AlgorithmIdentifier
    std::optional<tlv::Element> signed_attributes; ///< under its implicit tag [0]
    ByteView signature_algorithm;                  ///< content
    Bytes signature;
};

struct SignedData {
    std::uint32_t version = 0;
    std::vector<ByteView> digest_algorithms; ///< content of each
    ByteView content_type;                   ///< object identifier
    Bytes content;                           ///< eContent
    std::vector<ByteView> certificates;      ///< whole, as they stand
    std::vector<ByteView> revocation_lists;
    std::vector<SignerInfo> signers;
    Remarks remarks;

    /// A ContentInfo. Octets after it are only remarked. `input` must outlive the result.
    /// Errors: data_malformed, data_unexpected_tag, data_truncated: it is no SignedData with content.
    static Result<SignedData> parse(ByteView input);
};

/// What a SignerInfo's signature came to; reasons as in Check.
struct SignerOutcome {
    Check signature{CheckId::sod_signature};
    Check attributes{CheckId::signed_attributes};
    std::optional<WallTime> signing_time;
    bool uses_sha1 = false; ///< for the signature or for the message digest
};

/// The certificate that a SignerInfo names, among those given.
[[nodiscard]] const Certificate* find_signer(const SignerInfo& signer, const std::vector<Certificate>& certificates);

[[nodiscard]] SignerOutcome verify_signer(const SignedData& data, const SignerInfo& signer, const PublicKey& key,
                                          Remarks& remarks);

} // namespace cccd::pki
