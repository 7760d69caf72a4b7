#include "primitives/digest.hpp"
#include "terminal.hpp"

#include <algorithm>
#include <softchip/profile_builder.hpp>

using namespace chip_test;
using namespace softchip;

namespace {

Profile built(const ProfileBuilder& builder) {
    auto loaded = builder.build();
    REQUIRE_MESSAGE(loaded.profile.has_value(), loaded.error);
    return *loaded.profile;
}

bool contains(View whole, View part) {
    return std::search(whole.begin(), whole.end(), part.begin(), part.end()) != whole.end();
}

} // namespace

TEST_CASE("EF.SOD and EF.COM name every data group that the chip holds") {
    const Profile profile = built(ProfileBuilder(profiles)
                                      .pace(PaceSuite{})
                                      .chip_key(Agreement::ecdh, Cipher::aes128, 13)
                                      .active_authentication_rsa(1024, Hash::sha1)
                                      .close(3));
    CHECK(hex(profile.files.at(0x011E)) == "60185F0104303130375F36063034303030305C06617563"
                                           "6D6E6F");
    for (const int number : {1, 2, 3, 13, 14, 15}) {
        CAPTURE(number);
        const Bytes digest = primitives::digest(Hash::sha256, profile.files.at(fid::data_group(number)));
        const Bytes row = ber::make(0x30, join({Bytes{2, 1, static_cast<std::uint8_t>(number)}, ber::make(4, digest)}));
        CHECK(contains(profile.files.at(0x011D), row));
    }
    CHECK(profile.closed.count(0x0103) == 1);
}

TEST_CASE("the security infos are those of Doc 9303-11 section 9.2, byte by byte") {
    const Profile profile = built(ProfileBuilder(profiles).pace(PaceSuite{}));
    CHECK(hex(profile.master_files.at(0x011C)) == "31143012060A04007F0007020204020202010202010D");
    const Profile silent = built(ProfileBuilder(profiles).pace(PaceSuite{}, false));
    CHECK(hex(silent.master_files.at(0x011C)) == "3111300F060A04007F00070202040202020102");
    // The example of Appendix I: protocol, named-by-number key, key id 13.
    const Profile keyed = built(ProfileBuilder(profiles)
                                    .pace(PaceSuite{})
                                    .chip_key(Agreement::ecdh, Cipher::aes128, 13, 13, KeyForm::standardised_id));
    const Bytes info = unhex("3062060904007F0007020201023052300C060704007F0007010202010D034200"
                             "04");
    CHECK(contains(keyed.files.at(0x010E), info));
    CHECK(contains(keyed.master_files.at(0x011D), info)); // EF.CardSecurity
    CHECK(contains(keyed.files.at(0x010E), unhex("3012060A04007F0007020203020202010102010D")));
    const Profile ecdsa = built(ProfileBuilder(profiles).active_authentication_ecdsa(12, Hash::sha256));
    CHECK(contains(ecdsa.files.at(0x010E), unhex("30170606678108010105020101060A04007F00070101040103")));
}

TEST_CASE("keys can be named, explicit, or standardised, in both kinds of group") {
    const auto group14 = [](Agreement agreement, int id, KeyForm form) {
        return built(ProfileBuilder(profiles).chip_key(agreement, Cipher::aes128, id, {}, form)).files.at(0x010E);
    };
    CHECK(contains(group14(Agreement::ecdh, 12, KeyForm::named), unhex("301306072A8648CE3D020106082A8648CE3D030107")));
    CHECK(contains(group14(Agreement::ecdh, 12, KeyForm::explicit_parameters),
                   unhex("2A8648CE3D0101022100FFFFFFFF00000001")));
    CHECK(contains(group14(Agreement::dh, 2, KeyForm::explicit_parameters), unhex("06092A864886F70D010301")));
    CHECK(contains(group14(Agreement::dh, 2, KeyForm::named), unhex("06072A8648CE3E0201")));
}

TEST_CASE("what cannot be built is named") {
    CHECK(ProfileBuilder(profiles).chip_key(Agreement::ecdh, Cipher::aes128, 3).build().error ==
          "chip_key: unknown domain parameters");
    CHECK(ProfileBuilder(profiles).signer("nobody").build().error == "cannot sign with nobody");
    CHECK(ProfileBuilder(profiles, "no-such-card").build().error == "cannot read profile.json");
}

TEST_CASE("EF.CardSecurity needs PACE, EF.CardAccess nothing") {
    const Profile profile =
        built(ProfileBuilder(profiles).pace(PaceSuite{}).chip_key(Agreement::ecdh, Cipher::aes128, 13, 1));
    softchip::Chip chip(profile, 8);
    Terminal terminal(chip);
    CHECK(terminal.select(0x011D) == 0x6982);
    CHECK(terminal.read(0x011C) == profile.master_files.at(0x011C));
    REQUIRE(terminal.pace(PaceSuite{}, 2, profile.passwords.can) == 0x9000);
    CHECK(terminal.read(0x011D) == profile.master_files.at(0x011D));
}
