// A terminal whose private key lies on a PKCS#11 token: whole sessions against the software chip, and what a token can
// refuse.
#include "../session/visit.hpp"
#include "soft_token.hpp"

#include <doctest/doctest.h>
#include <softchip/cv_maker.hpp>
#include <softchip/profile_builder.hpp>

using namespace flows;
using softchip::CvKey;
using softchip::CvRole;
using support::SoftToken;

namespace {

/// An authority, a verifier and a terminal with keys of one kind.
struct Pki {
    explicit Pki(const std::function<std::optional<CvKey>()>& make)
        : root(*make()), dv_key(*make()), terminal(*make()) {
        self = issue({"VNCVCA00001", "VNCVCA00001", CvRole::authority}, root, root);
        certificates.push_back(issue({"VNCVCA00001", "VNDV00001", CvRole::domestic_verifier}, dv_key, root));
        certificates.push_back(issue({"VNDV00001", "VNIS00001", CvRole::terminal}, terminal, dv_key));
    }
    static Bytes issue(const softchip::CvRequest& request, const CvKey& holder, const CvKey& issuer) {
        return softchip::make_cv_certificate(request, holder, issuer);
    }
    CvKey root, dv_key, terminal;
    Bytes self;
    std::vector<Bytes> certificates;
};

PinSource pin(const char* digits, int* asked = nullptr) {
    return [digits, asked]() -> Result<SecretBytes> {
        if (asked != nullptr) ++*asked;
        return SecretBytes(as_bytes(digits));
    };
}

Result<Evidence> read_fingerprints(const Pki& pki, Signer& signer) {
    auto loaded = softchip::ProfileBuilder(CCCD_PROFILES)
                      .access(softchip::Access::pace)
                      .pace({softchip::Mapping::generic, softchip::Agreement::ecdh, softchip::Cipher::aes128, 13})
                      .chip_key(softchip::Agreement::ecdh, softchip::Cipher::aes128, 13, 13)
                      .terminal_authentication({pki.self}, "260601")
                      .build();
    REQUIRE_MESSAGE(loaded.profile, loaded.error);
    Visit visit(*loaded.profile);
    const TerminalCredentials terminal{pki.certificates, &signer};
    ReadRequest request;
    request.files = {File::dg1, File::dg3};
    request.terminal = &terminal;
    return visit.read(keys_of(*loaded.profile), request);
}

void check_visit(SoftToken& token, const std::string& label, const std::string& id,
                 const std::function<std::optional<CvKey>()>& make) {
    CAPTURE(label);
    const Pki pki(make);
    token.import(pki.terminal.pkcs8(), label, id);
    int asked = 0;
    const auto signer = signer_from_token(SoftToken::uri(label), pin("1234", &asked));
    REQUIRE_MESSAGE(signer, describe(signer.error()));
    CHECK(asked == 1);
    const auto evidence = read_fingerprints(pki, **signer);
    REQUIRE_MESSAGE(evidence, describe(evidence.error()));
    CHECK_FALSE(evidence->file(File::dg3).empty());
    const auto verified = verify(*evidence, trust_in("cccd-2021"), {}, today());
    REQUIRE(verified);
    CHECK(verified->report.verdict(CheckId::terminal_authentication) == Verdict::passed);
}

} // namespace

TEST_CASE("with its key on a token a terminal reads the fingerprints: ECDSA, RSASSA-PSS and PKCS#1 v1.5") {
    if (!SoftToken::available()) return;
    SoftToken token;
    using softchip::Hash;
    check_visit(token, "p256-sha256", "01", [] { return CvKey::elliptic(12, Hash::sha256); });
    check_visit(token, "brainpool384-sha512", "02", [] { return CvKey::elliptic(16, Hash::sha512); });
    check_visit(token, "p521-sha512", "03", [] { return CvKey::elliptic(18, Hash::sha512); });
    check_visit(token, "pss-sha256", "04", [] { return CvKey::rsa(2048, Hash::sha256, true); });
    check_visit(token, "pkcs1-sha1", "05", [] { return CvKey::rsa(2048, Hash::sha1, false); });
    check_visit(token, "pkcs1-sha512", "06", [] { return CvKey::rsa(2048, Hash::sha512, false); });
}

TEST_CASE("each thing that can be wrong with a token has its own error, and a wrong PIN is tried once") {
    if (!SoftToken::available()) return;
    SoftToken token;
    token.import(CvKey::elliptic(12, softchip::Hash::sha256)->pkcs8(), "terminal", "01");
    const auto code = [](const std::string& uri, const PinSource& source) {
        const auto signer = signer_from_token(uri, source);
        return signer ? ErrorCode::internal : signer.error().code;
    };
    const std::string good = SoftToken::uri("terminal"), query = good.substr(good.find('?'));

    CHECK(code("pkcs11:token=Kiosk%207;object=terminal?module-path=/none.so", pin("1234")) ==
          ErrorCode::signer_unavailable);
    CHECK(code("pkcs11:token=Kiosk%207?module-path=/usr/lib/x86_64-linux-gnu/libcrypto.so.3", pin("1234")) ==
          ErrorCode::signer_unavailable);
    CHECK(code(SoftToken::uri("terminal", "another"), pin("1234")) == ErrorCode::signer_unavailable);
    int asked = 0;
    const auto refused = signer_from_token(good, pin("4321", &asked));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::signer_pin_refused);
    CHECK(refused.error().os_code == 0xA0); // CKR_PIN_INCORRECT
    CHECK(asked == 1);
    CHECK(code(SoftToken::uri("nothing"), pin("1234")) == ErrorCode::signer_key_not_found);
    CHECK(code("file:terminal.key", pin("1234")) == ErrorCode::invalid_argument);
    CHECK(code("pkcs11:token=Kiosk%207;object=terminal", pin("1234")) == ErrorCode::invalid_argument);
    CHECK(code(good + "&pin-value=1234", pin("1234")) == ErrorCode::invalid_argument);
    CHECK(code(good, {}) == ErrorCode::invalid_argument);
    CHECK(code(good, [] {
              return Result<SecretBytes>(Error{ErrorCode::cancelled, {}, 0, 0, ""});
          }) == ErrorCode::cancelled);

    token.import(CvKey::elliptic(12, softchip::Hash::sha256)->pkcs8(), "terminal", "02");
    CHECK(code(good, pin("1234")) == ErrorCode::signer_key_not_found);
    CHECK(code("pkcs11:token=Kiosk%207;object=terminal;id=%02" + query, pin("1234")) == ErrorCode::internal);
}

TEST_CASE("two signers share a token, and a scheme that the key has not is refused") {
    if (!SoftToken::available()) return;
    SoftToken token;
    token.import(CvKey::elliptic(12, softchip::Hash::sha256)->pkcs8(), "ec", "01");
    token.import(CvKey::rsa(2048, softchip::Hash::sha256)->pkcs8(), "rsa", "02");
    auto ec = signer_from_token(SoftToken::uri("ec"), pin("1234"));
    auto rsa = signer_from_token(SoftToken::uri("rsa"), pin("1234"));
    REQUIRE(ec);
    REQUIRE_MESSAGE(rsa, describe(rsa.error()));
    const auto message = as_bytes("message");
    CHECK((*ec)->sign(SignatureScheme::ecdsa_sha512, message)->size() == 64);
    CHECK((*rsa)->sign(SignatureScheme::rsa_pss_sha512, message)->size() == 256);
    CHECK((*ec)->sign(SignatureScheme::rsa_pss_sha256, message).error().code == ErrorCode::key_malformed);
    CHECK((*rsa)->sign(SignatureScheme::ecdsa_sha256, message).error().code == ErrorCode::key_malformed);
    ec->reset();
    CHECK((*rsa)->sign(SignatureScheme::rsa_pkcs1_sha256, message)->size() == 256);
}
