// Project Wycheproof's signature vectors against our verification.
#include "pki/signature.hpp"
#include "support/data.hpp"

#include <doctest/doctest.h>

using namespace cccd;
using namespace cccd::pki;

namespace {

using Kind = SignatureScheme::Kind;

std::optional<Hash> hash_named(const std::string& text) {
    if (text == "SHA-1") return Hash::sha1;
    if (text == "SHA-224") return Hash::sha224;
    if (text == "SHA-256") return Hash::sha256;
    if (text == "SHA-384") return Hash::sha384;
    if (text == "SHA-512") return Hash::sha512;
    return std::nullopt;
}

std::size_t run(const std::string& file, Kind kind) {
    const auto all = support::independent_json("wycheproof/" + file);
    std::size_t ran = 0;
    for (const auto& group : all["testGroups"]) {
        const auto hash = hash_named(group["sha"]);
        const auto mask = group.contains("mgfSha") ? hash_named(group["mgfSha"]) : hash;
        if (!hash || !mask) continue;
        Remarks remarks;
        const auto key = PublicKey::from_info(from_hex(group["publicKeyDer"].get<std::string>()), remarks);
        REQUIRE(key.has_value());
        const unsigned salt = group.contains("sLen") ? group["sLen"].get<unsigned>() : 0;
        const SignatureScheme scheme{kind, *hash, *mask, salt};
        for (const auto& test : group["tests"]) {
            CAPTURE(test["tcId"].get<int>());
            const auto verdict = verify_signature(*key, scheme, from_hex(test["msg"].get<std::string>()),
                                                  from_hex(test["sig"].get<std::string>()), remarks);
            // "acceptable" is the DigestInfo without NULL, which a master list really has: we accept it.
            CHECK((verdict == SignatureVerdict::holds) == (test["result"] != "invalid"));
            ++ran;
        }
    }
    return ran;
}

} // namespace

TEST_CASE("Wycheproof's signatures are accepted and refused as they say") {
    if (!support::have_independent("wycheproof")) return;
    CHECK(run("ecdsa_brainpoolP384r1_sha384_test.json", Kind::ecdsa) > 300);
    CHECK(run("ecdsa_secp256r1_sha256_p1363_test.json", Kind::ecdsa_plain) > 200);
    CHECK(run("rsa_signature_2048_sha256_test.json", Kind::rsa_pkcs1) > 200);
    CHECK(run("rsa_pss_2048_sha256_mgf1_32_params_test.json", Kind::rsa_pss) > 50);
    CHECK(run("rsa_pss_misc_params_test.json", Kind::rsa_pss) > 50);
}
