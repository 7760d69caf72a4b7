#include "primitives/digest.hpp"
#include "primitives/modp.hpp"
#include "primitives/private_key.hpp"
#include "primitives/public_key.hpp"
#include "protocols/active_authentication.hpp"
#include "terminal.hpp"

#include <softchip/profile_builder.hpp>

using namespace chip_test;
using namespace softchip;

namespace {

Profile with_rsa(std::size_t bits, Hash hash, Bytes trailer = {}, std::uint64_t exponent = 65'537) {
    auto built =
        ProfileBuilder(profiles).access(Access::bac).active_authentication_rsa(bits, hash, trailer, exponent).build();
    REQUIRE_MESSAGE(built.profile.has_value(), built.error);
    return *built.profile;
}

// sigma^e mod n, with the public key of the chip: OpenSSL's verification without padding, done by the group code.
Bytes recover(const Profile& profile, View signature) {
    const auto key = primitives::PrivateKey::from_pkcs8(profile.active_authentication->private_key);
    const primitives::ModpGroup ring{key->modulus(), {}, {}};
    return ring.power(signature, key->exponent());
}

const std::string challenge = "F173589974BF40C6";

Bytes sign(const Profile& profile, std::uint64_t seed) {
    softchip::Chip chip(profile, seed);
    Terminal terminal(chip);
    terminal.select_application();
    REQUIRE(terminal.bac(profile.passwords.mrz_information) == 0x9000);
    const Answer answer = terminal.send(0x88, 0, unhex(challenge), profile.active_authentication ? 512 : 256);
    CHECK(answer.status == 0x9000);
    CHECK(answer.authentic);
    return answer.data;
}

} // namespace

TEST_CASE("the recoverable message is that of Appendix F") {
    const char* const file = "vectors/icao9303-11_appF_aa_iso9796-2.json";
    if (!support::have_independent(file)) return;
    const auto data = support::independent_json(file);
    CHECK(hex(recoverable_message(128, Hash::sha1, unhex("BC"), unhex(data["M1"]), unhex(data["RND_IFD"]))) ==
          data["F"]);
}

TEST_CASE("RSA signatures recover to header, hash and the trailer of each hash function") {
    struct Case {
        std::size_t bits;
        Hash hash;
        const char* trailer;
    };
    for (const Case& c :
         {Case{1024, Hash::sha1, "BC"}, Case{1280, Hash::sha224, "38CC"}, Case{2048, Hash::sha256, "34CC"},
          Case{2048, Hash::sha384, "36CC"}, Case{1536, Hash::sha512, "35CC"}}) {
        CAPTURE(c.trailer);
        const Profile profile = with_rsa(c.bits, c.hash);
        const Bytes signature = sign(profile, 31);
        REQUIRE(signature.size() == c.bits / 8);
        const Bytes f = recover(profile, signature);
        CHECK(f[0] == 0x6A);
        const Bytes trailer = unhex(c.trailer);
        CHECK(std::equal(trailer.rbegin(), trailer.rend(), f.rbegin()));
        const std::size_t hash_size = primitives::digest_size(c.hash);
        const View m1 = View(f).subspan(1, f.size() - 1 - hash_size - trailer.size());
        const View h = View(f).subspan(1 + m1.size(), hash_size);
        CHECK(hex(primitives::digest(c.hash, join({m1, unhex(challenge)}))) == hex(h));
    }
}

TEST_CASE("other trailers and exponents are made on demand") {
    const Profile profile = with_rsa(1024, Hash::sha1, unhex("33CC"), 3);
    const Bytes f = recover(profile, sign(profile, 31));
    CHECK(hex(View(f).last(2)) == "33CC");
    CHECK(f[0] == 0x6A);
}

TEST_CASE("ECDSA signatures are r and s side by side, or DER where the chip does so, over the challenge itself") {
    for (const bool plain : {true, false}) {
        auto built =
            ProfileBuilder(profiles).access(Access::bac).active_authentication_ecdsa(12, Hash::sha256, plain).build();
        REQUIRE(built.profile);
        const Bytes signature = sign(*built.profile, 31);
        if (!plain) {
            CHECK(signature[0] == 0x30);
            continue;
        }
        REQUIRE(signature.size() == 64);
        const auto curve = *primitives::Curve::standardised(12);
        const auto key = primitives::PrivateKey::from_pkcs8(built.profile->active_authentication->private_key);
        const primitives::CurveParameters parameters{curve.prime(), curve.coefficient_a(), curve.coefficient_b(),
                                                     curve.generator(), curve.order()};
        const auto verifier = primitives::PublicKey::elliptic(parameters, key->public_point());
        REQUIRE(verifier);
        CHECK(verifier->verify(primitives::Scheme::ecdsa, Hash::sha256, unhex(challenge), signature));
        CHECK_FALSE(verifier->verify(primitives::Scheme::ecdsa, Hash::sha256, unhex("F173589974BF40C7"), signature));
    }
}

TEST_CASE("Active Authentication wants access, eight bytes and the application") {
    const Profile profile = with_rsa(1024, Hash::sha1);
    softchip::Chip chip(profile, 31);
    Terminal terminal(chip);
    CHECK(terminal.send(0x88, 0, unhex(challenge), 256).status == 0x6985);
    terminal.select_application();
    CHECK(terminal.send(0x88, 0, unhex(challenge), 256).status == 0x6982);
    REQUIRE(terminal.bac(profile.passwords.mrz_information) == 0x9000);
    CHECK(terminal.send(0x88, 0, unhex("0102030405060708090A"), 256).status == 0x6700);
    CHECK(terminal.send(0x88, 1, unhex(challenge), 256).status == 0x6A86);
}

TEST_CASE("the key of a clone does not fit its DG15") {
    Profile profile = with_rsa(1024, Hash::sha1);
    const Bytes dg15_key =
        primitives::PrivateKey::from_pkcs8(profile.active_authentication->private_key)->public_key_info();
    CHECK(hex(ber::make(0x6F, dg15_key)) == hex(profile.files.at(0x010F)));
    forget_active_authentication_key(profile);
    const auto other = primitives::PrivateKey::from_pkcs8(profile.active_authentication->private_key);
    CHECK(other->bits() == 1024);
    CHECK(hex(other->public_key_info()) != hex(dg15_key));
}
