// BSI TR-03105 part 5.1, unit ISO7816_F (Active Authentication). Known by title only: the tests say what the titles
// say.
#include "rig.hpp"

using namespace conformance;

namespace {

constexpr auto active_check = CheckId::active_authentication;

Outcome authenticate(const softchip::ProfileBuilder& chip) {
    return Inspection{built(chip), small_request()}.run();
}

void check_active_passed(const Outcome& outcome) {
    REQUIRE_MESSAGE(outcome.evidence, outcome.text);
    CHECK_MESSAGE(outcome.verdict(active_check) == Verdict::passed, outcome.reason(active_check));
    CHECK(outcome.count(0x88) == 1);
}

} // namespace

TEST_CASE("ISO7816_F_01 Active Authentication with RSA and SHA-1 passes") {
    check_active_passed(authenticate(pace_builder().active_authentication_rsa(2048, Hash::sha1)));
}

TEST_CASE("ISO7816_F_02 Active Authentication with ECDSA passes") {
    check_active_passed(authenticate(pace_builder().active_authentication_ecdsa(13, Hash::sha256)));
}

TEST_CASE("ISO7816_F_04 Active Authentication with RSA and SHA-224 passes") {
    check_active_passed(authenticate(pace_builder().active_authentication_rsa(2048, Hash::sha224)));
}

TEST_CASE("ISO7816_F_05 Active Authentication with RSA and SHA-256 passes") {
    check_active_passed(authenticate(pace_builder().active_authentication_rsa(2048, Hash::sha256)));
}

TEST_CASE("ISO7816_F_06 Active Authentication with RSA and SHA-384 passes") {
    check_active_passed(authenticate(pace_builder().active_authentication_rsa(2048, Hash::sha384)));
}

TEST_CASE("ISO7816_F_07 Active Authentication with RSA and SHA-512 passes") {
    check_active_passed(authenticate(pace_builder().active_authentication_rsa(2048, Hash::sha512)));
}

TEST_CASE("ISO7816_F_08 Active Authentication with a wrong trailer fails") {
    const auto outcome = authenticate(pace_builder().active_authentication_rsa(2048, Hash::sha256, {0x3F, 0xCC}));
    REQUIRE(outcome.evidence);
    CHECK(outcome.verdict(active_check) == Verdict::failed);
    CHECK(outcome.reason(active_check) == "trailer_unknown");
    CHECK(outcome.text == "not_genuine");
}

TEST_CASE("ISO7816_F_09 a signature algorithm that DG14 names wrongly is remarked, and a valid answer still passes") {
    auto chip = pace_builder().active_authentication_ecdsa(13, Hash::sha256);
    auto dg14 = built(chip).files.at(softchip::fid::data_group(14));
    const auto oid = from_hex("060A04007F00070101040103");
    const auto found = std::search(dg14.begin(), dg14.end(), oid.begin(), oid.end());
    REQUIRE(found != dg14.end());
    *(found + 11) = 0x7F;
    const auto outcome = authenticate(chip.group(14, dg14));
    check_active_passed(outcome);
    CHECK(outcome.verified->report.has_finding("aa.hash_not_announced"));
}
