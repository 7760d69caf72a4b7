// A signer whose key lies on a PKCS#11 token. Hashing is done here: many tokens sign digests only.
#include "base/try.hpp"
#include "crypto/failure.hpp"
#include "crypto/token.hpp"

#include <algorithm>
#include <array>

namespace cccd {

namespace {

using namespace crypto;

/// DigestInfo up to the digest (RFC 8017 §9.2, note 1).
ByteView digest_info(Hash hash) noexcept {
    static constexpr std::array<std::uint8_t, 15> sha1{0x30, 0x21, 0x30, 0x09, 0x06, 0x05, 0x2B, 0x0E,
                                                       0x03, 0x02, 0x1A, 0x05, 0x00, 0x04, 0x14};
    static constexpr std::array<std::uint8_t, 19> sha256{0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01,
                                                         0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20};
    static constexpr std::array<std::uint8_t, 19> sha512{0x30, 0x51, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01,
                                                         0x65, 0x03, 0x04, 0x02, 0x03, 0x05, 0x00, 0x04, 0x40};
    return hash == Hash::sha1 ? ByteView(sha1) : hash == Hash::sha256 ? ByteView(sha256) : ByteView(sha512);
}

CK_RSA_PKCS_PSS_PARAMS pss_parameters(Hash hash) noexcept {
    const auto salt = static_cast<CK_ULONG>(digest_size(hash));
    return hash == Hash::sha1     ? CK_RSA_PKCS_PSS_PARAMS{CKM_SHA_1, CKG_MGF1_SHA1, salt}
           : hash == Hash::sha256 ? CK_RSA_PKCS_PSS_PARAMS{CKM_SHA256, CKG_MGF1_SHA256, salt}
                                  : CK_RSA_PKCS_PSS_PARAMS{CKM_SHA512, CKG_MGF1_SHA512, salt};
}

class TokenSigner final : public Signer {
public:
    TokenSigner(TokenSession session, CK_OBJECT_HANDLE key, CK_KEY_TYPE type) noexcept
        : session_(std::move(session)), key_(key), type_(type) {}

    Result<Bytes> sign(SignatureScheme scheme, ByteView message) override {
        const auto facts = facts_of(scheme);
        if (type_ != (facts.padding == Padding::none ? CKK_EC : CKK_RSA))
            return bad_key("the token's key does not fit the scheme");
        CCCD_TRY(auto hashed, digest(facts.hash, message));
        switch (facts.padding) {
        case Padding::none: // r ‖ s comes as the standard wants it
            return session_.sign(key_, {CKM_ECDSA, nullptr, 0}, hashed);
        case Padding::pkcs1: {
            const auto prefix = digest_info(facts.hash);
            hashed.insert(hashed.begin(), prefix.begin(), prefix.end());
            return session_.sign(key_, {CKM_RSA_PKCS, nullptr, 0}, hashed);
        }
        case Padding::pss: {
            auto parameters = pss_parameters(facts.hash);
            return session_.sign(key_, {CKM_RSA_PKCS_PSS, &parameters, sizeof parameters}, hashed);
        }
        }
        return failure("no such padding");
    }

private:
    TokenSession session_;
    CK_OBJECT_HANDLE key_;
    CK_KEY_TYPE type_;
};

} // namespace

Result<std::unique_ptr<Signer>> signer_from_token(const std::string& uri, const PinSource& pin) {
    CCCD_TRY(const auto parsed, parse_token_uri(uri));
    CCCD_TRY(auto module, load_module(parsed.get()));
    CCCD_TRY(auto session, TokenSession::open(std::move(module), parsed.get()));
    CCCD_CHECK(session.log_in(pin));
    CCCD_TRY(const auto key, session.find_private_key(parsed.get()));
    CCCD_TRY(const auto type, session.key_type(key));
    return std::unique_ptr<Signer>(std::make_unique<TokenSigner>(std::move(session), key, type));
}

} // namespace cccd
