#include "auth/active_authentication.hpp"
#include "support/aa_keys.hpp"
#include "support/data.hpp"

#include <doctest/doctest.h>

using namespace cccd;
using auth::judge_active_authentication;

namespace {

const Bytes challenge = from_hex("F173589974BF40C6");

struct Scheme {
    const char* trailer;
    const char* hash;
};
constexpr Scheme schemes[]{{"BC", "SHA1"},     {"33CC", "SHA1"},   {"38CC", "SHA224"},
                           {"34CC", "SHA256"}, {"36CC", "SHA384"}, {"35CC", "SHA512"}};

Bytes signed_by(const support::Key& key, std::size_t width, const Scheme& scheme) {
    return support::rsa_private(
        key, support::representative(width, EVP_get_digestbyname(scheme.hash), from_hex(scheme.trailer), challenge));
}

bool has(const auth::Judgement& judgement, std::string_view id) {
    for (const auto& finding : judgement.findings)
        if (finding.id.view() == id) return true;
    return false;
}

/// Signs until what is answered begins with 00 or the tries end: one in 256 does. Answered is the signature as `form`
/// gives it.
template <class Form> Bytes answer_with_leading_zero(const support::Key& key, std::size_t width, Form form) {
    const auto* md = EVP_sha256();
    for (unsigned salt = 0; salt < 20'000; ++salt) {
        Bytes m1(width - 1 - 32 - 2, 0x5A);
        m1[0] = static_cast<std::uint8_t>(salt >> 8);
        m1[1] = static_cast<std::uint8_t>(salt);
        const auto digest = support::hash_of(md, {m1, challenge});
        Bytes f{0x6A};
        f.insert(f.end(), m1.begin(), m1.end());
        f.insert(f.end(), digest.begin(), digest.end());
        f.push_back(0x34);
        f.push_back(0xCC);
        const Bytes answer = form(support::rsa_private(key, f));
        if (answer[0] == 0) return answer;
    }
    return {};
}

} // namespace

TEST_CASE("the worked example of Doc 9303-11 Appendix F is taken apart as printed") {
    if (!support::have_independent("vectors/icao9303-11_appF_aa_iso9796-2.json")) return;
    const auto vector = support::independent_json("vectors/icao9303-11_appF_aa_iso9796-2.json");
    const auto f = from_hex(vector["F"].get<std::string>());
    const auto parts = auth::parse_representative(f);
    REQUIRE(parts);
    CHECK(parts->hash == crypto::Hash::sha1);
    CHECK(to_hex(parts->m1) == vector["M1"].get<std::string>());
    CHECK(to_hex(parts->digest) == vector["H"].get<std::string>());
    const auto digest = crypto::digest(parts->hash, {parts->m1, from_hex(vector["RND_IFD"].get<std::string>())});
    CHECK(to_hex(*digest) == vector["H"].get<std::string>());
}

TEST_CASE("an RSA answer passes under every trailer of the standard and fails for another challenge") {
    const auto key = support::make_rsa_key(1536);
    const auto info = support::public_info(key);
    for (const auto& scheme : schemes) {
        CAPTURE(scheme.trailer);
        const auto answer = signed_by(key, 192, scheme);
        const auto judgement = judge_active_authentication(info, {}, challenge, answer);
        CHECK(judgement.verdict == Verdict::passed);
        CHECK(has(judgement, "aa.trailer_33cc") == (std::string_view(scheme.trailer) == "33CC"));
        const auto other = judge_active_authentication(info, {}, from_hex("0000000000000000"), answer);
        CHECK(other.verdict == Verdict::failed);
        CHECK(other.reason.view() == "signature_mismatch");
    }
}

TEST_CASE("an unknown trailer is refused by name") {
    const auto key = support::make_rsa_key(1024);
    for (const auto* trailer : {"31CC", "37CC", "3FCC"}) {
        const auto answer = signed_by(key, 128, {trailer, "SHA256"});
        const auto judgement = judge_active_authentication(support::public_info(key), {}, challenge, answer);
        CHECK(judgement.verdict == Verdict::failed);
        CHECK(judgement.reason.view() == "trailer_unknown");
    }
}

TEST_CASE("RSA keys from 1024 to 4096 bits and odd exponents are used, shorter ones are not") {
    for (const unsigned bits : {1024u, 1280u, 2048u, 3072u, 4096u}) {
        CAPTURE(bits);
        const auto key = support::make_rsa_key(bits, bits == 2048 ? 3 : bits == 3072 ? 37 : 65537);
        const auto answer = signed_by(key, bits / 8, {"34CC", "SHA256"});
        CHECK(judge_active_authentication(support::public_info(key), {}, challenge, answer).verdict == Verdict::passed);
    }
    const auto small = support::make_rsa_key(768);
    const auto answer = signed_by(small, 96, {"34CC", "SHA256"});
    const auto judgement = judge_active_authentication(support::public_info(small), {}, challenge, answer);
    CHECK(judgement.verdict == Verdict::not_attempted);
    CHECK(judgement.reason.view() == "key_unreadable");
}

TEST_CASE("a signature of the alternative production, n - s, passes") {
    const auto key = support::make_rsa_key(1024);
    const auto answer = support::modulus_minus(key, signed_by(key, 128, {"34CC", "SHA256"}));
    CHECK(judge_active_authentication(support::public_info(key), {}, challenge, answer).verdict == Verdict::passed);
}

TEST_CASE("leading zeros of the answer may be dropped or more of them sent") {
    const auto key = support::make_rsa_key(1024);
    const auto info = support::public_info(key);
    auto answer = answer_with_leading_zero(key, 128, [](Bytes signature) { return signature; });
    REQUIRE(!answer.empty());
    Bytes longer{0, 0};
    longer.insert(longer.end(), answer.begin(), answer.end());
    CHECK(judge_active_authentication(info, {}, challenge, longer).verdict == Verdict::passed);
    answer.erase(answer.begin());
    CHECK(judge_active_authentication(info, {}, challenge, answer).verdict == Verdict::passed);
    longer[0] = 1;
    CHECK(judge_active_authentication(info, {}, challenge, longer).reason.view() == "answer_too_long");
    // The alternative production is a difference of whole numbers: the octets must stand at their places again.
    auto other = answer_with_leading_zero(
        key, 128, [&](const Bytes& signature) { return support::modulus_minus(key, signature); });
    REQUIRE(!other.empty());
    other.erase(other.begin());
    CHECK(judge_active_authentication(info, {}, challenge, other).verdict == Verdict::passed);
}

TEST_CASE("a representative that recovers the whole message proves nothing and is refused") {
    const auto key = support::make_rsa_key(1024);
    const auto answer =
        support::rsa_private(key, support::representative(128, EVP_sha256(), from_hex("34CC"), challenge, 0x4A));
    CHECK(judge_active_authentication(support::public_info(key), {}, challenge, answer).verdict == Verdict::failed);
}

TEST_CASE("an answer of another key, an empty one and a damaged one fail") {
    const auto key = support::make_rsa_key(1024);
    const auto clone = support::make_rsa_key(1024);
    const auto info = support::public_info(key);
    CHECK(judge_active_authentication(info, {}, challenge, signed_by(clone, 128, schemes[3])).verdict ==
          Verdict::failed);
    CHECK(judge_active_authentication(info, {}, challenge, {}).reason.view() == "answer_empty");
    auto answer = signed_by(key, 128, schemes[3]);
    answer[60] ^= 1;
    CHECK(judge_active_authentication(info, {}, challenge, answer).verdict == Verdict::failed);
}

TEST_CASE("ECDSA answers pass plain and in DER, with the announced hash or without one") {
    const struct {
        const char* curve;
        std::size_t width;
    } curves[]{{"P-256", 32}, {"P-384", 48}, {"P-521", 66}, {"brainpoolP256r1", 32}, {"brainpoolP384r1", 48}};
    for (const auto& curve : curves) {
        CAPTURE(curve.curve);
        const auto key = support::make_ec_key(curve.curve);
        const auto info = support::public_info(key);
        const auto digest = support::hash_of(EVP_sha256(), {challenge});
        const auto plain = support::ecdsa_plain(key, digest, curve.width);
        CHECK(judge_active_authentication(info, crypto::Hash::sha256, challenge, plain).verdict == Verdict::passed);
        const auto unannounced = judge_active_authentication(info, {}, challenge, plain);
        CHECK(unannounced.verdict == Verdict::passed);
        CHECK(has(unannounced, "aa.hash_not_announced"));
        const auto der =
            judge_active_authentication(info, crypto::Hash::sha256, challenge, support::ecdsa_der(key, digest));
        CHECK(der.verdict == Verdict::passed);
        CHECK(has(der, "aa.ecdsa_der"));
        CHECK(judge_active_authentication(info, crypto::Hash::sha384, challenge, plain).verdict == Verdict::failed);
    }
}

TEST_CASE("the hash of plain ECDSA is known by its object identifier") {
    CHECK(auth::ecdsa_hash(from_hex("04007F00070101040103")) == crypto::Hash::sha256);
    CHECK(auth::ecdsa_hash(from_hex("2A8648CE3D040303")) == crypto::Hash::sha384);
    CHECK_FALSE(auth::ecdsa_hash(from_hex("04007F00070101040106")).has_value());
}

TEST_CASE("a challenge of the wrong size and an unreadable key are not attempted") {
    const auto key = support::make_rsa_key(1024);
    CHECK(judge_active_authentication(support::public_info(key), {}, from_hex("00"), from_hex("00")).reason.view() ==
          "challenge_size");
    CHECK(judge_active_authentication(from_hex("3000"), {}, challenge, from_hex("00")).reason.view() ==
          "key_unreadable");
}
